import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-04',
  severity: 'warning',
  title: {
    ru: 'HAProxy рвёт соединения, которые пул считает живыми',
    en: 'HAProxy cuts connections that the pool takes for live ones',
  },
  message: {
    ru: (p) =>
      `HAProxy перед ${ru.quote(p.id)} закрывает простаивающее соединение через ${ru.time(p.session)}, а пул ${ru.quote(p.client)} хранит его ${ru.time(p.idle)}.`,
    en: (p) =>
      `HAProxy before ${en.quote(p.id)} closes an idle connection after ${en.time(p.session)}, but the pool of ${en.quote(p.client)} keeps it for ${en.time(p.idle)}.`,
  },
  fix: {
    ru: () => 'Сделайте idleTimeout пула короче timeout client и timeout server.',
    en: () => 'Make the idleTimeout of the pool shorter than timeout client and timeout server.',
  },
  why: {
    ru: 'Пул выдаёт уже закрытое соединение, и первый запрос после паузы падает.',
    en: 'The pool hands out a connection that is closed already, and the first request after a pause fails.',
  },
  source: 'common practice; Patroni 4.1.4, haproxy.cfg',
  example: { id: 'profiles', session: 60, client: 'api', idle: 600 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, proxy }) => {
      if (proxy?.technology !== 'haproxy' || proxy.sessionTimeout === undefined) return []
      const session = seconds(proxy.sessionTimeout)
      return context.relationsTo(id).flatMap(({ from: client }) => {
        const element = context.elements.get(client)
        const given = element && 'pool' in element ? element.pool?.idleTimeout : undefined
        const idle = given === undefined ? 0 : seconds(given)
        if (idle < session) return []
        return [report(context, entry, `${client}.pool.idleTimeout`, { id, session, client, idle })]
      })
    }),
}
