/**
 * Evidence for one measure only: what its metric does not read is not analysed. Sweeps over many documents would be too
 * slow otherwise; the value is the same as in the whole analysis (a test compares them).
 */
import { analyse } from '../analyse/analyse.ts'
import type { Analysis } from '../analyse/analysis.ts'
import { analyseAvailability } from '../analyse/availability/analyse.ts'
import { analyseConsistency } from '../analyse/consistency/analyse.ts'
import { analyseCost } from '../analyse/cost/analyse.ts'
import { analyseData } from '../analyse/data/analyse.ts'
import { played } from '../analyse/data/scenarios.ts'
import { analyseFailures, playScenario } from '../analyse/failures/analyse.ts'
import { analysePerformance } from '../analyse/performance/analyse.ts'
import { resolveTopology } from '../analyse/topology/resolve.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Id, LatencyMeasure, Measure } from '../language/vocabulary/index.ts'
import type { Evidence } from './outcome.ts'

/** The evidence a measure needs. */
export function evidenceFor(document: ArchitectureDocument, measure: Measure): Evidence {
  const topology = resolveTopology(document)
  // Response times are the dearest part, and only one journey's are ever asked for.
  const latenciesOf = measure.metric === 'latency' ? [measure] : []
  const parts = (): Pick<Analysis, 'performance' | 'data'> => ({
    performance: performanceOf(topology, latenciesOf, 'peak'),
    data: analyseData(topology),
  })
  const nothing: Analysis = {
    performance: { normal: empty('normal'), peak: empty('peak') },
    data: { recoveries: [], restores: [], durability: [] },
    failures: { scenarios: [], survivors: [] },
    availability: { journeys: [] },
    consistency: { stores: [] },
    cost: { total: undefined, items: [], currency: undefined },
  }
  const given = (some: Partial<Analysis>): Evidence => ({
    topology,
    analysis: { ...nothing, ...some },
    grown: new Map(),
  })
  switch (measure.metric) {
    case 'latency':
    case 'throughput':
      return given({
        performance: performanceOf(
          topology,
          latenciesOf,
          measure.metric === 'latency' ? (measure.load ?? 'peak') : 'peak',
        ),
      })
    case 'cost':
      return given({ cost: analyseCost(topology) })
    case 'durability':
    case 'rpo':
      return given({ data: analyseData(topology) })
    case 'staleness':
    case 'rule':
    case 'measured':
      return given({})
    case 'headroom': {
      const performance = performanceOf(topology, latenciesOf, 'peak')
      return given({ performance, failures: { scenarios: playedUnder(topology, performance, measure), survivors: [] } })
    }
    case 'rto': {
      const { performance, data } = parts()
      return given({
        performance,
        data,
        failures: { scenarios: playedUnder(topology, performance, measure), survivors: [] },
      })
    }
    case 'availability':
    case 'downtime': {
      const { performance, data } = parts()
      const failures = analyseFailures(topology, performance, data, { singles: 'timed', pairs: false })
      const availability = analyseAvailability(narrowed(topology, measure.of, measure.from), failures, performance, {
        whole: topology,
      })
      return given({ performance, data, failures, availability })
    }
    case 'consistency':
    case 'data-loss-on-partition': {
      const data = analyseData(topology)
      return given({ data, consistency: analyseConsistency(topology, data) })
    }
    default:
      return analyse(document)
  }
}

/** One load only; both when a headroom at normal load may be asked for costs little without response times. */
function performanceOf(
  topology: Topology,
  latenciesOf: readonly LatencyMeasure[],
  load: 'normal' | 'peak',
): Analysis['performance'] {
  const at = (wanted: 'normal' | 'peak') =>
    analysePerformance(topology, { load: wanted, latenciesOf: wanted === load ? latenciesOf : [] })
  return { normal: at('normal'), peak: at('peak') }
}

function empty(load: 'normal' | 'peak'): Analysis['performance']['peak'] {
  return { load, growth: 1, stations: [], bottlenecks: [], latencies: [], throughput: [], pools: [] }
}

function playedUnder(
  topology: Topology,
  performance: Analysis['performance'],
  measure: Measure,
): Analysis['failures']['scenarios'] {
  const under = 'under' in measure && measure.under !== undefined ? [measure.under].flat() : []
  return topology.document.scenarios
    .filter((scenario) => under.includes(scenario.id))
    .map((scenario) => playScenario(topology, performance.peak, played(scenario)))
}

/** The topology with one journey, and one population when it is known; loads come from the whole one. */
function narrowed(topology: Topology, journey: Id, region: Id | undefined): Topology {
  return {
    ...topology,
    journeys: topology.journeys
      .filter((j) => j.journey.id === journey)
      .map((j) => ({ ...j, populations: j.populations.filter((p) => region === undefined || p.region === region) })),
  }
}
