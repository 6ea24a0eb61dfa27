import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { singleReplica } from '../deployed.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'
import { lostWhole } from './PRM-08.ts'

const entry: CodeEntry = {
  code: 'PRM-01',
  severity: 'warning',
  title: { ru: 'Мониторинг в одном экземпляре', en: 'A single monitoring instance' },
  message: {
    ru: (p) => `${ru.quote(p.id)} работает в одном экземпляре: его отказ оставит систему без присмотра.`,
    en: (p) => `${en.quote(p.id)} runs as one instance: when it fails, nobody watches the system.`,
  },
  fix: {
    ru: () => 'Запустите два одинаковых экземпляра (replicas: 2) и кластер Alertmanager из двух узлов.',
    en: () => 'Run two equal instances (replicas: 2) and an Alertmanager cluster of two.',
  },
  why: {
    ru: 'Два Prometheus просто дублируют друг друга, Alertmanager убирает повторы — это дешёвая страховка.',
    en: 'Two Prometheis simply duplicate each other and Alertmanager removes the repeats: a cheap insurance.',
  },
  source: 'Alertmanager 0.34, high_availability.md; common practice',
  example: { id: 'prometheus' },
}

/** When a scenario takes all of it away, PRM-08 tells that: its remedy is the same. */
export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) => {
      const only = alerting && !lostWhole(context, id) && singleReplica(context, id)
      return only ? [report(context, entry, `${only.id}.replicas`, { id }, id)] : []
    }),
}
