/**
 * Which regions serve between them. Users of a region that does not are led to another, which then must carry them too; what
 * an overloaded region loses falls on the next. So the users are served when some set of regions is such that every one
 * of them carries what it gets when exactly these serve. More of anything only adds such sets: the structure is monotone.
 */
import type { Id } from '../../language/vocabulary/index.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** Regions up to which all sets are looked at: 31 of them. */
const ALL_SETS = 5

/**
 * Fails when no set of the regions serves. `failing` is the term of one region when balancers lead nobody into `out`. With more
 * than five regions only single ones and all but at most two are looked at, which may count too many states as failed.
 */
export function unserved(
  build: TreeBuilder,
  regions: readonly Id[],
  failing: (region: Id, out: readonly Id[]) => string,
): string {
  const kept: Map<Id, string>[] = []
  for (const set of servingSets(regions)) {
    const out = regions.filter((region) => !set.includes(region))
    const terms = new Map(set.map((region) => [region, failing(region, out)]))
    // A smaller set whose regions need no more of themselves serves whenever this one does.
    const implied = kept.some((less) => [...less].every(([region, term]) => terms.get(region) === term))
    if (!implied) kept.push(terms)
  }
  return build.all(kept.map((terms) => build.any([...new Set(terms.values())])))
}

/** Sets of regions, smaller ones first. */
function servingSets(regions: readonly Id[]): Id[][] {
  if (regions.length <= ALL_SETS) {
    const all = Array.from({ length: 2 ** regions.length - 1 }, (_, mask) =>
      regions.filter((_, at) => ((mask + 1) >> at) & 1),
    )
    return all.sort((a, b) => a.length - b.length)
  }
  const without = (...lost: Id[]): Id[] => regions.filter((region) => !lost.includes(region))
  const pairs = regions.flatMap((a, at) => regions.slice(at + 1).map((b) => without(a, b)))
  return [...regions.map((region) => [region]), ...pairs, ...regions.map((region) => without(region)), [...regions]]
}
