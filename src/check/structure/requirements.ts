/** Requirements, scenarios and views: they can be judged, played and drawn. */

import type { Finding } from '../../findings/finding.ts'
import { isStore } from '../../language/stores.ts'
import { inLanguage } from '../../language/text.ts'
import type { ElementKind, Measure, Requirement } from '../../language/vocabulary/index.ts'
import { type Context, type MeasureAt, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { targetUnits } from '../target.ts'
import { code } from './codes.ts'
import { nearTarget } from './near-target.ts'
import { hasUnit } from './values.ts'

type Metric = Measure['metric']
const comparator = /^(>=|<=|>|<) (.+)$/
const consistencyNames = new Set([
  'eventual',
  'read-your-writes',
  'causal',
  'sequential',
  'snapshot-isolation',
  'linearizable',
  'strict-serializable',
])
const examples: Record<Metric, string> = {
  availability: '>= 99.95%',
  downtime: '<= 4h',
  latency: '<= 300ms',
  throughput: '>= 1200/s',
  headroom: '>= 30%',
  rto: '<= 30m',
  rpo: '<= 4h',
  durability: '>= 99.999%',
  staleness: '<= 5s',
  consistency: '>= read-your-writes',
  'data-loss-on-partition': '<= 0s',
  cost: '<= 12000 USD/month',
  rule: '>= 30d',
  measured: '<= 300',
}
/** Metrics that are better when larger. */
const more = new Set<Metric>(['availability', 'throughput', 'headroom', 'durability', 'consistency'])
const less = new Set<Metric>(['downtime', 'latency', 'rto', 'rpo', 'staleness', 'data-loss-on-partition', 'cost'])

export function checkRequirements(context: Context): Finding[] {
  return [
    ...context.document.requirements.flatMap((requirement) => checkScenarioParts(context, requirement)),
    ...context.measures.flatMap((at) => [...checkTarget(context, at), ...checkScope(context, at)]),
    ...context.document.scenarios
      .filter((scenario) => scenario.faults.length === 0)
      .map(({ id }) => report(context, code('scenario-empty'), `${id}.faults`, { id })),
    ...context.document.views.flatMap((view) => {
      const left = listOf(view.include).filter((id) => !listOf(view.exclude).includes(id))
      const empty = view.include !== undefined && left.length === 0
      return empty ? [report(context, code('view-empty'), view.id, { id: view.id })] : []
    }),
  ]
}

function checkScenarioParts(context: Context, requirement: Requirement): Finding[] {
  const { id, scenario, measures } = requirement
  const findings: Finding[] = []
  if (measures.length === 0) findings.push(report(context, code('requirement-no-measure'), `${id}.measures`, { id }))
  if (scenario === undefined) return findings
  const parts = ['source', 'stimulus', 'artifact', 'environment', 'response', 'measure'] as const
  const empty = parts.filter((part) => inLanguage(scenario[part], 'en').trim() === '')
  if (empty.length > 0) {
    findings.push(report(context, code('scenario-no-measure'), `${id}.scenario`, { id, parts: empty.join(', ') }))
  }
  return findings
}

function checkTarget(context: Context, { requirement, measure, path }: MeasureAt): Finding[] {
  const target: unknown = measure.target
  // A metric nobody knows may be called like a method of every object.
  const example = Object.hasOwn(examples, measure.metric) ? examples[measure.metric] : undefined
  if (example === undefined || (measure.metric === 'rule' && target === undefined)) return []
  const params = { requirement: requirement.id, metric: measure.metric, target: String(target ?? ''), example }
  const match = typeof target === 'string' ? comparator.exec(target) : null
  const wanted = more.has(measure.metric) ? '>=' : less.has(measure.metric) ? '<=' : undefined
  if (!match || !fitsMetric(match[2] ?? '', measure)) {
    const suggestion = nearTarget(params.target, measure.metric, wanted)
    return [report(context, code('measure-target'), `${path}.target`, { ...params, ...(suggestion && { suggestion }) })]
  }
  const larger = match[1]?.startsWith('>')
  if (wanted === undefined || larger === (wanted === '>=')) return []
  return [report(context, code('measure-direction'), `${path}.target`, { ...params, comparator: wanted })]
}

function fitsMetric(text: string, measure: Measure): boolean {
  const unit = targetUnits[measure.metric]
  switch (unit) {
    case 'consistency':
      return consistencyNames.has(text)
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text))
    case 'rule':
      return hasUnit(text, 'duration') || Number.isFinite(Number(text))
    default:
      return hasUnit(text, unit)
  }
}

/** What `of` may be, by metric. `journey` and `store` are groups of kinds. */
const scopes: Record<Metric, readonly ('journey' | 'store' | 'runs' | 'any' | 'cdn' | 'monitoring' | 'external')[]> = {
  availability: ['journey', 'store', 'runs', 'cdn', 'external'],
  downtime: ['journey', 'store', 'runs', 'cdn', 'external'],
  latency: ['journey'],
  throughput: ['journey'],
  headroom: ['journey', 'store', 'runs'],
  rto: ['journey', 'store', 'runs', 'cdn'],
  rpo: ['journey', 'store'],
  durability: ['journey', 'store'],
  staleness: ['store', 'cdn'],
  consistency: ['store'],
  'data-loss-on-partition': ['store', 'journey'],
  cost: ['any'],
  rule: ['any'],
  measured: ['any'],
}
const runs = new Set<ElementKind>([
  'service',
  'worker',
  'gateway',
  'identityProvider',
  'monitoring',
  'loadBalancer',
  'globalBalancer',
])

function checkScope(context: Context, { requirement, measure, path }: MeasureAt): Finding[] {
  const allowed = Object.hasOwn(scopes, measure.metric) ? scopes[measure.metric] : undefined
  const of = measure.of
  if (!allowed || of === undefined || allowed.includes('any')) return []
  const element = context.elements.get(of)
  if (!element && !context.journeys.has(of)) return []
  const group = !element
    ? 'journey'
    : isStore(element)
      ? 'store'
      : element.kind === 'cdn'
        ? 'cdn'
        : element.kind === 'externalSystem'
          ? 'external'
          : runs.has(element.kind)
            ? 'runs'
            : 'other'
  if (allowed.some((name) => name === group)) return []
  const params = { requirement: requirement.id, metric: measure.metric, of, kind: element?.kind ?? 'journey' }
  return [report(context, code('measure-scope'), `${path}.of`, params)]
}
