/** Elements of some kinds with their own type, and the relations and hops that rules ask about most. */
import type { Element, ElementKind, Id, Relation } from '../language/vocabulary/index.ts'
import type { Context, Hop } from './context.ts'

/** The element type that has a kind: several kinds may share one type. */
export type OfKind<K, E = Element> = E extends { kind: infer Own } ? (K extends Own ? E : never) : never

/** The elements of these kinds, in the author's order. */
export function ofKind<K extends ElementKind>(context: Context, ...kinds: readonly K[]): OfKind<K>[] {
  return [...context.elements.values()].filter((element) =>
    (kinds as readonly ElementKind[]).includes(element.kind),
  ) as OfKind<K>[]
}

/** Programs of ours that answer requests. */
export const programs = ['service', 'worker', 'gateway', 'identityProvider'] as const

/** The caller waits for the answer of the relation and fails without it. */
export function isHardRelation(relation: Relation): boolean {
  return (relation.mode ?? 'sync') === 'sync' && (relation.need ?? 'hard') === 'hard'
}

/** Hops at an element that do one of these operations. */
export function hopsDoing(context: Context, element: Id, ...operations: string[]): Hop[] {
  return context.hopsTo(element).filter((hop) => operations.includes(hop.step.operation ?? 'call'))
}

/** A critical journey that is not served without the element. */
export function criticalJourney(context: Context, element: Id): Id | undefined {
  return context.neededBy(element).find((journey) => journey.critical === true)?.id
}
