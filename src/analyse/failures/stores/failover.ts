/** Another copy takes over: by the store's own mechanism, or by a person when it cannot decide. */
import type { Said } from '../../../language/text.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import type { Effect } from '../../data/effect.ts'
import { familyOf } from '../../data/family.ts'
import type { Fate } from '../../data/fate.ts'
import { copyName } from '../../data/names.ts'
import { acknowledgement, ballotOf, hasMajority, promotable } from '../../data/quorum.ts'
import type { Copy, Group, Topology } from '../../topology/topology.ts'
import { always, type Hit, writesOnly } from '../hit.ts'
import type { Case } from './case.ts'
import { managerPhases, personPhases } from './phases.ts'
import { nodesOfConsumers, pausedBeside, rebuiltSentence } from './standby.ts'
import { blockedWithoutPrimary, leadsAgain } from './votes.ts'

type Failover = Extract<Fate, { kind: 'failover' }>

const beyondReplicas: Hit['blocks'] = (operation) => operation !== 'read-replica'

/** The case of a failover; `start`: when the fault begins, s. */
export function failover(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Failover,
  start: number,
): Case {
  const winner = fate.candidates[0] as Copy
  // A partition that heals does not give the role back; a lost primary, or a process, that returns first does.
  const returns = fate.crashed && Number.isFinite(fate.returns) ? start : fate.returns
  const back = fate.isolated ? {} : leadsAgain(topology, group, effect, store, returns, start)
  const pinned = fate.by === 'manager' && isPinned(store)
  if (fate.by === 'manager' && !pinned) {
    const takeover = { winner, crashed: fate.crashed === true }
    const paused = pausedBeside(topology, group, effect, store, fate)
    const beside = [...stuckWrites(store, fate), ...paused, ...(fate.crashed ? [] : nodesOfConsumers(store))]
    return {
      effect: 'failover',
      what: takenBy(topology, group, store, winner, group.copies.length - fate.candidates.length),
      phases: managerPhases(topology, group, effect, takeover),
      ...back,
      // Shards of a search cluster have their copies on the lost nodes, too, whichever copy is asked.
      blocks: familyOf(store) === 'search' ? always : beyondReplicas,
      also: beside,
    }
  }
  const name = copyName(topology, winner)
  const phases = personPhases(topology, group, effect, winner)
  return {
    effect: 'failover',
    what: pinned ? repointed(name) : promotedBy(whyByHand(topology, group, effect, store), name),
    phases,
    ...back,
    blocks: blockedWithoutPrimary(topology, effect, store, group, winner.place),
    also: 'ru' in phases ? [] : stuckWrites(store, fate),
  }
}

function promotedBy(why: Said, name: Said): Said {
  return {
    ru: `${why.ru}: человек повышает копию ${name.ru}`,
    en: `${why.en}: a person promotes the copy in ${name.en}`,
  }
}

/** PgBouncer that connects to one server: it does not follow the primary, whoever promotes another copy. */
function isPinned(store: Store): boolean {
  return 'pool' in store && store.pool?.technology === 'pgbouncer' && store.pool.target === 'server'
}

function repointed(name: Said): Said {
  return {
    ru: `роль ведущего автоматически переходит к копии ${name.ru}, но PgBouncer подключён к прежнему серверу: перенаправляет человек`,
    en: `the primary role moves automatically to the copy in ${name.en}, but PgBouncer is set to the old server: a person repoints it`,
  }
}

function takenBy(topology: Topology, group: Group, store: Store, winner: Copy, away: number): Said {
  const name = copyName(topology, winner)
  switch (familyOf(store)) {
    case 'kafka':
      return {
        ru: `контроллер назначает лидерами разделов копии в строю: ${name.ru}`,
        en: `the controller appoints replicas in sync as leaders of the partitions: ${name.en}`,
      }
    case 'raft-queue':
      return { ru: `участники очереди выбирают лидером ${name.ru}`, en: `the members of the queue elect ${name.en}` }
    case 'mirrored-queue':
      return { ru: `очередь переходит к зеркалу ${name.ru}`, en: `the queue moves to its mirror in ${name.en}` }
    case 'search': {
      const rebuilt = rebuiltSentence(topology, group, away)
      return {
        ru: `мастер исключает потерянные узлы, реплики шардов становятся главными; ${rebuilt.ru}`,
        en: `the master takes the lost nodes out, replicas of the shards become primaries; ${rebuilt.en}`,
      }
    }
    default:
      return {
        ru: `роль ведущего автоматически переходит к копии ${name.ru}`,
        en: `the primary role moves automatically to the copy in ${name.en}`,
      }
  }
}

/** Reads are back with the new primary, writes only when enough copies confirm them again. */
export function stuckWrites(store: Store, { stuck }: { stuck?: number }): Case[] {
  if (stuck === undefined) return []
  const what: Said =
    familyOf(store) === 'kafka'
      ? {
          ru: 'копий в строю меньше min.insync.replicas: запись отклоняется, пока брокер не вернётся',
          en: 'fewer replicas in sync than min.insync.replicas: writes are refused until a broker is back',
        }
      : {
          ru: 'новому ведущему некому подтверждать запись: она стоит, пока копия не вернётся',
          en: 'nobody confirms the writes of the new primary: they stop until a copy is back',
        }
  return [{ effect: 'down', what, phases: [], backAt: stuck, blocks: writesOnly }]
}

/** Why the manager does not do it. */
function whyByHand(topology: Topology, group: Group, effect: Effect, store: Store): Said {
  const family = familyOf(store)
  if (family === 'kafka') return { ru: 'большинства контроллеров нет', en: 'there is no majority of controllers' }
  if (family === 'raft-queue')
    return { ru: 'большинства участников очереди нет', en: 'there is no majority of the queue’s members' }
  const failover = 'failover' in store ? store.failover : undefined
  const alive = promotable(topology, effect, group)
  if (!failover || failover.manager === 'manual') {
    return { ru: 'автоматического переключения в модели нет', en: 'the model has no automatic failover' }
  }
  const apart = failover.manager === 'patroni' ? failover.standbyCluster : undefined
  const inside = (copy: Copy) => apart === undefined || !topology.ancestors(copy.place).includes(apart)
  const willing = alive.filter((copy) => copy.promotion === 'automatic' && inside(copy))
  if (apart !== undefined && alive.length > 0 && !alive.some(inside)) {
    return { ru: 'уцелел только резервный кластер', en: 'only the standby cluster is left' }
  }
  if (willing.length === 0) {
    return { ru: 'оставшиеся копии сами не повышаются', en: 'the copies left are not promoted automatically' }
  }
  const votes = ballotOf(store, group) ?? []
  if (failover.manager !== 'managed' && !willing.some((copy) => hasMajority(topology, effect, votes, copy.place))) {
    return { ru: 'большинство голосов потеряно', en: 'the majority of the votes is lost' }
  }
  return acknowledgement(store, group).rule === 'none'
    ? { ru: 'оставшиеся копии сами не повышаются', en: 'the copies left are not promoted automatically' }
    : {
        ru: 'в синхронном режиме Patroni не повышает копию, которая могла не получить всё подтверждённое',
        en: 'in a synchronous mode Patroni does not promote a copy that may lack acknowledged commits',
      }
}
