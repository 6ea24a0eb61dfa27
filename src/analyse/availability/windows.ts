/**
 * Failover windows: a fault that the structure survives still costs its failover time. One window per basic event, rate of
 * the event x recovery time of that fault for this journey and region; the recovery time is that of the failure analysis.
 * Faults that stop the journey until repair are structural and have no window.
 */
import { YEAR } from '../../language/units.ts'
import type { FailureScenario, Fault, Id, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, mapRange, type Quantity, quantity, type Range, sumRanges } from '../../quantity/quantity.ts'
import type { FailureAnalysis, ScenarioOutcome } from '../analysis.ts'
import { effectOf } from '../data/effect.ts'
import { acknowledgement, holders } from '../data/quorum.ts'
import { hostLoss, linkCut, primaryLoss, standbyLoss } from '../data/scenarios.ts'
import { addressHolders } from '../topology/addresses.ts'
import type { Copy, Population, Topology } from '../topology/topology.ts'
import type { EventFacts } from './events.ts'
import { stopAlone } from './single-points.ts'
import type { Structure } from './structure.ts'

/** Recovery of one fault as this journey's users feel it. */
interface Recovery {
  rto: Quantity | undefined
  down: boolean
  scenario: string
}

function felt(outcome: ScenarioOutcome, population: Population): Recovery | undefined {
  const journey = outcome.journeys.find((j) => j.journey === population.journey && j.region === population.region)
  if (!journey) return undefined
  if (journey.outcome === 'served') return { rto: undefined, down: false, scenario: outcome.scenario }
  return { rto: journey.rto, down: journey.outcome === 'down', scenario: outcome.scenario }
}

function onlyFault(scenario: FailureScenario | undefined): Fault | undefined {
  return scenario?.faults.length === 1 ? scenario.faults[0] : undefined
}

interface Context {
  topology: Topology
  failures: FailureAnalysis
  population: Population
  /** Deployments of the balancers that hold a virtual address, by instance. */
  holders: ReadonlyMap<string, Id>
}

/** Outcomes of the modelled scenarios whose only fault passes the test. */
function modelled({ topology, failures }: Context, test: (fault: Fault) => boolean): ScenarioOutcome[] {
  return failures.scenarios.filter((outcome) => {
    const fault = onlyFault(topology.document.scenarios.find((scenario) => scenario.id === outcome.scenario))
    return fault !== undefined && test(fault)
  })
}

function ofPlace(context: Context, place: Id): Recovery | undefined {
  const generated = context.failures.survivors.find((outcome) => outcome.scenario === `N-1:${place}`)
  const own = modelled(context, (fault) => fault.kind === 'lose-place' && fault.place === place)[0]
  const outcome = generated ?? own
  return outcome ? felt(outcome, context.population) : undefined
}

/**
 * Loss of a copy: as the model plays it, else the generated loss of its host. A process that dies is not a lost host, and a
 * scenario of the model counts for the copies that it loses, not for those of the other shards.
 */
function ofCopy(context: Context, event: EventFacts, copy: Copy): Recovery | undefined {
  const process = event.id.startsWith('process/')
  const losing = (fault: Fault): boolean => {
    if (fault.kind !== 'lose-instance' || fault.element !== copy.store) return false
    const { lost, crashed } = effectOf(context.topology, [fault])
    return (process ? crashed : lost).has(copy.id)
  }
  const id = copy.role === 'primary' ? primaryLoss(copy.group) : standbyLoss(copy.group)
  const generated = context.failures.singles?.find((outcome) => outcome.scenario === id)
  const outcome = modelled(context, losing)[0] ?? generated
  return outcome ? felt(outcome, context.population) : undefined
}

/**
 * Copies whose loss may be felt, by id: primaries, and, by those who write, those whose confirmation commits wait for. Leaders that
 * are spread over n brokers count once: n hosts, each of which leads 1/n of the partitions.
 */
function copiesFelt({ groups, elements, journeys }: Topology, { journey }: Population): ReadonlyMap<string, Copy> {
  const steps = journeys.find((one) => one.journey.id === journey)?.steps ?? []
  const written = new Set(steps.filter(({ operation }) => ['write', 'publish'].includes(operation)).map(({ to }) => to))
  const felt = groups.flatMap((group) => [
    ...group.copies.filter((copy) => copy.role === 'primary'),
    ...(written.has(group.store) ? holders(acknowledgement(elements.get(group.store) as Store, group)) : []),
  ])
  return new Map(felt.map((copy) => [copy.id, copy]))
}

function recoveryOf(context: Context, event: EventFacts, copies: ReadonlyMap<string, Copy>): Recovery | undefined {
  const place = event.place ?? placeOfCommonCause(event.id)
  if (place !== undefined) return ofPlace(context, place)
  const copy = event.part === undefined ? undefined : copies.get(event.part)
  if (copy) return ofCopy(context, event, copy)
  if (event.part !== undefined && event.id.startsWith('host/')) return ofHolder(context, event.part)
  const link = event.id.startsWith('link/') ? event.id.slice('link/'.length) : undefined
  return link === undefined ? undefined : ofLink(context, link)
}

/** Loss of the host of what holds a virtual address: a proxy, or the first balancer of a region. Others of theirs are missed by nobody. */
function ofHolder({ failures, population, holders }: Context, part: string): Recovery | undefined {
  const id = hostLoss(holders.get(part) ?? part)
  const outcome = failures.singles?.find((one) => one.scenario === id)
  return outcome ? felt(outcome, population) : undefined
}

/** The cut of a link: as the model plays it alone, else the generated one. */
function ofLink(context: Context, link: Id): Recovery | undefined {
  const own = modelled(context, (fault) => fault.kind === 'lose-link' && fault.link === link)[0]
  const outcome = own ?? context.failures.singles?.find((one) => one.scenario === linkCut(link))
  return outcome ? felt(outcome, context.population) : undefined
}

/** All hosts of a place, or all instances of an element in a region, lost at once: what takes over is what does so for the place. */
function placeOfCommonCause(event: string): Id | undefined {
  const [, hosts, region] = /^common-host\/(.*)$|^common\/.*@(.*)$/.exec(event) ?? []
  return hosts ?? region
}

function windowOf(event: EventFacts, recovery: Recovery): Derivation | undefined {
  if (event.perYear === undefined || event.repair === undefined) return undefined
  const { rto } = recovery
  if (!recovery.down && rto === undefined) return undefined
  const { perYear, repair } = event
  // A repair that is quicker than the failover ends the outage, and so does it when nothing else brings it back.
  const lasting: Range = rto
    ? mapRange((t) => Math.min(t ?? repair, repair), rto)
    : { best: repair, typical: repair, worst: repair }
  return {
    label: event.label,
    value: mapRange((t) => (perYear * (t ?? 0)) / YEAR, lasting),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'частота × min(RTO, ремонт) / год', en: 'rate × min(RTO, repair) / year' },
    note: {
      ru: `время восстановления — из сценария ${recovery.scenario}`,
      en: `recovery time of scenario ${recovery.scenario}`,
    },
    inputs: [...(event.derivation.inputs ?? []), ...(rto ? [rto.derivation] : [])],
  }
}

/** The sum of the windows of the events that do not stop the journey by themselves. */
export function failoverWindows(
  topology: Topology,
  failures: FailureAnalysis,
  population: Population,
  structure: Pick<Structure, 'tree' | 'events'>,
): Quantity {
  const alone = stopAlone(structure.tree, structure.events.keys())
  const windows = windowsOf(
    topology,
    failures,
    population,
    [...structure.events.values()].filter((event) => !alone.has(event.id)),
  )
  const derivations = windows.map((window) => window.derivation)
  return quantity({
    label: { ru: 'окна аварийного переключения', en: 'failover windows' },
    value: sumRanges(derivations.map((window) => window.value)),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: {
      ru: 'сумма по пережитым отказам: частота × RTO / год',
      en: 'sum over the survived faults of rate × RTO / year',
    },
    inputs: derivations,
  })
}

/** Windows of those of the events that have one, as shares of a year. */
export function windowsOf(
  topology: Topology,
  failures: FailureAnalysis,
  population: Population,
  events: readonly EventFacts[],
): { event: EventFacts; derivation: Derivation }[] {
  const copies = copiesFelt(topology, population)
  const context: Context = { topology, failures, population, holders: addressHolders(topology) }
  return events.flatMap((event) => {
    const recovery = recoveryOf(context, event, copies)
    const derivation = recovery ? windowOf(event, recovery) : undefined
    return derivation ? [{ event, derivation }] : []
  })
}
