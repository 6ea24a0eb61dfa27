import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-06',
  severity: 'error',
  title: { ru: 'Тревога доходит только до одного Alertmanager', en: 'An alert reaches one Alertmanager only' },
  message: {
    ru: (p) => `${ru.quote(p.id)} отправляет тревоги через балансировщик, а не на каждый Alertmanager.`,
    en: (p) => `${en.quote(p.id)} sends alerts through a balancer instead of to every Alertmanager.`,
  },
  fix: {
    ru: () => 'Перечислите в Prometheus все экземпляры Alertmanager (alertmanagers: all).',
    en: () => 'List every Alertmanager in Prometheus (alertmanagers: all).',
  },
  why: {
    ru: 'Экземпляры договариваются, кто оповестит, исходя из того, что тревогу видят все.',
    en: 'The instances agree on who notifies because each is supposed to see every alert.',
  },
  source: 'Alertmanager 0.34, high_availability.md',
  example: { id: 'prometheus' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) =>
      alerting?.alertmanagers === 'load-balanced'
        ? [report(context, entry, `${id}.alerting.alertmanagers`, { id })]
        : [],
    ),
}
