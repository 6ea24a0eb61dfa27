import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-07',
  severity: 'warning',
  title: {
    ru: 'Проверка длится дольше, чем отведено на обнаружение',
    en: 'A check outlasts the time meant for detection',
  },
  message: {
    ru: (p) =>
      `Одна проверка ${ru.quote(p.id)} может длиться ${ru.time(p.timeout)}, а на все неудачи подряд отведено ${ru.time(p.budget)}.`,
    en: (p) =>
      `One check of ${en.quote(p.id)} may last ${en.time(p.timeout)}, while all failures in a row are meant to take ${en.time(p.budget)}.`,
  },
  fix: {
    ru: () => 'Задайте тайм-аут проверки (timeout) меньше её периода (interval).',
    en: () => 'Set the time-out of the check (timeout) below its interval (interval).',
  },
  why: {
    ru: 'Для зависшего сервера настоящий период проверки равен тайм-ауту: обнаружение займёт в разы больше расчётного.',
    en: 'For a hanging server the real period of the check is its time-out: detection takes several times longer than planned.',
  },
  source: 'HAProxy 3.5, configuration.txt (timeout check)',
  example: { id: 'profiles', timeout: 10, budget: 6 },
}

/** The stock template of Patroni (3s x 3, time-out 5s) is within the budget: silent. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      const checks = element.kind === 'loadBalancer' ? element.healthCheck : undefined
      const proxy = element.kind === 'database' && element.proxy?.technology === 'haproxy' ? element.proxy : undefined
      const timeout = checks?.timeout ?? proxy?.timeout
      if (timeout === undefined) return []
      const interval = checks ? seconds(checks.interval) : knob(proxy?.interval, '3s')
      const budget = interval * (checks?.failures ?? proxy?.fall ?? 3)
      if (seconds(timeout) <= budget) return []
      const path = `${element.id}.${checks ? 'healthCheck' : 'proxy'}.timeout`
      return [report(context, entry, path, { id: element.id, timeout: seconds(timeout), budget })]
    }),
}
