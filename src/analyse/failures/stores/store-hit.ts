/** What becomes of each shard group in a scenario: effect, sentence, phases, recovery time. */
import { estimate } from '../../../catalogue/derive.ts'
import type { Fault, Store } from '../../../language/vocabulary/index.ts'
import { cutsOf, type Effect, faultsOn, placeLost, returnsAt, startOf } from '../../data/effect.ts'
import { type Fate, fateOf } from '../../data/fate.ts'
import { ledBy } from '../../data/leaders.ts'
import { groupName, titleOf } from '../../data/names.ts'
import type { RestoreJob } from '../../data/restore.ts'
import { beside } from '../../data/together.ts'
import type { Group, Topology } from '../../topology/topology.ts'
import { always, type Hit, never, rtoOf, soonerOf } from '../hit.ts'
import { type Case, comesBack } from './case.ts'
import { corrupted } from './corruption.ts'
import { failover, stuckWrites } from './failover.ts'
import { crashPhases, restoreAfterLoss } from './phases.ts'
import { siblingHit, slowestOf } from './siblings.ts'
import { pausedBeside, standbyLost } from './standby.ts'
import { mountedElsewhere } from './volume.ts'
import { electedAgain, fewerVotes, leadsAgain, membersAway, noVotes, silentNodes } from './votes.ts'

const forever = Number.POSITIVE_INFINITY

/** The hit on a group, or undefined when it serves on as before. */
export function storeHit(
  topology: Topology,
  group: Group,
  effect: Effect,
  together: () => readonly RestoreJob[] = () => [],
): Hit | undefined {
  const store = topology.elements.get(group.store) as Store
  const own = worstPartition(ledBy(store, group).map((led) => ownHit(topology, led, effect, together)))
  const other = siblingHit(topology, group, effect, (behind) => ownHit(topology, behind, effect, together))
  return other ? slowestOf([own, other]) : own
}

/**
 * Of the partitions of a topic the one whose readers wait longest, and what writers wait for beyond that at another one; anything
 * else has one leader.
 */
function worstPartition(hits: readonly (Hit | undefined)[]): Hit | undefined {
  if (hits.length < 2) return hits[0]
  const all = hits.flatMap((hit) => (hit ? [hit, ...(hit.also ?? [])] : []))
  const first = slowestOf(hits.filter((hit) => hit?.blocks('consume'))) ?? slowestOf(hits)
  if (!first) return undefined
  const writes = slowestOf(all.filter((hit) => hit.blocks('publish')))
  const longer = writes && writes !== first && slowestOf([first, writes]) === writes
  const also = longer ? [writes] : first.also?.filter((hit) => !hit.blocks('publish'))
  const { also: _own, ...rest } = first
  return also && also.length > 0 ? { ...rest, also } : rest
}

/** What befalls the group's own copies and votes. */
function ownHit(
  topology: Topology,
  group: Group,
  effect: Effect,
  together: () => readonly RestoreJob[],
): Hit | undefined {
  const alone = fateOf(topology, group, effect)
  const restored = alone.kind === 'restore' || alone.kind === 'corrupted'
  const fate = restored ? { ...alone, beside: beside(together(), group) } : alone
  const store = topology.elements.get(group.store) as Store
  const start = startOfHit(topology, group, effect)
  const found = caseOf(topology, group, effect, store, fate, start)
  const proxies = proxiesLost(topology, effect, store)
  const own = found ? hitOf(store, group, found, start) : undefined
  if (!proxies) return own
  const cut = hitOf(store, group, proxies, start)
  return own ? { ...cut, also: [own, ...(own.also ?? [])] } : cut
}

function hitOf(store: Store, group: Group, found: Case, start: number): Hit {
  const base = { element: store.id, id: group.id, effect: found.effect, what: found.what }
  const also = (found.also ?? []).map((other) => hitOf(store, group, other, start))
  const rest = { start, blocks: found.blocks, visible: found.visible ?? true, ...(also.length > 0 ? { also } : {}) }
  if ('ru' in found.phases) {
    return { recovery: { ...base, phases: [], rto: undefined, unknown: found.phases }, ...rest }
  }
  const back = found.back ?? comesBack(store, (found.backAt ?? forever) - start)
  const waits = found.effect === 'down' && found.phases.length === 0
  const rto = waits ? (back ?? never(found.what)) : soonerOf(rtoOf(found.phases), back)
  return { recovery: { ...base, phases: found.phases, rto }, ...rest }
}

function startOfHit(topology: Topology, group: Group, effect: Effect): number {
  const own = group.copies.flatMap((copy) => faultsOn(topology, effect, copy.id, copy.store, copy.place))
  const crash = (fault: Fault) => fault.kind === 'lose-instance' && fault.process && fault.element === group.store
  const others = [...cutsOf(effect), ...effect.faults.filter((fault) => fault.kind === 'corrupt' || crash(fault))]
  const starts = (own.length > 0 ? own : others).map(startOf)
  const corruption = effect.corrupt.get(group.store)
  const unseen = corruption?.silent && corruption.noticed ? estimate(corruption.noticed).typical : 0
  return (starts.length > 0 ? Math.min(...starts) : 0) + unseen
}

function caseOf(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Fate,
  start: number,
): Case | undefined {
  switch (fate.kind) {
    case 'unaffected':
      return fewerVotes(topology, group, effect, store)
    case 'no-copies':
      return undefined
    case 'process-crash':
      return withStuck(processCrash(topology, group, effect, store, fate), store, fate)
    case 'standby-lost':
      return standbyLost(topology, group, effect, store, fate)
    case 'no-votes':
      return withStuck(noVotes(topology, group, effect, store, fate, start), store, fate)
    case 'failover':
      return failover(topology, group, effect, store, fate, start)
    case 'restore':
      return {
        effect: 'restore',
        what: {
          ru: `ни одной копии не осталось; данные восстанавливают из резервной копии, хранилище: ${titleOf(topology, fate.repository).ru}`,
          en: `no copy is left; restore from the backup in ${titleOf(topology, fate.repository).en}`,
        },
        phases: restoreAfterLoss(topology, group, effect, fate),
        ...leadsAgain(topology, group, effect, store, fate.returns, start),
        blocks: always,
      }
    case 'corrupted':
      return corrupted(topology, group, store, fate)
    case 'waits': {
      if (fate.volume) return mountedElsewhere(topology, group, effect, store, fate.returns, start)
      const found = fate.survivors
        ? membersAway(topology, group, store, fate.returns, start)
        : waits(topology, group, effect, store, fate.returns, start)
      const phases = electedAgain(topology, group, effect, store, fate.returns, start)
      const also =
        phases.length > 0 && fate.paused
          ? silentNodes(topology, group, effect, fate.paused, { until: fate.returns, phases })
          : pausedBeside(topology, group, effect, store, fate)
      return withStuck({ ...found, also }, store, fate)
    }
  }
}

/** A primary or votes that are back, or people, do not bring the copies that must confirm. */
function withStuck(found: Case, store: Store, fate: { stuck?: number }): Case {
  return 'ru' in found.phases ? found : { ...found, also: [...(found.also ?? []), ...stuckWrites(store, fate)] }
}

function processCrash(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Extract<Fate, { kind: 'process-crash' }>,
): Case {
  return {
    effect: 'failover',
    what: {
      ru: 'процесс ведущей копии упал; его перезапускают на том же сервере',
      en: 'the process of the primary died; it is started again on the same host',
    },
    phases: crashPhases(topology, group),
    blocks: (operation) => operation !== 'read-replica',
    also: pausedBeside(topology, group, effect, store, fate),
  }
}

/** A store whose every proxy is lost cannot be reached, however whole it is. */
function proxiesLost(topology: Topology, effect: Effect, store: Store): Case | undefined {
  const places = ('proxy' in store ? store.proxy?.in : undefined) ?? []
  if (places.length === 0 || places.some((place) => !placeLost(topology, effect, place))) return undefined
  const backAt = Math.min(...places.map((place) => returnsAt(topology, effect, place, place, place)))
  return {
    effect: 'down',
    what: { ru: 'копии целы, но все прокси потеряны', en: 'the copies are whole but every proxy is lost' },
    phases: [],
    backAt,
    blocks: always,
  }
}

function waits(topology: Topology, group: Group, effect: Effect, store: Store, returns: number, start: number): Case {
  const name = groupName(topology, group)
  const finite = Number.isFinite(returns)
  const phases = electedAgain(topology, group, effect, store, returns, start)
  return {
    effect: 'down',
    what: finite
      ? { ru: `«${name.ru}» ждёт возвращения своих копий`, en: `"${name.en}" waits for its copies to come back` }
      : {
          ru: `«${name.ru}»: не осталось ни копии, ни резервной копии вне области отказа`,
          en: `"${name.en}" is lost: neither a copy nor a backup outside the failed scope`,
        },
    phases,
    ...(phases.length > 0 ? {} : { backAt: returns }),
    blocks: always,
  }
}
