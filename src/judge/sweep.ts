/**
 * Evidence for one measure only: what its metric does not read is not analysed. Sweeps over many documents would be too
 * slow otherwise; the value is the same as in the whole analysis (a test compares them).
 */
import type { Analysis, PerformanceAnalysis } from '../analyse/analysis.ts'
import { analyseAvailability } from '../analyse/availability/analyse.ts'
import { analyseConsistency } from '../analyse/consistency/analyse.ts'
import { analyseCost } from '../analyse/cost/analyse.ts'
import { analyseData } from '../analyse/data/analyse.ts'
import { played } from '../analyse/data/scenarios.ts'
import { playScenario } from '../analyse/failures/analyse.ts'
import { type Wired, wired } from '../analyse/failures/wiring.ts'
import { analysePerformance } from '../analyse/performance/analyse.ts'
import { resolveTopology } from '../analyse/topology/resolve.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Id, LatencyMeasure, Measure } from '../language/vocabulary/index.ts'
import { lazyFailures } from './lazy-failures.ts'
import type { Evidence } from './outcome.ts'

/** A document whose analyses are made when a measure first asks for them, each once for all measures. */
export interface Source {
  /** The evidence a measure needs. */
  evidence: (measure: Measure) => Evidence
  parts: Parts
}

/** What measures read and several of them share. */
interface Parts {
  topology: Topology
  /** The same with the indexes that the failure analysis asks for. */
  deployed: () => Wired
  /** Without response times: they are the dearest part, and only one journey's are ever asked for. */
  load: (load: 'normal' | 'peak') => PerformanceAnalysis
  failures: () => Analysis['failures']
  data: () => Analysis['data']
}

/** The evidence a measure needs. */
export function evidenceFor(document: ArchitectureDocument, measure: Measure): Evidence {
  return sourceOf(document).evidence(measure)
}

/** Evidence of a document; analyses are made on demand. */
export function sourceOf(document: ArchitectureDocument): Source {
  const topology = resolveTopology(document)
  const deployed = once(() => wired(topology))
  const load = loadsOf(topology)
  const failures = once(() => lazyFailures(deployed(), load('peak')))
  return source({ topology, deployed, load, failures, data: once(() => analyseData(topology)) })
}

/** Yearly rates of outages and lost hosts: how often, not what happens then. */
const RATE = /^[^.]+\.(outage|host)\.rate$/

/** Whether a change at a path leaves loads and recoveries as they are, so that evidence of the changed document is cheap. */
export function keepsRecoveries(path: string): boolean {
  return RATE.test(path)
}

/** Evidence of a document that differs from that of `base` at one path (to a rate that is not zero): what cannot have changed is taken over. */
export function changedSource(base: Source, document: ArchitectureDocument, path: string): Source {
  if (!keepsRecoveries(path)) return sourceOf(document)
  const topology = resolveTopology(document)
  return source({ ...base.parts, topology, data: once(() => analyseData(topology)) })
}

function source(parts: Parts): Source {
  return { parts, evidence: (measure) => evidenceOf(parts, measure) }
}

function evidenceOf(parts: Parts, measure: Measure): Evidence {
  const { topology } = parts
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
  const peak = (): Analysis['performance'] => ({ normal: empty('normal'), peak: parts.load('peak') })
  switch (measure.metric) {
    case 'latency':
      return given({ performance: latencies(parts, measure) })
    case 'throughput':
      return given({ performance: peak() })
    case 'cost':
      return given({ cost: analyseCost(topology) })
    case 'durability':
    case 'rpo':
      return given({ data: parts.data() })
    case 'staleness':
    case 'rule':
    case 'measured':
      return given({})
    case 'headroom': {
      const performance = { normal: parts.load('normal'), peak: parts.load('peak') }
      return given({ performance, failures: { scenarios: playedUnder(parts, measure), survivors: [] } })
    }
    case 'rto':
      return given({ failures: { scenarios: playedUnder(parts, measure), survivors: [] } })
    case 'availability':
    case 'downtime': {
      const availability = analyseAvailability(narrowed(topology, measure.of, measure.from), parts.failures(), peak(), {
        whole: topology,
      })
      return given({ availability })
    }
    case 'consistency':
    case 'data-loss-on-partition':
      return given({ data: parts.data(), consistency: analyseConsistency(topology, parts.data()) })
  }
}

function loadsOf(topology: Topology): Parts['load'] {
  const [normal, peak] = (['normal', 'peak'] as const).map((load) =>
    once(() => analysePerformance(topology, { load, latenciesOf: [] })),
  ) as [() => PerformanceAnalysis, () => PerformanceAnalysis]
  return (load) => (load === 'normal' ? normal() : peak())
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Response times at the load that is measured; the other load without them. */
function latencies({ topology, load }: Parts, measure: LatencyMeasure): Analysis['performance'] {
  const measured = measure.load ?? 'peak'
  const at = (wanted: 'normal' | 'peak') =>
    wanted === measured ? analysePerformance(topology, { load: wanted, latenciesOf: [measure] }) : load(wanted)
  return { normal: at('normal'), peak: at('peak') }
}

function empty(load: 'normal' | 'peak'): PerformanceAnalysis {
  return { load, growth: 1, stations: [], bottlenecks: [], latencies: [], throughput: [], pools: [] }
}

function playedUnder({ topology, deployed, load }: Parts, measure: Measure): Analysis['failures']['scenarios'] {
  const under = 'under' in measure && measure.under !== undefined ? [measure.under].flat() : []
  return topology.document.scenarios
    .filter((scenario) => under.includes(scenario.id))
    .map((scenario) => playScenario(deployed(), load('peak'), played(scenario)))
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
