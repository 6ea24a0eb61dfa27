/** Headroom and throughput when autoscalers have started all they may: judged when a measure asks for it, said beside the others. */
import type { ScenarioOutcome } from '../analyse/analysis.ts'
import { played } from '../analyse/data/scenarios.ts'
import { playScenario } from '../analyse/failures/analyse.ts'
import { analysePerformance } from '../analyse/performance/analyse.ts'
import { scaledOut } from '../analyse/performance/scaled-out.ts'
import type { Said } from '../language/text.ts'
import type { HeadroomMeasure, Id, ThroughputMeasure } from '../language/vocabulary/index.ts'
import { sayValue } from '../text/format.ts'
import type { Evidence, Outcome } from './outcome.ts'

/** Evidence on the system with all replicas that autoscalers may start; undefined when they start none. */
function evidenceAtMost(evidence: Evidence, under: Id | undefined): Evidence | undefined {
  const topology = scaledOut(evidence.topology)
  if (!topology) return undefined
  const at = (load: 'normal' | 'peak') => analysePerformance(topology, { load, latenciesOf: [] })
  const performance = { normal: at('normal'), peak: at('peak') }
  const scenarios = topology.document.scenarios
    .filter((scenario) => scenario.id === under)
    .map((scenario): ScenarioOutcome => playScenario(topology, performance.peak, played(scenario)))
  const analysis = { ...evidence.analysis, performance, failures: { scenarios, survivors: [] } }
  return { ...evidence, topology, analysis, grown: new Map() }
}

/**
 * Judges a measure on the replicas that it names. On those that run, what the autoscalers would make of it is said beside, when
 * that differs.
 */
export function onReplicas<M extends HeadroomMeasure | ThroughputMeasure>(
  measure: M,
  evidence: Evidence,
  judged: (measure: M, evidence: Evidence) => Outcome,
): Outcome {
  const under = measure.metric === 'headroom' ? measure.under : undefined
  if (measure.replicas === 'autoscaler-max') {
    const outcome = judged(measure, evidenceAtMost(evidence, under) ?? evidence)
    return { ...outcome, why: prefixed(outcome.why) }
  }
  const outcome = judged(measure, evidence)
  if (evidence.valuesOnly || !outcome.value || under !== undefined) return outcome
  const most = evidenceAtMost(evidence, under)
  const value = most && judged(measure, { ...most, valuesOnly: true }).value
  if (!value || !differs(outcome.value.typical, value.typical)) return outcome
  const then = sayValue(value.typical, measure.metric === 'headroom' ? 'ratio' : '/s')
  const why: Said = {
    ru: `${outcome.why.ru}; когда автомасштабирование запустит всё, что может, — ${then.ru}`,
    en: `${outcome.why.en}; ${then.en} once autoscalers have started all they may`,
  }
  return { ...outcome, why }
}

function prefixed(why: Said): Said {
  return {
    ru: `с учётом всех реплик автомасштабирования: ${why.ru}`,
    en: `with all replicas that autoscalers may start: ${why.en}`,
  }
}

function differs(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-3 * Math.max(Math.abs(a), Math.abs(b))
}
