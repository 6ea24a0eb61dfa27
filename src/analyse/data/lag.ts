/** Staleness of replicas, and the writes of a primary that is cut off and does not know it yet. */
import { byConvention, computed, estimate, fromModel, given, ranged } from '../../catalogue/derive.ts'
import { patroniFencing } from '../../catalogue/mechanisms/patroni.ts'
import type { Said } from '../../language/text.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyName } from './names.ts'

/** Replication lag of a copy behind its primary: the model's, else the usual one plus the way over the network. */
export function lagOf(topology: Topology, group: Group, copy: Copy): Derivation {
  const name = copyName(topology, copy)
  const label: Said = { ru: `Отставание копии: ${name.ru}`, en: `Lag of the copy: ${name.en}` }
  if (copy.member.lag) return fromModel(label, 's', estimate(copy.member.lag), `${copy.id}.lag`)
  const usual = given('postgresql', 'replication_lag', undefined, '')
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

/** How long an isolated primary goes on acknowledging writes that the other side will not have. */
export function isolatedWrites(store: Store, until: number): Derivation {
  const failover = 'failover' in store ? store.failover : undefined
  const label: Said = { ru: 'Отрезанный лидер ещё принимает запись', en: 'The cut-off primary still accepts writes' }
  if (failover?.manager === 'patroni') return { ...patroniFencing(failover, `${store.id}.failover`), label }
  if (failover?.manager === 'redis-cluster') {
    return { ...given('redis', 'node_timeout', undefined, ''), label }
  }
  if (failover?.manager === 'sentinel' && (failover.minReplicasToWrite ?? 0) > 0) {
    return { ...given('redis', 'min_replicas_max_lag', undefined, ''), label }
  }
  if ('queue' in store && store.queue) {
    const lease = given('kafka', 'broker_session_timeout', undefined, '')
    return ranged(label, 's', { ru: '0 .. аренда брокера', en: '0 .. broker lease' }, { ...lease.value, best: 0 }, [
      lease,
    ])
  }
  return byConvention(label, 's', exactly(until), {
    ru: 'старого ведущего ничто не изолирует: он пишет, пока связь не вернётся',
    en: 'nothing fences the old primary: it writes until the partition heals',
  })
}
