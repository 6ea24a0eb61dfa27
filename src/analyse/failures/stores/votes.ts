/** What the votes decide: a primary without their majority, and votes that are lost while the primary serves on. */
import { given, optionalSeconds } from '../../../catalogue/derive.ts'
import { coordinationReturns } from '../../../catalogue/mechanisms/patroni.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import { etcdLeader } from '../../../catalogue/mechanisms/stores.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import type { Id, PatroniFailover, Store } from '../../../language/vocabulary/index.ts'
import type { Derivation } from '../../../quantity/quantity.ts'
import type { Phase } from '../../analysis.ts'
import { type Effect, returnsAt } from '../../data/effect.ts'
import { type Family, familyOf } from '../../data/family.ts'
import type { Fate } from '../../data/fate.ts'
import { copyName, groupName, listOf } from '../../data/names.ts'
import { ballotOf, canVote, hasMajority } from '../../data/quorum.ts'
import { lacksVotes } from '../../data/votes-back.ts'
import type { Copy, Group, Topology } from '../../topology/topology.ts'
import { always, type Hit, nothing, rtoOf, writesOnly } from '../hit.ts'
import { type Case, comesBack } from './case.ts'
import { controllerPhases, leaderPhases, searchPhases } from './mechanisms.ts'
import { personPhases } from './phases.ts'

const beyondReplicas: Hit['blocks'] = (operation) => operation !== 'read-replica'

const patroniOf = (store: Store): PatroniFailover | undefined =>
  'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined

interface Silenced {
  what: Said
  blocks: Hit['blocks']
}

/** What the primary does when it cannot reach the majority of the votes. */
function silencedOf(store: Store, family: Family): Silenced {
  switch (family) {
    case 'raft-queue':
      return {
        what: {
          ru: 'большинства участников очереди нет: ни публикации, ни выдачи сообщений',
          en: 'no majority of the queue’s members: neither publishes nor deliveries',
        },
        blocks: always,
      }
    case 'search': {
      const all = 'elasticsearch' in store && store.elasticsearch?.noMasterBlock === 'all'
      return all
        ? {
            what: {
              ru: 'мастера выбрать нельзя: запись и чтение закрыты (no_master_block: all)',
              en: 'no master can be elected: writes and reads are blocked (no_master_block: all)',
            },
            blocks: always,
          }
        : {
            what: {
              ru: 'мастера выбрать нельзя: запись закрыта, поиск отвечает прежним состоянием',
              en: 'no master can be elected: writes are blocked, searches answer from the last known state',
            },
            blocks: writesOnly,
          }
    }
    case 'redis':
      return {
        what: {
          ru: 'большинства мастеров нет: через cluster-node-timeout узлы отказывают в командах',
          en: 'no majority of masters: after cluster-node-timeout the nodes refuse commands',
        },
        blocks: always,
      }
    case 'mirrored-queue':
      return {
        what: {
          ru: 'узел в меньшинстве остановлен (pause_minority)',
          en: 'the node is in the minority and pauses (pause_minority)',
        },
        blocks: always,
      }
    default:
      return {
        what: {
          ru: 'большинства голосов нет: ведущая копия сняла с себя роль, запись закрыта, читают с реплик',
          en: 'no majority of votes: the primary has demoted itself, writes are refused, replicas are read',
        },
        blocks: beyondReplicas,
      }
  }
}

/** Until the store serves again once the votes are back. */
function afterVotes(store: Store, family: Family, back: Derivation): Phase[] {
  const returned = automatic('act', back)
  switch (family) {
    case 'raft-queue':
      return [returned, ...leaderPhases(store)]
    case 'search':
      return [
        returned,
        automatic('decide', given('elasticsearch', 'election_initial_timeout', undefined, '')),
        automatic('decide', given('elasticsearch', 'election_duration', undefined, '')),
      ]
    case 'redis':
      return [returned, automatic('decide', given('redis', 'cluster_gossip', undefined, ''))]
    case 'kafka':
      return [returned, ...controllerPhases(store)]
    case 'mirrored-queue':
      return [returned]
    default:
      return [automatic('act', coordinationReturns(patroniOf(store), `${store.id}.failover`, back))]
  }
}

/** Operations that fail while nobody leads: where the copies at `place` lack the votes, all that they refuse then. */
export function blockedWithoutPrimary(
  topology: Topology,
  effect: Effect,
  store: Store,
  group: Group,
  place: Id,
): Hit['blocks'] {
  return lacksVotes(topology, effect, store, group, place) ? silencedOf(store, familyOf(store)).blocks : beyondReplicas
}

/** What follows the return of copies whose votes are away too: these are together again and decide. Nothing when the votes are there. */
export function electedAgain(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  returns: number,
  start: number,
): Phase[] {
  const back = comesBack(store, returns - start)
  const place = group.copies.find((copy) => copy.role === 'primary')?.place
  if (!back || place === undefined || !lacksVotes(topology, effect, store, group, place)) return []
  return afterVotes(store, familyOf(store), back.derivation)
}

/** When a lost primary leads again by itself. */
export function leadsAgain(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  returns: number,
  start: number,
): Pick<Case, 'back' | 'backAt'> {
  const phases = electedAgain(topology, group, effect, store, returns, start)
  return phases.length > 0 ? { back: rtoOf(phases) } : { backAt: returns }
}

/** The votes come back by themselves, or, when the model gives a person's time, a person brings them together sooner. */
export function noVotes(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  { until, away = [] }: Extract<Fate, { kind: 'no-votes' }>,
  start: number,
): Case {
  const family = familyOf(store)
  const silenced = silencedOf(store, family)
  const back = comesBack(store, until - start)
  const waiting = back ? afterVotes(store, family, back.derivation) : []
  const person = store.manualPromotion ? personPhases(topology, group, effect) : undefined
  const known = person !== undefined && !('ru' in person) ? person : undefined
  const sooner = known !== undefined && (!back || rtoOf(known).typical < rtoOf(waiting).typical)
  // Nothing comes back by itself and it is not known when people would: then nobody knows.
  const unknown = !back && person !== undefined && 'ru' in person ? person : undefined
  const people = sooner
    ? { ru: '; человек собирает голоса заново', en: '; a person brings the votes together' }
    : { ru: '', en: '' }
  return {
    effect: sooner ? 'failover' : 'down',
    what: { ru: `${silenced.what.ru}${people.ru}`, en: `${silenced.what.en}${people.en}` },
    phases: sooner ? known : (unknown ?? waiting),
    ...(back && known ? { back: rtoOf(sooner ? waiting : known) } : {}),
    blocks: silenced.blocks,
    also: silentNodes(topology, group, effect, away, { until, phases: waiting }),
  }
}

/**
 * Nodes of a search cluster fell silent and there is no master to take them out: requests to their shards go on when the
 * connections to them break, or a master is back (`waiting`) and has taken out those that are not.
 */
export function silentNodes(
  topology: Topology,
  group: Group,
  effect: Effect,
  away: readonly Copy[],
  waiting: { until: number; phases: readonly Phase[] },
): Case[] {
  const silent = away.filter((copy) => !effect.crashed.has(copy.id))
  if (silent.length === 0) return []
  const names = listOf(silent.map((copy) => copyName(topology, copy)))
  const gone = silent.some((copy) => returnsAt(topology, effect, copy.id, copy.store, copy.place) > waiting.until)
  const removed = [...waiting.phases, ...(gone ? searchPhases(topology, group, effect, { crashed: false }) : [])]
  return [
    {
      effect: 'failover',
      what: {
        ru: `исключить молчащие узлы некому: поиск по их шардам ждёт, пока не оборвутся соединения с ними (${names.ru})`,
        en: `nobody takes the silent nodes out: searches of their shards wait until the connections to them break (${names.en})`,
      },
      phases: [automatic('client', given('elasticsearch', 'connection_breaks', undefined, ''))],
      ...(waiting.phases.length > 0 ? { back: rtoOf(removed) } : {}),
      blocks: (operation) => !writesOnly(operation),
    },
  ]
}

/** The primary is lost and the copies left may not lead: those that come back bring the majority, and it elects. */
export function membersAway(topology: Topology, group: Group, store: Store, returns: number, start: number): Case {
  const name = groupName(topology, group)
  const family = familyOf(store)
  const back = comesBack(store, returns - start)
  const elects = family !== 'objects'
  return {
    effect: 'down',
    what: {
      ru: `«${name.ru}»: уцелевшие копии сами не могут стать ведущими, ждут возвращения потерянных`,
      en: `"${name.en}": the copies left may not lead by themselves, the lost ones are waited for`,
    },
    phases: back && elects ? afterVotes(store, family, back.derivation) : [],
    ...(elects ? {} : { backAt: returns }),
    blocks: family === 'objects' ? beyondReplicas : always,
  }
}

/** Votes are lost and the primary serves on: nobody notices, but the next fault may find nobody to decide. */
export function fewerVotes(topology: Topology, group: Group, effect: Effect, store: Store): Case | undefined {
  const ballot = ballotOf(store, group)
  const primary = group.copies.find((copy) => copy.role === 'primary')
  if (!ballot || !primary) return undefined
  const left = ballot.filter(
    (vote) => canVote(topology, effect, vote) && !effect.separated(primary.place, vote.place),
  ).length
  if (left === ballot.length) return undefined
  const decided = hasMajority(topology, effect, ballot, primary.place)
  const rest = {
    ru: `голосов осталось ${left} из ${ballot.length}`,
    en: `${left} of ${ballot.length} votes are left`,
  }
  const then = decided
    ? { ru: 'основная копия работает', en: 'the primary serves on' }
    : {
        ru: 'основная копия работает, но переключить её некому',
        en: 'the primary serves on, but nobody can fail it over',
      }
  return {
    effect: 'degraded',
    what: { ru: `${rest.ru}; ${then.ru}`, en: `${rest.en}; ${then.en}` },
    phases: decided ? electionBeside(store) : [],
    blocks: nothing,
    visible: false,
  }
}

/** Those who vote elect a leader of their own, if theirs was among the lost; data are served meanwhile. */
function electionBeside(store: Store): Phase[] {
  if (familyOf(store) === 'kafka') return controllerPhases(store)
  const failover = patroniOf(store)
  if (!failover || (failover.coordination ?? 'etcd') !== 'etcd') return []
  const path = `${store.id}.failover.electionTimeout`
  const { values, paths } = stated('etcd', { election_timeout: [optionalSeconds(failover.electionTimeout), path] })
  return etcdLeader(values, paths)
}
