import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { mostReplicas } from '../deployed.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'OTL-04',
  severity: 'error',
  title: { ru: 'Одна трасса попадает в разные коллекторы', en: 'One trace reaches several collectors' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: ${ru.count(p.replicas, 'экземпляр решает', 'экземпляра решают', 'экземпляров решают')} о трассах порознь, части одной трассы между ними не сводятся.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.count(p.replicas, 'instance decides', 'instances decide')} on traces apart; the parts of one trace do not come together.`,
  },
  fix: {
    ru: () => 'Распределяйте части по номеру трассы (load-balancing exporter; traceIdBalancing: true).',
    en: () => 'Spread spans by trace id (load-balancing exporter; traceIdBalancing: true).',
  },
  why: {
    ru: 'Каждый экземпляр видит обрывок трассы и судит по нему: сохраняются бессвязные куски.',
    en: 'Each instance sees a fragment and judges by it: what is kept are broken pieces.',
  },
  source: 'OpenTelemetry Collector, tail sampling processor',
  example: { id: 'collector', replicas: 3 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs, 'monitoring').flatMap(({ id, opentelemetry }) => {
      if (opentelemetry?.sampling !== 'tail' || opentelemetry.traceIdBalancing === true) return []
      const replicas = context.deploymentsOf(id).reduce((sum, deployment) => sum + mostReplicas(deployment), 0)
      if (replicas < 2) return []
      return [report(context, entry, `${id}.opentelemetry.traceIdBalancing`, { id, replicas })]
    }),
}
