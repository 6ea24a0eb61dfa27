/**
 * Users whom a global balancer leads away from a region that lives but does not answer: what some of them wait for is dead there, or
 * cut off. All who come in there go, as the check, or the person who edits records, knows nothing of journeys. They load the region
 * that they are led to, with its own copies of everything.
 */
import type { Id } from '../../../language/vocabulary/index.ts'
import type { Effect } from '../../data/effect.ts'
import type { Lost } from '../../performance/routing.ts'
import { seesCuts, standingOf, wayIn } from '../services/entries.ts'
import type { WayIn } from '../services/ways.ts'
import type { Wired } from '../wiring.ts'
import { runAt } from './flow.ts'
import { hitBy } from './moves.ts'
import type { Moved } from './state.ts'
import { type Run, runWithout } from './walk.ts'

/** Where users go when those of regions that do not answer are led on, and the entries that get no more of them. */
export interface LedOn {
  moved: Moved
  out: ReadonlySet<string>
}

/** Leads users on; the same users when nothing does. `lost`: what is out already. */
export function ledOn(wired: Wired, effect: Effect, moved: Moved, lost: Lost): LedOn {
  const out = new Set<string>()
  const left = new Map<string, Left>()
  const positions = effect.partitioned ? moved.calm.runs.keys() : moved.runs.keys()
  for (const k of positions) {
    const run = runAt(moved, k)
    const way = run && wayIn(wired, run.journey, effect)
    if (!run || !way || !(isSeen(effect, way) && isHit(effect, way, run))) continue
    const standing = standingOf(wired, effect, way, run.population)
    const away = standing.sick.filter((region) => run.stations.has(`${way.entry}@${region}`))
    if (away.length === 0 || standing.whole.length === 0) continue
    // Under a partition users of different regions may find different regions whole.
    const users = effect.partitioned ? run.population.region : undefined
    left.set(`${way.balancer.id} ${way.entry} ${users ?? ''}`, { way, sick: standing.sick, users })
  }
  if (left.size === 0) return { moved, out }
  const runs = new Map(moved.runs)
  for (const { way, sick, users } of left.values()) {
    const entries = sick.flatMap((region) => wired.instancesIn(way.entry, region).map((i) => i.id))
    for (const id of entries) out.add(id)
    const without = new Set([...lost, ...entries])
    const hit = hitBy(wired, without)
    for (const k of way.beside.flatMap((one) => one.positions)) {
      const calm = moved.calm.runs[k]
      const comesIn = sick.some((region) => runAt(moved, k)?.stations.has(`${way.entry}@${region}`))
      if (calm && comesIn && (users ?? calm.population.region) === calm.population.region) {
        runs.set(k, runWithout(wired, calm, without, hit))
      }
    }
  }
  return { moved: { calm: moved.calm, runs: new Map([...runs].sort(([a], [b]) => a - b)) }, out }
}

/** An entry at which users come in no more in some regions; `users`: only those of this region. */
interface Left {
  way: WayIn
  sick: readonly Id[]
  users: Id | undefined
}

/** The check of the balancer, or a person, sees it. */
function isSeen(effect: Effect, { balancer }: WayIn): boolean {
  return seesCuts(balancer) || (!effect.partitioned && balancer.failoverBy === 'record-edit')
}

/** Something that is waited for may be out of reach; without cuts that is a call that nothing answers. */
function isHit(effect: Effect, { hard }: WayIn, run: Run): boolean {
  if (effect.partitioned) return true
  return run.visits.some(({ step, targets }) => targets.length === 0 && hard.includes(step))
}
