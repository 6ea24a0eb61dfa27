/** How the clients of a store get to its new primary: proxy, virtual address, name, pool, or their own connection string. */
import type { ConnectionPool, StoreProxy } from '../../language/vocabulary/index.ts'
import { exactly } from '../../quantity/quantity.ts'
import { byConvention, fromModel, given, optionalSeconds, ranged } from '../derive.ts'
import { periodicCheck, phase, riseCheck } from '../timers.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** Lane of the work that goes on beside the failover itself: the proxy takes the dead server out. */
const BESIDE = 1

/**
 * HAProxy with the knobs of Patroni's template: the new primary is taken in after `rise` good checks; the old one goes down
 * meanwhile. Sessions to it are cut when it is marked down, unless the model turns that off.
 */
function haproxyPhases(proxy: StoreProxy, path: string): MechanismPhase[] {
  const interval = given('patroni', 'proxy_interval', optionalSeconds(proxy.interval), `${path}.interval`)
  const rise = given('patroni', 'proxy_rise', proxy.rise, `${path}.rise`)
  const fall = given('patroni', 'proxy_fall', proxy.fall, `${path}.fall`)
  const timeout = given('patroni', 'proxy_timeout', optionalSeconds(proxy.timeout), `${path}.timeout`)
  const up = ranged(
    { ru: 'Прокси включает нового лидера', en: 'The proxy takes the new primary in' },
    's',
    '(rise − 1 .. rise) × interval',
    riseCheck(interval.value.typical, rise.value.typical),
    [interval, rise],
  )
  const down = ranged(
    { ru: 'Прокси исключает старого лидера', en: 'The proxy takes the old primary out' },
    's',
    {
      ru: '(fall − 1) проверок и один тайм-аут с момента отказа',
      en: '(fall - 1) checks and one time-out from the failure on',
    },
    periodicCheck(interval.value.typical, fall.value.typical, timeout.value.typical),
    [interval, fall, timeout],
  )
  const phases = [automatic('reroute', up), automatic('reroute', down, BESIDE)]
  if (proxy.shutdownSessions !== false) return phases
  return [...phases, automatic('client', given('network', 'tcp_retries', undefined, ''), BESIDE)]
}

function bouncerRetry(pool: ConnectionPool | undefined, path: string, silentHost: boolean) {
  const retry = given(
    'pgbouncer',
    'server_login_retry',
    optionalSeconds(pool?.serverLoginRetry),
    `${path}.serverLoginRetry`,
  )
  const connect = given(
    'pgbouncer',
    'server_connect_timeout',
    optionalSeconds(pool?.serverConnectTimeout),
    `${path}.serverConnectTimeout`,
  )
  const r = retry.value.typical
  return ranged(
    { ru: 'PgBouncer повторяет вход на сервер', en: 'PgBouncer retries its server login' },
    's',
    silentHost ? '0 .. max(server_login_retry, server_connect_timeout)' : '0 .. server_login_retry',
    { best: 0, typical: r / 2, worst: silentHost ? Math.max(r, connect.value.typical) : r },
    silentHost ? [retry, connect] : [retry],
  )
}

/**
 * PgBouncer as a pool in front of a proxy: a refused login is not repeated for server_login_retry. When the proxy is PgBouncer
 * itself, the pool is that one and its way is in `proxyPhases` already.
 */
export function bouncerPool(pool: ConnectionPool | undefined, path: string, proxy?: StoreProxy): MechanismPhase[] {
  return pool?.technology === 'pgbouncer' && proxy?.technology !== 'pgbouncer'
    ? [automatic('client', bouncerRetry(pool, path, false))]
    : []
}

/**
 * From a promoted primary to a client that reaches it. `copies` is the number of hosts in a connection string, needed when
 * the model names no proxy: then libpq tries host after host (target_session_attrs=read-write). `pool`: the settings of
 * PgBouncer, when that is the proxy.
 */
export function proxyPhases(
  proxy: StoreProxy | undefined,
  path: string,
  copies: number,
  attempt: { seconds: number | undefined; path: string },
  pool: { settings: ConnectionPool | undefined; path: string } = { settings: undefined, path: '' },
): MechanismPhase[] {
  if (!proxy) return [automatic('reroute', hostListSearch(copies, attempt))]
  switch (proxy.technology) {
    case 'haproxy':
      return haproxyPhases(proxy, path)
    case 'vip':
      return [automatic('reroute', given('haproxy', 'vrrp_takeover', undefined, ''))]
    case 'pgbouncer': {
      const names = given(
        'pgbouncer',
        'dns_max_ttl',
        optionalSeconds(pool.settings?.dnsMaxTtl),
        `${pool.path}.dnsMaxTtl`,
      )
      const wait = ranged(names.label, 's', '0 .. dns_max_ttl', phase(names.value.typical), [names])
      return [automatic('reroute', wait), automatic('client', bouncerRetry(pool.settings, pool.path, true))]
    }
    case 'dns': {
      const ttl = given('gslb', 'ttl', optionalSeconds(proxy.interval), `${path}.interval`)
      const label = { ru: 'Клиенты получают новый адрес', en: 'Clients get the new address' }
      return [automatic('reroute', ranged(label, 's', '0 .. TTL', phase(ttl.value.typical), [ttl]))]
    }
  }
}

function hostListSearch(copies: number, attempt: { seconds: number | undefined; path: string }) {
  const others = byConvention(
    { ru: 'Узлов в строке подключения до лидера', en: 'Hosts tried before the primary' },
    'count',
    exactly(Math.max(0, copies - 1)),
    { ru: 'один узел на копию группы', en: 'one host per copy of the group' },
  )
  const cost =
    attempt.seconds === undefined
      ? given('network', 'tcp_syn', undefined, '')
      : fromModel({ ru: 'Тайм-аут попытки', en: 'Time-out of one attempt' }, 's', attempt.seconds, attempt.path)
  const worst = others.value.typical * cost.value.typical
  return ranged(
    { ru: 'Клиент находит лидера по списку узлов', en: 'The client finds the primary by its host list' },
    's',
    { ru: '0 .. (узлов − 1) × тайм-аут попытки', en: '0 .. (hosts - 1) × attempt time-out' },
    { best: 0, typical: worst / 2, worst },
    [others, cost],
    {
      ru: 'Прокси в модели нет: предполагается строка подключения со всеми узлами и target_session_attrs=read-write.',
      en: 'The model names no proxy: a connection string with every host and target_session_attrs=read-write is assumed.',
    },
  )
}

/**
 * What the caller adds: with a request time-out its last failing attempt still runs for up to that time after the store is
 * back; without one, a socket to the dead host is noticed only by TCP, 13-30 minutes after the failure.
 */
export function callerPhases(
  timeout: { seconds: number; path: string } | undefined,
  cutByProxy: boolean,
): MechanismPhase[] {
  if (timeout) {
    const limit = fromModel(
      { ru: 'Тайм-аут запроса', en: 'Request time-out' },
      's',
      exactly(timeout.seconds),
      timeout.path,
    )
    const label = { ru: 'Завершается последняя неудачная попытка', en: 'The last failing attempt runs out' }
    return [
      automatic(
        'client',
        ranged(label, 's', { ru: '0 .. тайм-аут', en: '0 .. time-out' }, phase(timeout.seconds), [limit]),
      ),
    ]
  }
  if (cutByProxy) return []
  return [automatic('client', given('network', 'tcp_retries', undefined, ''), BESIDE + 1)]
}
