import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-13',
  severity: 'error',
  title: { ru: 'Алерты никому не приходят', en: 'Alerts reach nobody' },
  message: {
    ru: (p) => `У ${ru.quote(p.id)} настроены алерты, но получателей нет.`,
    en: (p) => `${en.quote(p.id)} raises alerts, but has no receivers.`,
  },
  fix: {
    ru: () => 'Укажите в receivers, куда приходят алерты: дежурный сервис, чат.',
    en: () => 'Name in receivers where alerts go: an on-call service, a chat.',
  },
  why: {
    ru: 'Время восстановления, где решает человек, начинается с того, что он узнал об отказе.',
    en: 'Where a person decides, recovery starts when he learns of the failure.',
  },
  source: 'Alertmanager 0.34, configuration (receivers)',
  example: { id: 'prometheus' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) =>
      alerting && (alerting.receivers ?? []).length === 0
        ? [report(context, entry, `${id}.alerting.receivers`, { id })]
        : [],
    ),
}
