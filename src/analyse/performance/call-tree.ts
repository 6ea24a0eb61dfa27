/** The steps of a journey as a tree of calls: a step is made by the latest step before it that led to its caller. */
import type { Visit } from './demand.ts'

export interface CallNode {
  visit: Visit
  /** Calls per call of the caller. */
  calls: number
  below: CallNode[]
}

/** Roots are made by the user, once per journey. `run` holds the visits of one journey and population, in order. */
export function callTree(run: readonly Visit[]): CallNode[] {
  const roots: CallNode[] = []
  const latest = new Map<string, CallNode>()
  for (const visit of run) {
    const caller = latest.get(visit.step.from)
    const made = caller ? caller.visit.count : 1
    const node: CallNode = { visit, calls: made > 0 ? visit.count / made : 0, below: [] }
    if (caller) caller.below.push(node)
    else roots.push(node)
    latest.set(visit.step.to, node)
  }
  return roots
}
