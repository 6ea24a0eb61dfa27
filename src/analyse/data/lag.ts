/** Staleness of replicas, and the writes of a primary that is cut off and does not know it yet. */
import {
  byConvention,
  computed,
  estimate,
  fromModel,
  given,
  optionalSeconds,
  ranged,
  sumOf,
} from '../../catalogue/derive.ts'
import { patroniFencing } from '../../catalogue/mechanisms/patroni.ts'
import { objectReplication } from '../../catalogue/mechanisms/stores.ts'
import type { Said } from '../../language/text.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { familyOf } from './family.ts'
import { copyName } from './names.ts'

/** Replication lag of a copy behind its primary: the model's, else the usual one plus the way over the network. */
export function lagOf(topology: Topology, group: Group, copy: Copy): Derivation {
  const name = copyName(topology, copy)
  const label: Said = { ru: `Отставание копии: ${name.ru}`, en: `Lag of the copy: ${name.en}` }
  if (copy.member.lag) return fromModel(label, 's', estimate(copy.member.lag), `${copy.id}.lag`)
  const usual = usualLag(topology.elements.get(group.store) as Store)
  const primary = group.copies.find((other) => other.role === 'primary')
  if (!primary || topology.regionOf(primary.place) === topology.regionOf(copy.place)) return { ...usual, label }
  const way = topology.roundTrip(primary.place, copy.place)
  const trip = fromModel({ ru: 'Время обращения по сети', en: 'Round trip' }, 's', way.seconds, way.path)
  const sum = computed(
    label,
    's',
    { ru: 'обычное отставание + круговая задержка', en: 'usual lag + round trip' },
    (lag = 0, rtt = 0) => lag + rtt,
    [usual, trip],
  )
  return overloadedLink(topology, group, primary, copy) ? boundless(sum) : sum
}

/** Lag of a copy of the same region: what its replicas have not fetched, or what is not replicated yet. */
function usualLag(store: Store): Derivation {
  switch (familyOf(store)) {
    case 'kafka':
      return given('kafka', 'replica_lag', undefined, '')
    case 'objects': {
      const promised = 'replicationTimeControl' in store && store.replicationTimeControl === true
      return sumOf(
        { ru: 'Объект реплицируется', en: 'The object is replicated' },
        's',
        objectReplication({}, 'objectstore', promised).map((phase) => phase.quantity.derivation),
      )
    }
    default:
      return given('postgresql', 'replication_lag', undefined, '')
  }
}

/** True when the log is written faster than the links to the copy carry it. */
function overloadedLink(topology: Topology, group: Group, primary: Copy, copy: Copy): boolean {
  const store = topology.elements.get(group.store) as Store
  if (!store.walRate) return false
  const written = bytesPerSecond(store.walRate) * group.share
  return topology
    .route(primary.place, copy.place)
    .some((link) => link.bandwidth !== undefined && bytesPerSecond(link.bandwidth) < written)
}

function boundless(lag: Derivation): Derivation {
  return {
    ...lag,
    value: { ...lag.value, worst: Number.POSITIVE_INFINITY },
    note: {
      ru: 'Журнал пишется быстрее, чем канал его уносит: отставание растёт без предела.',
      en: 'The log is written faster than the link carries it: the lag grows without bound.',
    },
  }
}

/** Lag of the freshest of several copies. */
export function freshest(topology: Topology, group: Group, copies: readonly Copy[]): Derivation {
  const lags = copies.map((copy) => lagOf(topology, group, copy))
  const only = lags[0]
  if (lags.length === 1 && only) return only
  return computed(
    { ru: 'Отставание самой свежей из выживших копий', en: 'Lag of the freshest surviving copy' },
    's',
    { ru: 'наименьшее по уцелевшим копиям', en: 'min over the surviving copies' },
    (...values) => Math.min(...values),
    lags,
  )
}

/**
 * How long an isolated primary goes on acknowledging writes that the other side will not have. `until` is the end of the
 * partition, s; `beside` the number of copies on its side.
 */
export function isolatedWrites(store: Store, until: number, beside = 0): Derivation {
  const failover = 'failover' in store ? store.failover : undefined
  const label: Said = { ru: 'Отрезанный лидер ещё принимает запись', en: 'The cut-off primary still accepts writes' }
  const path = `${store.id}.failover`
  if (failover?.manager === 'patroni') return { ...patroniFencing(failover, path), label }
  if (failover?.manager === 'redis-cluster') {
    return { ...given('redis', 'node_timeout', optionalSeconds(failover.downAfter), `${path}.downAfter`), label }
  }
  // With enough replicas on its own side min-replicas-to-write stops nothing.
  if (failover?.manager === 'sentinel' && (failover.minReplicasToWrite ?? 0) > beside) {
    const allowed = given(
      'redis',
      'min_replicas_max_lag',
      optionalSeconds(failover.minReplicasMaxLag),
      `${path}.minReplicasMaxLag`,
    )
    const l = allowed.value.typical
    const value = { best: Math.max(0, l - 1), typical: l, worst: l + 1 }
    return ranged(label, 's', 'min-replicas-max-lag ± 1 s', value, [allowed])
  }
  return byConvention(label, 's', exactly(until), {
    ru: 'старого ведущего ничто не изолирует: он пишет, пока связь не вернётся',
    en: 'nothing fences the old primary: it writes until the partition heals',
  })
}
