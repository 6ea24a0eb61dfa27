/** Response time of a journey at a percentile: the slowest population binds. */
import type { JourneyLatency, PerformanceAnalysis } from '../../analyse/analysis.ts'
import { analysePerformance } from '../../analyse/performance/analyse.ts'
import type { ArchitectureDocument } from '../../language/document.ts'
import type { Said } from '../../language/text.ts'
import type { LatencyMeasure } from '../../language/vocabulary/index.ts'
import { sayValue } from '../../text/format.ts'
import { beside, breaks, type Promised, promiseOf, worstOf } from '../binding.ts'
import { type Evidence, join, type Outcome, titleOf, unknown } from '../outcome.ts'
import { holds } from '../target.ts'
import { unplaced } from './unplaced.ts'

/** Growth of the load that must not break a promise. */
const MORE = 1.1

/**
 * The analysis under the load of a measure: the one at hand, or a new one when the load is grown. Of response times a new
 * one has those of the document's measures under such a load, or only that of `measure` when it is none of them.
 */
export function performanceAt(
  evidence: Evidence,
  load: 'normal' | 'peak',
  growth: number,
  measure?: LatencyMeasure,
): PerformanceAnalysis {
  const { topology, analysis, grown } = evidence
  if (growth === 1) return analysis.performance[load]
  const listed = latenciesAt(topology.document, growth)
  const alone = measure && !listed.includes(measure) ? measure : undefined
  const key = JSON.stringify([load, growth, alone])
  const known = grown?.get(key)
  if (known) return known
  const found = analysePerformance(topology, { load, growth, latenciesOf: alone ? [alone] : listed })
  grown?.set(key, found)
  return found
}

/** Measures of response times under a load grown so far, or by the ten per cent that must not break them. */
function latenciesAt(document: ArchitectureDocument, growth: number): LatencyMeasure[] {
  const measures = document.requirements.flatMap((requirement) => requirement.measures)
  return measures
    .filter((m) => m.metric === 'latency')
    .filter((m) => {
      const own = m.growth ?? 1
      return own === growth || own * MORE === growth
    })
}

export function judgeLatency(measure: LatencyMeasure, evidence: Evidence): Outcome {
  const load = measure.load ?? 'peak'
  const growth = measure.growth ?? 1
  const wanted = measure.from === undefined ? measure.of : `${measure.of} from ${measure.from}`
  const select = (performance: PerformanceAnalysis): JourneyLatency[] =>
    performance.latencies.filter(
      (l) => l.journey === measure.of && (measure.from === undefined || l.region === measure.from),
    )
  const rows = select(performanceAt(evidence, load, growth, measure))
  if (rows.length === 0) {
    return unknown(wanted, {
      ru: `«${measure.of}» не вызывают пользователи ни одного региона, время отклика не определено`,
      en: `no region's users start "${measure.of}": it has no response time`,
    })
  }
  const nowhere = unplaced(evidence.topology, measure.of)
  const promise = promiseOf(measure, 's')
  const outcomes = rows.map((row) => outcomeOf(evidence, measure, row))
  const worst = worstOf(outcomes, wanted, promise, notComputed)
  if (worst.missing || !worst.value) return worst
  // What runs nowhere takes time too: it can only make a breach worse.
  if (breaks(worst.value, promise)) return beside(worst, nowhere)
  if (nowhere) return unknown(wanted, nowhere)
  if (evidence.valuesOnly) return worst
  const risk = loadRisk(evidence, measure, select, load, growth, promise)
  return risk ? { ...worst, risk } : worst
}

const notComputed: Said = { ru: 'перцентиль не рассчитан', en: 'the percentile is not computed' }

function outcomeOf({ topology }: Evidence, measure: LatencyMeasure, row: JourneyLatency): Outcome {
  const scope = `${row.journey} from ${row.region}`
  if (row.unknown) return unknown(scope, row.unknown)
  const value = row.percentiles.find((p) => p.p === measure.percentile)?.value
  if (!value) return unknown(scope, notComputed)
  const place = titleOf(topology, row.region)
  const when = conditions(measure, measure.load ?? 'peak', measure.growth ?? 1)
  const parts = partsOf(row)
  return {
    scope,
    value,
    why: { ru: `${place.ru}, ${when.ru}: ${parts.ru}`, en: `${place.en}, ${when.en}: ${parts.en}` },
  }
}

/** Ten per cent more load must not break the promise, else it is at risk. */
function loadRisk(
  evidence: Evidence,
  measure: LatencyMeasure,
  select: (performance: PerformanceAnalysis) => JourneyLatency[],
  load: 'normal' | 'peak',
  growth: number,
  promise: Promised,
): Said | undefined {
  const grown = select(performanceAt(evidence, load, growth * MORE, measure))
  const values = grown.flatMap(
    (row) => row.percentiles.find((p) => p.p === measure.percentile)?.value[promise.at] ?? [],
  )
  const most = Math.max(...values)
  if (holds(most, promise.target)) return undefined
  const time = sayValue(most, 's')
  return {
    ru: Number.isFinite(most)
      ? `при нагрузке на 10 % больше будет ${time.ru}`
      : 'при нагрузке на 10 % больше ресурс насыщается',
    en: Number.isFinite(most) ? `with 10 % more load it is ${time.en}` : 'with 10 % more load a resource saturates',
  }
}

function conditions(measure: LatencyMeasure, load: 'normal' | 'peak', growth: number): Said {
  const grown = growth === 1 ? '' : ` ×${growth}`
  return load === 'peak'
    ? { ru: `p${measure.percentile} в пике${grown}`, en: `p${measure.percentile} at peak${grown}` }
    : { ru: `p${measure.percentile} при обычной нагрузке${grown}`, en: `p${measure.percentile} at normal load${grown}` }
}

const kinds: Record<JourneyLatency['parts'][number]['kind'], (name: Said) => Said> = {
  network: (name) => ({ ru: `«${name.ru}» (сеть)`, en: `network to "${name.en}"` }),
  service: (name) => ({ ru: `«${name.ru}» (обработка)`, en: `work of "${name.en}"` }),
  wait: (name) => ({ ru: `«${name.ru}» (ожидание)`, en: `queue at "${name.en}"` }),
  commit: (name) => ({ ru: `«${name.ru}» (фиксация на копиях)`, en: `commit on the standbys of "${name.en}"` }),
}

/** This many parts of an answer are named. */
const NAMED = 2

/** The parts of the mean, by element and kind, that weigh most; of those without end only the elements. */
function partsOf(row: JourneyLatency): Said {
  const full = row.parts.filter((part) => part.seconds === Number.POSITIVE_INFINITY)
  if (full.length > 0) {
    const ru = [...new Set(full.map((part) => `«${part.label.ru}»`))].slice(0, NAMED)
    const en = [...new Set(full.map((part) => `"${part.label.en}"`))].slice(0, NAMED)
    return { ru: `нагрузку не выдерживает ${ru.join(', ')}`, en: `the load is too high for ${en.join(' and ')}` }
  }
  // Several calls of one element are one part of the answer.
  const sums = new Map<string, JourneyLatency['parts'][number]>()
  for (const part of row.parts) {
    const key = `${part.kind} ${part.label.en}`
    sums.set(key, { ...part, seconds: part.seconds + (sums.get(key)?.seconds ?? 0) })
  }
  const most = [...sums.values()].sort((a, b) => b.seconds - a.seconds).slice(0, NAMED)
  if (most.length === 0) return { ru: 'ничто не отнимает времени', en: 'nothing takes time' }
  const listed = most.map((part) => {
    const name = kinds[part.kind](part.label)
    const time = sayValue(part.seconds, 's')
    return { ru: `${name.ru} ${time.ru}`, en: `${name.en}, ${time.en}` }
  })
  const list = { ru: join(listed, ', ').ru, en: join(listed, ' and ').en }
  return { ru: `дольше всего ${list.ru}`, en: `mostly ${list.en}` }
}
