/**
 * What a journey waits for and the model places nowhere: a lost place may be where it stands, so what its users see is not known.
 * Nobody may say that they are served.
 */
import type { Element, Fault, Id } from '../../../language/vocabulary/index.ts'
import type { Effect } from '../../data/effect.ts'
import { hardSteps } from '../../topology/journeys.ts'
import { standsNowhere } from '../../topology/nowhere.ts'
import type { Topology } from '../../topology/topology.ts'
import { type Hit, nothing } from '../hit.ts'

/** Hits of such elements, for any fault that may concern them, in the author's order. */
export function nowhereHits(topology: Topology): readonly Hit[] {
  const awaited = new Set(topology.journeys.flatMap((journey) => hardSteps(journey).map((step) => step.to)))
  return topology.document.elements.flatMap((element): Hit[] => {
    const what = awaited.has(element.id) && !isProviders(element) ? standsNowhere(topology, element.id) : undefined
    if (!what) return []
    const base = { element: element.id, id: element.id, effect: 'none' as const, what, phases: [] }
    const recovery = { ...base, rto: undefined, unknown: what }
    return [{ start: 0, blocks: nothing, visible: false, nowhere: true, recovery }]
  })
}

/** Those of the hits that the faults of a scenario may have. */
export function mayBeHit(hits: readonly Hit[], effect: Effect): Hit[] {
  return hits.filter(({ recovery }) => effect.faults.some((fault) => mayHit(fault, recovery.element)))
}

function mayHit(fault: Fault, element: Id): boolean {
  if (fault.kind === 'corrupt') return fault.store === element
  return fault.kind === 'lose-place' || (fault.kind === 'lose-instance' && fault.element === element)
}

/** A balancer that the provider runs stands in all of its zones. */
function isProviders(element: Element): boolean {
  return element.kind === 'loadBalancer' && ['managed', 'alb'].includes(element.technology ?? '')
}
