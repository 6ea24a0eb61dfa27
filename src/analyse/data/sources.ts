/**
 * The chain of backups that people fall back along. A backup that was never restored may turn out useless (a latent failure):
 * the first source that works with at least even odds is the typical one, the one that leaves no more than one chance in a
 * hundred of having none is the worst one. Repositories of one policy share its failure: they are one source.
 */
import { type Said, said } from '../../language/text.ts'
import type { BackupPolicy, Id, Store } from '../../language/vocabulary/index.ts'
import type { Topology } from '../topology/topology.ts'
import { type Effect, placeLost } from './effect.ts'
import { latentFailure } from './latent.ts'
import { titleOf } from './names.ts'

/** One kind of backup that survives, with the repository it is taken from. */
export interface Source {
  policy: BackupPolicy
  /** Model path of the policy: `db.backup`, `db.otherBackups.0`. */
  path: string
  repository: Id
  /** Probability that it turns out useless; undefined when nobody ever tried and the model gives no figure. */
  fails: number | undefined
}

/** Chance of having no usable source left that the typical and the worst case accept. */
const ACCEPTED = { typical: 0.5, worst: 0.01 }

/** All kinds of backups of a store with their model paths. */
export function policiesOf(store: Store): { policy: BackupPolicy; path: string }[] {
  const others = (store.otherBackups ?? []).map((policy, k) => ({ policy, path: `${store.id}.otherBackups.${k}` }))
  return [...(store.backup ? [{ policy: store.backup, path: `${store.id}.backup` }] : []), ...others]
}

/** Sources that survive an effect, in the order in which they are tried. An immutable copy survives the loss of backups. */
export function sourcesOf(topology: Topology, effect: Effect, store: Store): Source[] {
  return policiesOf(store).flatMap(({ policy, path }) => {
    if (effect.lostBackups.has(store.id) && !policy.immutable) return []
    const alive = [policy.in, ...(policy.alsoIn ?? [])].filter((place) => !placeLost(topology, effect, place))
    return alive[0] === undefined ? [] : [{ policy, path, repository: alive[0], fails: latentFailure(policy) }]
  })
}

/** The source that works in a case; undefined when none can be relied on. What was never tried is taken to work, and said so. */
export function chosen(sources: readonly Source[], at: 'best' | 'typical' | 'worst'): Source | undefined {
  let none = 1
  for (const source of sources) {
    none *= source.fails ?? 0
    if (at === 'best' ? (source.fails ?? 0) < 1 : none <= ACCEPTED[at]) return source
  }
  return undefined
}

/** True when a source may be relied on alone, even in the worst case. */
export function isSure(source: Source): boolean {
  return source.fails !== undefined && source.fails <= ACCEPTED.worst
}

/** Sources tried in vain before a given one: neither sure to work nor known to be useless. */
export function triedBefore(sources: readonly Source[], source: Source | undefined): Source[] {
  const until = source ? sources.indexOf(source) : sources.length
  return sources.slice(0, until).filter((other) => other.fails !== undefined && other.fails > 0 && other.fails < 1)
}

/** `pg_dump, Saint Petersburg`. */
export function sourceName(topology: Topology, source: Source): Said {
  const place = said(titleOf(topology, source.repository))
  return { ru: `${source.policy.tool}, ${place.ru}`, en: `${source.policy.tool}, ${place.en}` }
}
