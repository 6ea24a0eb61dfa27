import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-08',
  severity: 'warning',
  title: { ru: 'Подключение к базе ждёт дольше самого запроса', en: 'Connecting outlasts the call' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: connect_timeout ${ru.time(p.connect)}, а вызов отводит на всё ${ru.time(p.timeout)}.`,
    en: (p) =>
      `${en.quote(p.id)}: connect_timeout is ${en.time(p.connect)}, but the whole call has ${en.time(p.timeout)}.`,
  },
  fix: {
    ru: () => 'Задайте connectTimeout короче времени вызова, но не 0s: это ожидание без конца.',
    en: () => 'Set connectTimeout below the time-out of the call, and not to 0s, which waits without an end.',
  },
  why: {
    ru: 'Недоступный сервер не отвечает отказом, а молчит. Пока пул ждёт его, адрес следующего сервера никто не пробует.',
    en: 'A server that is gone does not refuse, it is silent. While the pool waits for it, nobody tries the next address.',
  },
  source: 'PostgreSQL 15, libpq-connect.html (connect_timeout)',
  example: { id: 'api', connect: 10, timeout: 0.5 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap((database) =>
      context.relationsTo(database.id).flatMap((relation) => {
        const client = context.elements.get(relation.from)
        const pool = client && 'pool' in client ? client.pool : undefined
        if (pool?.connectTimeout === undefined || relation.timeout === undefined) return []
        const [connect, timeout] = [seconds(pool.connectTimeout), seconds(relation.timeout)]
        if (connect > 0 && connect <= timeout) return []
        return [report(context, entry, `${relation.from}.pool.connectTimeout`, { id: relation.from, connect, timeout })]
      }),
    ),
}
