/**
 * What may be lost of instances that are counted: places. Places that hold as many instances of the same kind are alike, so that
 * only the number of lost ones matters: twenty zones have 21 states, not a million.
 */
import type { Id } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** Instances that stand in one place, with what takes them all away and the probability that one alone is down. */
export interface Cell {
  region: Id
  lost: string
  count: number
  probability: number
  inputs: Derivation[]
}

/** At least so many places of every class are lost: the term of that, and what is left when it is exactly so many. */
export interface State {
  lost: readonly number[]
  term: string
  left: readonly Cell[]
}

/** Cells that are alike stand together. */
function classesOf<C extends Pick<Cell, 'region' | 'count' | 'probability'>>(cells: readonly C[]): C[][] {
  return [...Map.groupBy(cells, (cell) => `${cell.region} ${cell.count} ${cell.probability}`).values()]
}

/** How many states there are. */
export function stateCount(cells: readonly Pick<Cell, 'region' | 'count' | 'probability'>[]): number {
  return classesOf(cells).reduce((product, alike) => product * (alike.length + 1), 1)
}

/** All states; those that lose less stand before those that lose more. */
export function statesOf(build: TreeBuilder, cells: readonly Cell[]): State[] {
  return classesOf(cells).reduce<State[]>(
    (states, alike) => {
      const terms = alike.map(({ lost }) => lost)
      return states.flatMap((state) =>
        Array.from({ length: alike.length + 1 }, (_, n) => ({
          lost: [...state.lost, n],
          term: build.all([state.term, build.fewerThan(alike.length - n + 1, terms)]),
          left: [...state.left, ...alike.slice(n)],
        })),
      )
    },
    [{ lost: [], term: build.all([]), left: [] }],
  )
}

/** True when all that `less` has lost is lost in `more`. */
export function within(less: State, more: State): boolean {
  return less.lost.every((n, at) => n <= more.lost[at]!)
}
