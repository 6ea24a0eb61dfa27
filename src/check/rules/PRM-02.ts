import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-02',
  severity: 'warning',
  title: { ru: 'За мониторингом никто не следит', en: 'Nobody watches the monitoring' },
  message: {
    ru: (p) => `У ${ru.quote(p.id)} нет постоянно горящего алерта (dead man's switch): о его молчании никто не узнает.`,
    en: (p) => `${en.quote(p.id)} has no always-firing alert (dead man's switch): nobody learns that it is silent.`,
  },
  fix: {
    ru: () =>
      'Заведите всегда активный алерт и внешнего получателя, который звонит, когда он пропадает (deadMansSwitch: true).',
    en: () => 'Add an always-firing alert and an outside receiver that calls when it stops (deadMansSwitch: true).',
  },
  why: {
    ru: 'Тишина выглядит одинаково, когда всё хорошо и когда мониторинг не работает.',
    en: 'Silence looks the same when all is well and when the monitoring is dead.',
  },
  source: 'common practice',
  example: { id: 'prometheus' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) =>
      alerting && alerting.deadMansSwitch !== true
        ? [report(context, entry, `${id}.alerting.deadMansSwitch`, { id })]
        : [],
    ),
}
