import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import { poolersOf } from '../poolers.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-06',
  severity: 'info',
  title: { ru: 'Очередь PgBouncer дольше терпения клиента', en: 'PgBouncer queue outlasts the client' },
  message: {
    ru: (p) =>
      `Запрос ждёт соединения до ${ru.time(p.wait)}, а ${ru.quote(p.client)} отступается через ${ru.time(p.timeout)}.`,
    en: (p) =>
      `A query may wait ${en.time(p.wait)} for a connection, but ${en.quote(p.client)} gives up after ${en.time(p.timeout)}.`,
  },
  fix: {
    ru: (p) => `Задайте queryWaitTimeout не больше ${ru.time(p.timeout)}.`,
    en: (p) => `Set queryWaitTimeout to ${en.time(p.timeout)} at most.`,
  },
  why: {
    ru: 'База выполняет запросы, ответа на которые никто не ждёт, и перегрузка кормит сама себя.',
    en: 'The database works on queries that nobody waits for, and overload feeds itself.',
  },
  source: 'PgBouncer 1.25, config.md (query_wait_timeout)',
  example: { wait: 120, client: 'api', timeout: 0.5 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    poolersOf(context).flatMap(({ pool, path, clients }) => {
      const wait = knob(pool.queryWaitTimeout, '2m')
      const impatient = clients.find(({ timeout }) => timeout !== undefined && seconds(timeout) < wait)
      if (!impatient?.timeout) return []
      const params = { wait, client: impatient.from, timeout: seconds(impatient.timeout) }
      return [report(context, entry, `${path}.queryWaitTimeout`, params)]
    }),
}
