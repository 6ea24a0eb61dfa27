/**
 * Groups of one store that cannot be used without one another: workers of Citus without the coordinator through which every
 * statement comes, slots of Redis Cluster while one slot range has no master (cluster-require-full-coverage).
 */
import { given } from '../../../catalogue/derive.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import { type Effect, healsAt } from '../../data/effect.ts'
import { groupsBehind } from '../../data/family.ts'
import { groupName } from '../../data/names.ts'
import type { Group, Topology } from '../../topology/topology.ts'
import { always, type Hit, never, rtoOf } from '../hit.ts'
import { comesBack } from './case.ts'

/** The hit on a group by what befell the others, or undefined. `hitOf`: the hit that a group takes by itself. */
export function siblingHit(
  topology: Topology,
  group: Group,
  effect: Effect,
  hitOf: (group: Group) => Hit | undefined,
): Hit | undefined {
  const store = topology.elements.get(group.store) as Store
  const citus = store.shards?.tool === 'citus'
  const hits = groupsBehind(topology, group).flatMap((other) => {
    const hit = citus ? (cutOff(topology, group, other, effect, store) ?? hitOf(other)) : hitOf(other)
    if (!hit || !(hit.blocks('write') || hit.blocks('read'))) return []
    return [citus ? behindCoordinator(topology, group, other, hit) : uncovered(topology, group, other, hit)]
  })
  return slowestOf(hits)
}

/** The slower of hits that begin together. */
export function slowestOf(hits: readonly (Hit | undefined)[]): Hit | undefined {
  const length = (hit: Hit) => hit.start + (hit.recovery.rto?.typical ?? Number.MAX_VALUE)
  return hits.reduce((a, b) => (!a || (b && length(b) > length(a)) ? b : a), undefined)
}

function behindCoordinator(topology: Topology, group: Group, coordinator: Group, hit: Hit): Hit {
  const name = groupName(topology, coordinator)
  const { what } = hit.recovery
  return {
    ...hit,
    recovery: {
      ...hit.recovery,
      id: group.id,
      // The steps of people are those of the coordinator, told once there.
      phases: hit.recovery.phases,
      what: {
        ru: `запросы идут через «${name.ru}»: ${what.ru}`,
        en: `statements come through "${name.en}": ${what.en}`,
      },
    },
  }
}

/** The coordinator cannot reach the worker. */
function cutOff(topology: Topology, group: Group, coordinator: Group, effect: Effect, store: Store): Hit | undefined {
  const place = (of: Group) => of.copies.find((copy) => copy.role === 'primary')?.place
  const [here, there] = [place(coordinator), place(group)]
  if (!effect.partitioned || here === undefined || there === undefined || !effect.separated(here, there))
    return undefined
  const name = groupName(topology, group)
  const what = {
    ru: `координатору не достучаться до «${name.ru}»`,
    en: `the coordinator cannot reach "${name.en}"`,
  }
  const rto = comesBack(store, healsAt(effect)) ?? never(what)
  const recovery = { element: store.id, id: group.id, effect: 'down' as const, what, phases: [], rto }
  return { recovery, start: 0, blocks: always, visible: true }
}

/** While another slot range has no master the whole cluster refuses: with a replica for the election only. */
function uncovered(topology: Topology, group: Group, other: Group, hit: Hit): Hit {
  const name = groupName(topology, other)
  const what = {
    ru: `слоты группы «${name.ru}» без мастера, и кластер отказывает целиком (cluster-require-full-coverage)`,
    en: `the slots of "${name.en}" have no master and the whole cluster refuses (cluster-require-full-coverage)`,
  }
  const elected = hit.recovery.effect === 'failover' && hit.recovery.phases.every((phase) => !phase.human)
  const phases = elected ? [automatic('act', given('redis', 'cluster_election', undefined, ''))] : hit.recovery.phases
  const rto = elected ? rtoOf(phases) : hit.recovery.rto
  return { ...hit, blocks: always, recovery: { ...hit.recovery, id: group.id, what, phases, rto } }
}
