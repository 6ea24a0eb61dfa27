/** What is on the way of a journey but nowhere in the model: its load and waiting, and what failures do to it, are not known. */
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Element, Fault, Id } from '../../language/vocabulary/index.ts'
import { titleOf } from '../outcome.ts'

/** Kinds that work off requests on machines of ours. */
const working = new Set<Element['kind']>([
  'service',
  'worker',
  'gateway',
  'identityProvider',
  'loadBalancer',
  'database',
  'cache',
  'sessionStore',
  'queue',
  'topic',
])

/** The first element on the way of a journey that has neither a deployment nor copies; undefined for anything but a journey. */
export function unplaced(topology: Topology, of: Id): Said | undefined {
  const journey = topology.journeys.find((j) => j.journey.id === of)
  const missing = journey?.steps.find(({ to }) => isWorking(topology, to) && runsNowhere(topology, to))
  return missing && saidNowhere(topology, missing.to)
}

/**
 * The first element that a journey waits for and that the scenario hits, or may hit, while the model places it nowhere: no
 * analysis has seen that failure.
 */
export function hitNowhere(topology: Topology, of: Id, scenario: Id): Said | undefined {
  const faults = topology.document.scenarios.find(({ id }) => id === scenario)?.faults ?? []
  const journey = topology.journeys.find((j) => j.journey.id === of)
  const missing = journey?.steps.find(
    ({ to, waits, need }) =>
      waits && need === 'hard' && runsNowhere(topology, to) && faults.some((fault) => mayHit(topology, fault, to)),
  )
  return missing && saidNowhere(topology, missing.to)
}

function mayHit(topology: Topology, fault: Fault, element: Id): boolean {
  if (fault.kind === 'corrupt') return fault.store === element
  if (fault.kind === 'lose-instance') return fault.element === element && isWorking(topology, element)
  return fault.kind === 'lose-place' && isWorking(topology, element)
}

function isWorking(topology: Topology, id: Id): boolean {
  const element = topology.elements.get(id)
  if (!element || !working.has(element.kind)) return false
  return !('technology' in element && element.technology === 'in-process')
}

function runsNowhere(topology: Topology, id: Id): boolean {
  const runner = topology.runnerOf(id)
  return topology.instancesOf(runner).length === 0 && topology.groupsOf(id).every((group) => group.copies.length === 0)
}

function saidNowhere(topology: Topology, id: Id): Said {
  const name = titleOf(topology, id)
  const stored = topology.stores.some((store) => store.id === id)
  return {
    ru: `в модели не сказано, где работает «${name.ru}» (${stored ? `${id}.replication.members` : `развёртывание ${id}`})`,
    en: `the model does not say where "${name.en}" runs (${stored ? `${id}.replication.members` : `a deployment of ${id}`})`,
  }
}
