/** Which instances of an element do not answer, since when, and when they are back by themselves. */
import { seconds } from '../../../language/units.ts'
import type { Element, Fault } from '../../../language/vocabulary/index.ts'
import { type Effect, endOf, faultsOn, isLost, startOf } from '../../data/effect.ts'
import type { Instance, Topology } from '../../topology/topology.ts'

/** `silent`: its host is gone, nothing answers. `refuses`: the process died, its port refuses. `hangs`: it accepts and never answers. */
export type Silence = 'silent' | 'refuses' | 'hangs'

type Crash = Extract<Fault, { kind: 'lose-instance' }>

function crashesOf(effect: Effect, element: string): Crash[] {
  return effect.faults.filter(
    (fault): fault is Crash => fault.kind === 'lose-instance' && fault.process === true && fault.element === element,
  )
}

/** The instance is lost with its host, or its process died or hangs. */
export function isDead(topology: Topology, effect: Effect, instance: Instance): boolean {
  return effect.crashed.has(instance.id) || isLost(topology, effect, instance.id, instance.element, instance.place)
}

/** How dead instances fall silent; the loss of a host counts before a crash. */
export function silenceOf(topology: Topology, effect: Effect, dead: readonly Instance[]): Silence {
  if (dead.some((i) => isLost(topology, effect, i.id, i.element, i.place))) return 'silent'
  return crashesOf(effect, dead[0]?.element ?? '').some((fault) => fault.hangs) ? 'hangs' : 'refuses'
}

/** Start of the faults on these instances, s after the start of the scenario. */
export function startOfDead(topology: Topology, effect: Effect, dead: readonly Instance[]): number {
  const starts = dead.flatMap((i) => [
    ...faultsOn(topology, effect, i.id, i.element, i.place).map(startOf),
    ...(effect.crashed.has(i.id) ? crashesOf(effect, i.element).map(startOf) : []),
  ])
  return starts.length > 0 ? Math.min(...starts) : 0
}

/**
 * When an instance is back, s after the start of the scenario: all of its faults have ended. A lost place or host comes back
 * only when its fault says so; an element that is out without one, or a dead process, after the repair of the element.
 */
export function instanceReturns(topology: Topology, effect: Effect, instance: Instance): number {
  const crashes = effect.crashed.has(instance.id) ? crashesOf(effect, instance.element) : []
  const faults = [...faultsOn(topology, effect, instance.id, instance.element, instance.place), ...crashes]
  return Math.max(0, ...faults.map((fault) => faultEnds(topology, fault, instance)))
}

function faultEnds(topology: Topology, fault: Fault, instance: Instance): number {
  const end = endOf(fault)
  const hostLost = fault.kind === 'lose-place' || (fault.kind === 'lose-instance' && !fault.process)
  const failure = topology.elements.get(instance.element)?.failure
  return Number.isFinite(end) || hostLost || !failure ? end : startOf(fault) + seconds(failure.repair)
}

/** The start of the process as the deployment or the element says, with its model path. */
export function startupOf(element: Element, instance: Instance | undefined) {
  const deployment = instance?.deployment
  const value = deployment?.startup ?? ('startup' in element ? element.startup : undefined)
  return { value, path: deployment?.startup ? `${deployment.id}.startup` : `${element.id}.startup` }
}
