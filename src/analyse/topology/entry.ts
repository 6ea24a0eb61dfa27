/** Where the users of a journey come in: what a global balancer checks and leads to. */
import type { Id } from '../../language/vocabulary/index.ts'
import type { ResolvedStep, Topology } from './topology.ts'

/** Index of the first global balancer among the steps; -1 without one. */
export function balancerAt(topology: Topology, steps: readonly ResolvedStep[]): number {
  return steps.findIndex((step) => topology.elements.get(step.to)?.kind === 'globalBalancer')
}

/**
 * The first thing with instances behind the global balancer, or of all steps when there is none. Stores with copies are no entry: what
 * becomes of them is not a matter of regions.
 */
export function entryOf(topology: Topology, steps: readonly ResolvedStep[]): Id | undefined {
  return steps
    .slice(balancerAt(topology, steps) + 1)
    .map(({ to }) => topology.runnerOf(to))
    .find(
      (id) => topology.instancesOf(id).length > 0 && topology.groupsOf(id).every((group) => group.copies.length === 0),
    )
}
