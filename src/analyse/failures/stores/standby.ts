/** Copies beside the primary are away: writes go on, pause until the store has taken them out, or stop. */

import { estimate, fromModel, given, optionalSeconds, ranged } from '../../../catalogue/derive.ts'
import { automatic, totalQuantity } from '../../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../../language/text.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import type { Derivation } from '../../../quantity/quantity.ts'
import { sayValue } from '../../../text/format.ts'
import type { Phase } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import { familyOf } from '../../data/family.ts'
import type { Fate } from '../../data/fate.ts'
import { copyName, listOf } from '../../data/names.ts'
import type { Copy, Group, Topology } from '../../topology/topology.ts'
import { always, type Hit, nothing, rtoOf, writesOnly } from '../hit.ts'
import { type Case, comesBack } from './case.ts'
import { brokerPhases, rebuiltShards, searchPhases, silentPhases, vanishedConsumers } from './mechanisms.ts'
import { personPhases } from './phases.ts'

type StandbyLost = Extract<Fate, { kind: 'standby-lost' }>

/** The case of lost standbys. */
export function standbyLost(topology: Topology, group: Group, effect: Effect, store: Store, fate: StandbyLost): Case {
  const names = listOf(fate.lost.map((copy) => copyName(topology, copy)))
  switch (fate.writes) {
    case 'go-on':
      return {
        effect: 'degraded',
        what: goesOn(store, names),
        phases: [],
        blocks: nothing,
        visible: false,
        also: nodesOfConsumers(store),
      }
    case 'stop': {
      const person = fate.frozen && store.manualPromotion ? personPhases(topology, group, effect) : undefined
      const known = person && !('ru' in person) ? person : []
      const back = comesBack(store, fate.until)?.typical ?? Number.POSITIVE_INFINITY
      const byPeople = known.length > 0 && rtoOf(known).typical < back
      const what = byPeople ? together(stops(store, names)) : stops(store, names)
      const own = { what, backAt: fate.until, blocks: writesOnly }
      return byPeople ? { ...own, effect: 'failover', phases: known } : { ...own, effect: 'down', phases: [] }
    }
    case 'pause': {
      const crashed = fate.lost.every((copy) => effect.crashed.has(copy.id))
      return pauses(topology, group, effect, store, names, crashed, fate.lost.length)
    }
  }
}

/** Lost copies that writes wait for beside a crashed primary, until they are taken out. */
export function pausedBeside(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  { paused }: { paused?: Copy[] },
): Case[] {
  if (!paused) return []
  const names = listOf(paused.map((copy) => copyName(topology, copy)))
  return [pauses(topology, group, effect, store, names, false, paused.length)]
}

function goesOn(store: Store, names: Said): Said {
  if (familyOf(store) === 'memory') {
    return {
      ru: `ключи потерянных узлов пропали: ${names.ru}; остальные узлы отвечают`,
      en: `the keys of the lost nodes are gone: ${names.en}; the other nodes answer`,
    }
  }
  return { ru: `запас копий меньше, недоступно: ${names.ru}`, en: `fewer copies in reserve, out of reach: ${names.en}` }
}

function together(what: Said): Said {
  return { ru: `${what.ru}; человек собирает голоса заново`, en: `${what.en}; a person brings the votes together` }
}

function stops(store: Store, names: Said): Said {
  switch (familyOf(store)) {
    case 'kafka':
      return {
        ru: `запись с acks=all отклоняется: копий в строю меньше min.insync.replicas или исключить потерянные некому (${names.ru})`,
        en: `writes with acks=all are refused: fewer replicas in sync than min.insync.replicas, or nobody can take the lost ones out (${names.en})`,
      }
    case 'redis':
      return {
        ru: `запись отклоняется: реплик меньше min-replicas-to-write (${names.ru})`,
        en: `writes are refused: fewer replicas than min-replicas-to-write (${names.en})`,
      }
    default:
      return {
        ru: `запись стоит: некому подтверждать фиксации (${names.ru})`,
        en: `writes stop: nobody can confirm commits (${names.en})`,
      }
  }
}

function pauses(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  names: Said,
  crashed: boolean,
  away: number,
): Case {
  const paused = pauseOf(topology, group, effect, store, names, crashed, away)
  // A connection that breaks at once is waited for by nobody.
  return { effect: rtoOf(paused.phases).worst > 0 ? 'interrupted' : 'degraded', ...paused }
}

function pauseOf(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  names: Said,
  crashed: boolean,
  away: number,
): { what: Said; phases: Phase[]; blocks: Hit['blocks'] } {
  switch (familyOf(store)) {
    case 'kafka':
      return {
        what: {
          ru: `запись с acks=all ждёт, пока контроллер не исключит потерянные копии из ISR (${names.ru})`,
          en: `writes with acks=all wait until the controller takes the lost replicas out of the ISR (${names.en})`,
        },
        phases: brokerPhases(store),
        blocks: writesOnly,
      }
    case 'mirrored-queue':
      return {
        what: {
          ru: `подтверждения ждут, пока молчащее зеркало не сочтут отключившимся (${names.ru})`,
          en: `confirms wait until the silent mirror counts as down (${names.en})`,
        },
        phases: crashed ? [] : silentPhases(store),
        blocks: writesOnly,
      }
    case 'search': {
      const rebuilt = rebuiltSentence(topology, group, away)
      return {
        what: {
          ru: `запросы к шардам потерянных узлов ждут, пока мастер не исключит узлы (${names.ru}); ${rebuilt.ru}`,
          en: `requests to shards of the lost nodes wait until the master takes the nodes out (${names.en}); ${rebuilt.en}`,
        },
        phases: searchPhases(topology, group, effect, { crashed }),
        blocks: always,
      }
    }
    default:
      if (managerOf(store) !== 'patroni') return nextConfirms(store, names)
      return {
        what: {
          ru: `фиксации ждут, пока Patroni не исключит потерянную синхронную копию (${names.ru}); дальше ведущий пишет один`,
          en: `commits wait until Patroni drops the lost synchronous copy (${names.en}); after that the primary writes alone`,
        },
        phases: [automatic('act', degradeTime(store))],
        blocks: writesOnly,
      }
  }
}

function managerOf(store: Store) {
  return 'failover' in store ? store.failover?.manager : undefined
}

/** Commits wait until the service drops the lost copy, or the primary closes its connection and the next of the list confirms. */
function nextConfirms(store: Store, names: Said): { what: Said; phases: Phase[]; blocks: Hit['blocks'] } {
  const time = 'failover' in store && store.failover?.manager === 'managed' ? store.failover.time : undefined
  if (time !== undefined) {
    const own = fromModel(
      { ru: 'Заявленное время', en: 'Published time' },
      's',
      estimate(time),
      `${store.id}.failover.time`,
    )
    const dropped = ranged(
      { ru: 'Сервис исключает потерянную копию', en: 'The service drops the lost copy' },
      's',
      { ru: '0 .. заявленное время переключения', en: '0 .. published failover time' },
      { best: 0, typical: own.value.typical, worst: own.value.worst },
      [own],
    )
    return {
      what: {
        ru: `фиксации ждут, пока сервис не исключит потерянную синхронную копию (${names.ru})`,
        en: `commits wait until the service drops the lost synchronous copy (${names.en})`,
      },
      phases: [automatic('act', dropped)],
      blocks: writesOnly,
    }
  }
  const silence = given('postgresql', 'wal_sender_timeout', undefined, '')
  const report = given('postgresql', 'wal_receiver_status_interval', undefined, '')
  const [whole, every] = [silence.value.typical, report.value.typical]
  const noticed = ranged(
    {
      ru: 'Ведущий закрывает соединение с молчащей копией',
      en: 'The primary closes the connection of the silent copy',
    },
    's',
    { ru: 'T − h .. T: T без ответа, ответы каждые h', en: 'T - h .. T: T without an answer, answers every h' },
    { best: whole - every, typical: whole - every / 2, worst: whole },
    [silence, report],
  )
  return {
    what: {
      ru: `фиксации ждут, пока ведущий не сочтёт потерянную синхронную копию отключившейся (${names.ru}); дальше подтверждает следующая в списке`,
      en: `commits wait until the primary takes the lost synchronous copy for gone (${names.en}); after that the next of the list confirms`,
    },
    phases: [automatic('detect', noticed)],
    blocks: writesOnly,
  }
}

/** When every shard of Elasticsearch has all its copies again. */
export function rebuiltSentence(topology: Topology, group: Group, away: number): Said {
  const phases = rebuiltShards(topology, group, away)
  if (!phases) {
    return {
      ru: 'до их возвращения копий меньше',
      en: 'until they are back there are fewer copies',
    }
  }
  const time = sayValue(totalQuantity({ ru: 'Копии восстановлены', en: 'Copies rebuilt' }, phases).typical, 's')
  return {
    ru: `копии шардов восстановлены на остальных через ${time.ru}`,
    en: `the copies of the shards are rebuilt on the others after ${time.en}`,
  }
}

/** RabbitMQ: what consumers of a vanished node held comes back to the queue later. Publishing does not wait for it. */
export function nodesOfConsumers(store: Store): Case[] {
  if (familyOf(store) !== 'raft-queue') return []
  return [
    {
      effect: 'degraded',
      what: {
        ru: 'сообщения, которые держали потребители пропавшего узла, возвращаются в очередь позже остальных',
        en: 'messages that consumers of the vanished node held return to the queue later than the others',
      },
      phases: vanishedConsumers(store),
      blocks: nothing,
      visible: false,
    },
  ]
}

/** Commits block until the next loop notices the lost standby: on average half a loop, at worst the lease. */
function degradeTime(store: Store): Derivation {
  const failover = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const loop = given('patroni', 'loop_wait', optionalSeconds(failover?.loopWait), `${store.id}.failover.loopWait`)
  const ttl = given('patroni', 'ttl', optionalSeconds(failover?.ttl), `${store.id}.failover.ttl`)
  return ranged(
    { ru: 'Patroni исключает потерянную синхронную копию', en: 'Patroni drops the lost synchronous copy' },
    's',
    { ru: '0 .. ttl, обычно loop_wait / 2', en: '0 .. ttl, typically loop_wait / 2' },
    { best: 0, typical: loop.value.typical / 2, worst: ttl.value.typical },
    [loop, ttl],
  )
}
