import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-09',
  severity: 'warning',
  title: { ru: 'История метрик хранится только в Prometheus', en: 'The history of metrics lives in Prometheus only' },
  message: {
    ru: (p) => `${ru.quote(p.id)} хранит метрики ${ru.time(p.retention)} локально, без копии во внешнем хранилище.`,
    en: (p) => `${en.quote(p.id)} keeps ${en.time(p.retention)} of metrics locally, without a copy in a remote store.`,
  },
  fix: {
    ru: () => 'Включите remote write (remoteWrite: true) или объявите историю необязательной.',
    en: () => 'Turn remote write on (remoteWrite: true), or do not rely on the history.',
  },
  why: {
    ru: 'Локальная база Prometheus не реплицируется: с диском узла пропадает вся история, в том числе для SLO.',
    en: 'The local database of Prometheus is not replicated: with the disk of the host the whole history goes, that of the SLOs included.',
  },
  source: 'Prometheus, storage (local storage is not clustered or replicated)',
  example: { id: 'prometheus', retention: 31536000 },
}

/** Up to a month is short-term data. */
export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) => {
      const retention = alerting?.retention === undefined ? 0 : seconds(alerting.retention)
      if (retention <= seconds('31d') || alerting?.remoteWrite === true) return []
      return [report(context, entry, `${id}.alerting.retention`, { id, retention })]
    }),
}
