/**
 * What may be lost of instances that are counted: places. Of those whose instances fail alike only the number of instances in the
 * lost ones matters: twenty zones of ten have 21 states, not a million, and twenty of unlike sizes no more than instances.
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

/** At least so many instances of every class are lost with their places: the term of that, and what is left of exactly so many. */
export interface State {
  lost: readonly number[]
  term: string
  left: readonly Cell[]
}

/** Cells whose instances fail alike stand together. */
function classesOf<C extends Pick<Cell, 'region' | 'probability'>>(cells: readonly C[]): C[][] {
  return [...Map.groupBy(cells, (cell) => `${cell.region} ${cell.probability}`).values()]
}

/** Numbers of instances that some set of the cells holds, rising; undefined when there are more than `most`. */
function sumsOf(cells: readonly Pick<Cell, 'count'>[], most: number): number[] | undefined {
  let sums = new Set([0])
  for (const { count } of cells) {
    sums = new Set([...sums, ...[...sums].map((sum) => sum + count)])
    if (sums.size > most) return undefined
  }
  return [...sums].sort((a, b) => a - b)
}

/** How many states there are; infinite when one class alone has more than `most`. */
export function stateCount(cells: readonly Pick<Cell, 'region' | 'count' | 'probability'>[], most: number): number {
  return classesOf(cells).reduce(
    (product, alike) => product * (sumsOf(alike, most)?.length ?? Number.POSITIVE_INFINITY),
    1,
  )
}

/** All states; those that lose less stand before those that lose more. */
export function statesOf(build: TreeBuilder, cells: readonly Cell[]): State[] {
  return classesOf(cells).reduce<State[]>(
    (states, alike) => {
      const [first] = alike
      const total = alike.reduce((sum, { count }) => sum + count, 0)
      const atLeast = lostTerms(build, alike)
      const options = (sumsOf(alike, Number.POSITIVE_INFINITY) ?? []).map((lost) => ({
        lost,
        term: atLeast(lost),
        left: first && lost < total ? [{ ...first, count: total - lost }] : [],
      }))
      return states.flatMap((state) =>
        options.map((option) => ({
          lost: [...state.lost, option.lost],
          term: build.all([state.term, option.term]),
          left: [...state.left, ...option.left],
        })),
      )
    },
    [{ lost: [], term: build.all([]), left: [] }],
  )
}

/** The term of so many instances and more in lost places: T(i, n) = x(i) T(i + 1, n - count(i)) + T(i + 1, n). */
function lostTerms(build: TreeBuilder, cells: readonly Cell[]): (lost: number) => string {
  const terms = cells.map(({ lost }) => lost)
  const size = cells[0]?.count ?? 1
  if (cells.every(({ count }) => count === size)) {
    return (lost) => build.fewerThan(cells.length - Math.ceil(lost / size) + 1, terms)
  }
  const behind = cells.map((_, at) => cells.slice(at).reduce((sum, { count }) => sum + count, 0))
  const known = new Map<string, string>()
  const atLeast = (at: number, lost: number): string => {
    const cell = cells[at]
    if (lost <= 0) return build.all([])
    if (!cell || lost > behind[at]!) return build.any([])
    const term =
      known.get(`${at} ${lost}`) ??
      build.any([build.all([cell.lost, atLeast(at + 1, lost - cell.count)]), atLeast(at + 1, lost)])
    known.set(`${at} ${lost}`, term)
    return term
  }
  return (lost) => atLeast(0, lost)
}

/** True when all that `less` has lost is lost in `more`. */
export function within(less: State, more: State): boolean {
  return less.lost.every((n, at) => n <= more.lost[at]!)
}
