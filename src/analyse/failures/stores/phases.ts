/** Phases of the recovery of a shard group: the manager's failover, a person's, a restore, each with the clients' way. */
import { computed, estimate, fromModel, given, optionalSeconds } from '../../../catalogue/derive.ts'
import { patroniProcessCrash } from '../../../catalogue/mechanisms/patroni.ts'
import { automatic, byHand } from '../../../catalogue/mechanisms/phase.ts'
import { standbyClusterPromotion } from '../../../catalogue/mechanisms/standby-cluster.ts'
import { bouncerPool, callerPhases, proxyPhases } from '../../../catalogue/mechanisms/store-proxy.ts'
import type { Said } from '../../../language/text.ts'
import { bytesPerSecond, seconds } from '../../../language/units.ts'
import type { ConnectionPool, Id, Relation, Store } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import type { Corruption, Effect } from '../../data/effect.ts'
import { familyOf } from '../../data/family.ts'
import type { Copy, Group, Topology } from '../../topology/topology.ts'
import { alertPhases, groupFails } from '../alert.ts'
import { isCoordinator, type Takeover, takeoverPhases } from './mechanisms.ts'
import { type ChainWay, chainPhases } from './restore-chain.ts'

/** Relations by which journeys only read replicas: who leads is nothing to them. */
function replicaReaders(topology: Topology, store: Store): ReadonlySet<Id> {
  const readers = new Set<Id>()
  const others = new Set<Id>()
  for (const { steps } of topology.journeys) {
    for (const { to, operation, relation } of steps) {
      if (to === store.id && relation) (operation === 'read-replica' ? readers : others).add(relation.id)
    }
  }
  for (const id of others) readers.delete(id)
  return readers
}

/** The slowest limit that callers of the primary set on their calls; undefined when one of them sets none. */
function callerLimit(topology: Topology, store: Store): { seconds: number; path: string } | undefined {
  const readers = replicaReaders(topology, store)
  const callers = topology.document.relations.filter(
    (relation) => relation.to === store.id && relation.need !== 'async' && !readers.has(relation.id),
  )
  const limits = callers.map(limitOf)
  if (limits.length === 0 || limits.some((limit) => limit === undefined)) return undefined
  return limits.filter((limit) => limit !== undefined).reduce((a, b) => (b.seconds > a.seconds ? b : a))
}

function limitOf(relation: Relation): { seconds: number; path: string } | undefined {
  const timeout = relation.timeout === undefined ? undefined : seconds(relation.timeout)
  const keepalive = relation.keepalive === undefined ? undefined : seconds(relation.keepalive)
  if (timeout !== undefined && (keepalive === undefined || timeout <= keepalive)) {
    return { seconds: timeout, path: `${relation.id}.timeout` }
  }
  return keepalive === undefined ? undefined : { seconds: keepalive, path: `${relation.id}.keepalive` }
}

function clientPhases(topology: Topology, store: Store, group: Group, withProxy: boolean): Phase[] {
  const proxy = 'proxy' in store ? store.proxy : undefined
  const pool = 'pool' in store ? store.pool : undefined
  const limit = callerLimit(topology, store)
  const cut = proxy?.technology === 'haproxy' && proxy.shutdownSessions !== false
  const hosts = group.copies.filter((copy) => copy.role === 'primary' || copy.role === 'standby').length
  const relational = familyOf(store) === 'sql'
  const attempt = { seconds: limit?.seconds, path: limit?.path ?? '' }
  const own = { settings: pool, path: `${store.id}.pool` }
  const bouncer = pool?.technology === 'pgbouncer' ? own : slowestBouncer(topology, store)
  return [
    ...(withProxy && relational ? proxyPhases(proxy, `${store.id}.proxy`, hosts, attempt, own) : []),
    ...bouncerPool(bouncer?.settings, bouncer?.path ?? '', proxy),
    ...callerPhases(limit, cut),
  ]
}

/** PgBouncer beside the callers that wait, instead of the store: the one that is the last to log in again. */
function slowestBouncer(topology: Topology, store: Store): { settings: ConnectionPool; path: string } | undefined {
  if (familyOf(store) !== 'sql') return undefined
  const pools = topology.document.relations.flatMap(({ from, to, need }) => {
    const caller = topology.elements.get(from)
    const settings = caller && 'pool' in caller ? caller.pool : undefined
    if (to !== store.id || need === 'async' || settings?.technology !== 'pgbouncer') return []
    const retry = given('pgbouncer', 'server_login_retry', optionalSeconds(settings.serverLoginRetry), '')
    return [{ settings, path: `${from}.pool`, pause: retry.value.typical }]
  })
  return pools.sort((x, y) => y.pause - x.pause)[0]
}

/** The store's own failover, then the way of the clients to the new primary. */
export function managerPhases(topology: Topology, group: Group, effect: Effect, takeover: Takeover): Phase[] {
  const store = topology.elements.get(group.store) as Store
  const failover = 'failover' in store ? store.failover : undefined
  const proxied = 'proxy' in store && store.proxy !== undefined
  // Workers of Citus are found by the metadata of the coordinator; a coordinator without a proxy by its clients' host list.
  const citus = store.shards?.tool === 'citus' && !(isCoordinator(store, group) && !proxied)
  const own = takeoverPhases(topology, group, effect, takeover)
  return [...own, ...clientPhases(topology, store, group, failover?.manager !== 'managed' && !citus)]
}

/** The process died on a living host: Patroni starts it again, else fails over; without a manager it is restarted. */
export function crashPhases(topology: Topology, group: Group): Phase[] | Said {
  const store = topology.elements.get(group.store) as Store
  const failover = 'failover' in store ? store.failover : undefined
  const patroni = failover?.manager === 'patroni'
  const path = `${store.id}.restart`
  if (patroni) {
    const own = patroniProcessCrash(failover, `${store.id}.failover`, store.restart, path)
    return [...own, ...clientPhases(topology, store, group, true)]
  }
  const own = store.restart
    ? fromModel({ ru: 'Перезапуск', en: 'Restart' }, 's', estimate(store.restart), path)
    : familyOf(store) === 'sql'
      ? given('postgresql', 'crash_recovery', undefined, path)
      : undefined
  if (!own) {
    return {
      ru: `сколько длится запуск после сбоя, модель не говорит (${path})`,
      en: `the model does not say how long a start after a crash takes (${path})`,
    }
  }
  return [automatic('act', own), ...clientPhases(topology, store, group, false)]
}

/** Failover by a person: alert, notice, decision, procedure. A human time is required. */
export function personPhases(topology: Topology, group: Group, effect: Effect, winner?: Copy): Phase[] | Said {
  const store = topology.elements.get(group.store) as Store
  const human = store.manualPromotion
  if (!human) {
    return {
      ru: `переключает человек, а времени на это в модели нет (${store.id}.manualPromotion)`,
      en: `a person has to fail over and the model gives no time for it (${store.id}.manualPromotion)`,
    }
  }
  const alert = alertPhases(topology, effect, groupFails(topology, effect, group))
  if ('ru' in alert) return alert
  const at = `${store.id}.manualPromotion`
  const step = (label: Said, value: keyof typeof human) =>
    byHand(fromModel(label, 's', estimate(human[value]), `${at}.${value}`))
  const people = [
    step({ ru: 'Дежурный подключается', en: 'The engineer on duty is at the keyboard' }, 'notice'),
    step({ ru: 'Решение, что ведущая копия потеряна', en: 'The decision that the primary is lost' }, 'decide'),
    step({ ru: 'Изоляция, повышение, перенаправление', en: 'Fencing, promotion, repointing' }, 'act'),
  ]
  const failover = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const apart = failover?.standbyCluster
  const cluster = apart !== undefined && winner !== undefined && topology.ancestors(winner.place).includes(apart)
  const own = cluster ? standbyClusterPromotion(alert, people) : [...alert, ...people]
  return [...own, ...clientPhases(topology, store, group, false)]
}

/** Restore from a backup after every copy is lost. */
export function restoreAfterLoss(topology: Topology, group: Group, effect: Effect, way: ChainWay): Phase[] | Said {
  const phases = chainPhases(topology, group, way)
  if ('ru' in phases) return phases
  const alert = alertPhases(topology, effect, groupFails(topology, effect, group))
  return 'ru' in alert ? alert : [...alert, ...phases]
}

function noticedPhase(corruption: Corruption): Phase[] {
  // Nobody misses anything before a silent corruption is noticed: the recovery begins there.
  if (!corruption.noticed || corruption.silent) return []
  const label = { ru: 'Порчу замечают', en: 'The corruption is noticed' }
  return [automatic('detect', fromModel(label, 's', estimate(corruption.noticed), corruption.path))]
}

/** Restore to just before a logical corruption. */
export function restoreAfterCorruption(
  topology: Topology,
  group: Group,
  corruption: Corruption,
  way: ChainWay,
): Phase[] | Said {
  const phases = chainPhases(topology, group, way)
  return 'ru' in phases ? phases : [...noticedPhase(corruption), ...phases]
}

/** A delayed copy is stopped, replayed up to the corruption and promoted. */
export function delayedPhases(topology: Topology, group: Group, corruption: Corruption, copy: Copy): Phase[] | Said {
  const store = topology.elements.get(group.store) as Store
  const human = store.manualPromotion
  if (!human) {
    return {
      ru: `отложенную копию повышает человек, а времени на это в модели нет (${store.id}.manualPromotion)`,
      en: `a person promotes the delayed copy and the model gives no time for it (${store.id}.manualPromotion)`,
    }
  }
  const at = `${store.id}.manualPromotion`
  const step = (label: Said, key: keyof typeof human) =>
    byHand(fromModel(label, 's', estimate(human[key]), `${at}.${key}`))
  return [
    ...noticedPhase(corruption),
    step({ ru: 'Дежурный подключается', en: 'The engineer on duty is at the keyboard' }, 'notice'),
    step({ ru: 'Решение откатиться', en: 'The decision to go back' }, 'decide'),
    ...delayedReplay(store, group, copy),
    step({ ru: 'Повышение отложенной копии, перенаправление', en: 'Promotion of the delayed copy, repointing' }, 'act'),
    automatic('act', given('postgresql', 'promotion', undefined, '')),
  ]
}

function delayedReplay(store: Store, group: Group, copy: Copy): Phase[] {
  if (!store.walRate || !copy.member.delay) return []
  const path = `${store.id}.walRate`
  const rate = bytesPerSecond(store.walRate) * group.share
  const replayRate = store.backup?.replayRate ? bytesPerSecond(store.backup.replayRate) : undefined
  return [
    automatic(
      'restore',
      computed(
        { ru: 'Применяется отложенный журнал до порчи', en: 'The delayed log is replayed up to the corruption' },
        's',
        { ru: 'не больше журнал × отставание / скорость применения', en: 'at most log × delay / replay rate' },
        (wal = 0, delay = 0, replay = 1) => (wal * delay) / replay,
        [
          fromModel({ ru: 'Журнал за секунду', en: 'Log per second' }, 'B/s', rate, path),
          fromModel(
            { ru: 'Отставание копии', en: 'Delay of the copy' },
            's',
            seconds(copy.member.delay),
            `${copy.id}.delay`,
          ),
          given('postgresql', 'replay_rate', replayRate, `${store.id}.backup.replayRate`),
        ],
      ),
    ),
  ]
}
