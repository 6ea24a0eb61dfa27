/**
 * Cold caches after a failover: users who are led to another cache find nothing of theirs there, and what stood on lost
 * instances is gone. Until it is warm again every read goes to the store: 1 / (1 - hit ratio) times its load.
 */
import { estimate, fromModel } from '../../../catalogue/derive.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../../language/text.ts'
import type { Id, Store } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import { familyOf } from '../../data/family.ts'
import { titleOf } from '../../data/names.ts'
import type { Topology } from '../../topology/topology.ts'
import { cacheOf } from '../wiring.ts'
import { type Call, countsWith, type Run } from './walk.ts'

/** Which caches a run finds cold, and the share of its content that is gone, 0..1. */
export interface Coldness {
  share: number
  caches: ReadonlySet<Id>
}

/** Caches that a scenario declares cold. */
export function declaredCold(effect: Effect): Set<Id> {
  return new Set(effect.faults.flatMap((fault) => (fault.kind === 'cold-cache' ? [fault.element] : [])))
}

/** What a run finds cold after a failover, compared with where it went before. */
export function coldness(topology: Topology, declared: ReadonlySet<Id>, before: Run | undefined, after: Run): Coldness {
  let share = 0
  const caches = new Set<Id>()
  after.visits.forEach((visit, index) => {
    const id = visit.step.to
    if (!cacheOf(topology.elements.get(id))) return
    const gone = declared.has(id) ? 1 : movedShare(topology, before?.visits[index], visit)
    if (gone === 0) return
    caches.add(id)
    share = Math.max(share, gone)
  })
  return { share, caches }
}

/** Share of the content of a cache that a step no longer finds: all when it goes elsewhere, else that of its lost instances. */
function movedShare(topology: Topology, before: Call | undefined, after: Call): number {
  if (!before) return 0
  if (after.targets.some((target) => target.copy)) {
    // A replica that takes over has the content of its primary; nodes of memcached hold keys of their own.
    const store = topology.elements.get(after.step.to) as Store
    if (familyOf(store) !== 'memory') return 0
    const left = new Set(after.targets.map((target) => target.station))
    return before.targets.filter((target) => !left.has(target.station)).reduce((sum, target) => sum + target.share, 0)
  }
  const old = new Map(before.targets.map((target) => [target.station, target.replicas]))
  let gone = 0
  for (const target of after.targets) {
    const replicas = old.get(target.station)
    gone += target.share * (replicas === undefined ? 1 : Math.max(0, 1 - target.replicas / replicas))
  }
  return gone
}

/** Caches of which nothing answers a run any more and that it can do without: every read goes on to the store. */
export function silentCaches(topology: Topology, run: Run): Set<Id> {
  const silent = run.visits.filter(
    ({ step, targets }) => targets.length === 0 && step.need !== 'hard' && cacheOf(topology.elements.get(step.to)),
  )
  return new Set(silent.map(({ step }) => step.to))
}

/** The run with the counts it has while the share of the content of caches is gone. */
export function chilled(topology: Topology, run: Run, caches: ReadonlySet<Id>, share: number): Run {
  const empty = countsWith(topology, run.journey, Object.fromEntries([...caches].map((id) => [id, 0])))
  const counts = run.counts.map((count, index) => count * (1 - share) + (empty[index] ?? count) * share)
  return { ...run, counts }
}

/** Until caches are warm again; a sentence when the model does not say how long one takes. */
export function warming(topology: Topology, caches: Iterable<Id>): Phase[] | Said {
  const phases: Phase[] = []
  for (const id of caches) {
    const policy = cacheOf(topology.elements.get(id))
    const name = titleOf(topology, id)
    if (!policy?.warmUp) {
      return {
        ru: `сколько прогревается кэш «${name.ru}», модель не говорит (${id}.cache.warmUp)`,
        en: `the model does not say how long the cache "${name.en}" takes to warm up (${id}.cache.warmUp)`,
      }
    }
    const label = { ru: `Кэш прогревается: «${name.ru}»`, en: `The cache warms up: "${name.en}"` }
    phases.push(automatic('warm', fromModel(label, 's', estimate(policy.warmUp), `${id}.cache.warmUp`), phases.length))
  }
  return phases
}
