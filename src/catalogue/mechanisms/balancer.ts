/** Balancers: taking a dead target out inside a place, and moving users to another region. All times in seconds. */
import { type Duration, seconds } from '../../language/units.ts'
import type { GlobalBalancer, HealthCheck, Id, LoadBalancer, NginxSettings } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { byConvention, fromModel, given, optionalSeconds, ranged } from '../derive.ts'
import { passiveCounting, periodicCheck, phase, riseCheck } from '../timers.ts'
import { stated } from '../values.ts'
import { cloudflareMonitor } from './edge.ts'
import { automatic, type MechanismPhase } from './phase.ts'

const takenOut = { ru: 'Проверка исключает неисправный экземпляр', en: 'The health check takes the dead target out' }

/** A check with an interval, a threshold and the length of one failing check: D1. */
function checkOut(interval: Derivation, failures: Derivation, timeout: Derivation | undefined): Derivation {
  const length = timeout?.value.typical ?? 0
  return ranged(
    takenOut,
    's',
    { ru: '(проверок − 1 .. проверок) × период + тайм-аут', en: '(checks - 1 .. checks) × period + time-out' },
    periodicCheck(interval.value.typical, failures.value.typical, length),
    timeout ? [interval, failures, timeout] : [interval, failures],
  )
}

/**
 * The knobs of a check written in the model. `fallback` is used for a time-out that the model leaves out; without one a failing
 * check takes no time (the port refuses).
 */
export function healthCheckOut(check: HealthCheck, path: string, fallback: Derivation | undefined): Derivation {
  const interval = fromModel(
    { ru: 'Период проверки', en: 'Check period' },
    's',
    seconds(check.interval),
    `${path}.interval`,
  )
  const failures = fromModel(
    { ru: 'Неудачных проверок подряд', en: 'Failed checks in a row' },
    'count',
    check.failures,
    `${path}.failures`,
  )
  const timeout =
    check.timeout && fallback
      ? fromModel({ ru: 'Тайм-аут проверки', en: 'Check time-out' }, 's', seconds(check.timeout), `${path}.timeout`)
      : fallback
  return checkOut(interval, failures, timeout)
}

/** HAProxy takes a backend out with its defaults: a refusing port answers at once, a silent host costs the whole period. */
export function haproxyBackend(hangs: boolean): MechanismPhase[] {
  const interval = given('haproxy', 'inter', undefined, '')
  const silent = { ...interval, label: { ru: 'Проверка ограничена периодом', en: 'A check is bounded by the period' } }
  return [automatic('detect', checkOut(interval, given('haproxy', 'fall', undefined, ''), hangs ? silent : undefined))]
}

/** An AWS application load balancer takes a silent target out, with its defaults. */
export function albTarget(): MechanismPhase[] {
  return [
    automatic(
      'detect',
      checkOut(
        given('gslb', 'alb_interval', undefined, ''),
        given('gslb', 'alb_failures', undefined, ''),
        given('gslb', 'alb_timeout', undefined, ''),
      ),
    ),
  ]
}

/**
 * nginx counts failures of live requests (D4); `rate` is requests per second to the dead server, of each process that counts
 * for itself. `refuses`: the port refuses at once, so that an attempt takes no time.
 */
export function nginxPassive(
  rate: number | Derivation,
  nginx?: NginxSettings,
  path = 'nginx',
  refuses = false,
): MechanismPhase[] {
  const fails = given('nginx', 'max_fails', nginx?.maxFails, `${path}.maxFails`)
  const limit = given(
    'nginx',
    'proxy_connect_timeout',
    optionalSeconds(nginx?.proxyConnectTimeout),
    `${path}.proxyConnectTimeout`,
  )
  const window = given('nginx', 'fail_timeout', optionalSeconds(nginx?.failTimeout), `${path}.failTimeout`)
  const arrivals =
    typeof rate === 'number'
      ? byConvention(toDead, '/s', rate, { ru: 'пример: один запрос в секунду', en: 'example: one request per second' })
      : rate
  return [
    automatic(
      'detect',
      ranged(
        { ru: 'Неудачные запросы исключают сервер', en: 'Failing requests take the server out' },
        's',
        {
          ru: 'приход max_fails запросов в пределах fail_timeout + proxy_connect_timeout',
          en: 'arrival of max_fails requests within fail_timeout + proxy_connect_timeout',
        },
        passiveCounting(
          fails.value.typical,
          arrivals.value.typical,
          refuses ? 0 : limit.value.typical,
          window.value.typical,
        ),
        [fails, window, arrivals, ...(refuses ? [] : [limit])],
      ),
    ),
  ]
}

/**
 * A load balancer of the model takes a dead target out, by its own check or its product's defaults. `rate`: requests per
 * second to the dead target per counting process, for nginx. `refuses`: the port refuses at once; else the target is silent.
 */
export function loadBalancerTarget(balancer: LoadBalancer, rate: Derivation, refuses: boolean): MechanismPhase[] {
  if (balancer.healthCheck) {
    const path = `${balancer.id}.healthCheck`
    const bounded = given('haproxy', 'inter', seconds(balancer.healthCheck.interval), `${path}.interval`)
    return [automatic('detect', healthCheckOut(balancer.healthCheck, path, refuses ? undefined : bounded))]
  }
  if (balancer.technology === 'alb') return albTarget()
  if (balancer.technology === 'nginx') return nginxPassive(rate, balancer.nginx, `${balancer.id}.nginx`, refuses)
  return haproxyBackend(!refuses)
}

/**
 * A self-run proxy with active checks takes a server in when it is back: D1 of good checks. Undefined for products that send
 * requests to a target at once when no other is left (ALB fails open) or that have no active check (nginx).
 */
export function targetReturn(balancer: LoadBalancer): MechanismPhase | undefined {
  const check = balancer.healthCheck
  if (balancer.technology !== undefined && balancer.technology !== 'haproxy') return undefined
  const path = `${balancer.id}.healthCheck`
  const interval = given('haproxy', 'inter', optionalSeconds(check?.interval), `${path}.interval`)
  const rise = given('haproxy', 'rise', check?.successes, `${path}.successes`)
  const label = { ru: 'Балансировщик возвращает сервер', en: 'The balancer takes the server in' }
  const value = riseCheck(interval.value.typical, rise.value.typical)
  return automatic('reroute', ranged(label, 's', '(n - 1) i .. n i', value, [interval, rise]))
}

const toDead = { ru: 'Запросов к мёртвому серверу', en: 'Requests to the dead server' }

function failingCheckTime(balancer: GlobalBalancer): Derivation {
  if (balancer.technology === 'route53') return given('gslb', 'route53_timeout', undefined, '')
  if (balancer.technology === 'global-accelerator') return given('gslb', 'accelerator_timeout', undefined, '')
  return given('gslb', 'check_timeout', undefined, '')
}

/**
 * A global balancer moves the users of a dead region: health check, then, with DNS, the TTL and what the client keeps
 * beyond it. Anycast and accelerators have no DNS term; established connections are not moved.
 */
export function globalReroute(balancer: GlobalBalancer, client: Caller | undefined): MechanismPhase[] {
  return [globalCheck(balancer), ...clientsMove(balancer, client)]
}

/** The check of a global balancer takes a dead region out. Cloudflare repeats a failing check at once, others a period later. */
export function globalCheck(balancer: GlobalBalancer): MechanismPhase {
  const path = `${balancer.id}.healthCheck`
  if (balancer.technology !== 'cloudflare') {
    return automatic('detect', healthCheckOut(balancer.healthCheck, path, failingCheckTime(balancer)))
  }
  const { interval, failures, timeout } = balancer.healthCheck
  const knobs = stated('gslb', {
    cloudflare_interval: [seconds(interval), `${path}.interval`],
    cloudflare_retries: [failures - 1, `${path}.failures`],
    cloudflare_timeout: [optionalSeconds(timeout), `${path}.timeout`],
  })
  return cloudflareMonitor(knobs.values, knobs.paths)
}

/** The application on the user's device that calls a balancer. */
export interface Caller {
  id: Id
  /** How long it keeps an address. */
  dnsCache?: Duration | undefined
  /** When it gives up a call to the balancer, and the path of the model that says so. */
  timeout?: Duration | undefined
  timeoutPath: string
}

/** After the record has changed: the TTL with DNS, what the client keeps beyond it, its last failing attempt. */
export function clientsMove(balancer: GlobalBalancer, client: Caller | undefined): MechanismPhase[] {
  const phases: MechanismPhase[] = []
  if ((balancer.mechanism ?? 'dns') === 'dns') {
    const ttl = given('gslb', 'ttl', optionalSeconds(balancer.ttl), `${balancer.id}.ttl`)
    const label = { ru: 'Истекает TTL записи DNS', en: 'The DNS record expires' }
    phases.push(automatic('reroute', ranged(label, 's', '0 .. TTL', phase(ttl.value.typical), [ttl])))
    if (client?.dnsCache) {
      const cache = given('gslb', 'client_dns_cache', seconds(client.dnsCache), `${client.id}.dnsCache`)
      const kept = { ru: 'Клиент держит старый адрес', en: 'The client keeps the old address' }
      phases.push(
        automatic(
          'client',
          ranged(kept, 's', { ru: '0 .. кэш клиента', en: '0 .. client cache' }, phase(cache.value.typical), [cache]),
        ),
      )
    }
  }
  if (client?.timeout) {
    const limit = fromModel(
      { ru: 'Тайм-аут клиента', en: 'Client time-out' },
      's',
      seconds(client.timeout),
      client.timeoutPath,
    )
    const label = { ru: 'Завершается последняя неудачная попытка', en: 'The last failing attempt runs out' }
    phases.push(
      automatic(
        'client',
        ranged(label, 's', { ru: '0 .. тайм-аут', en: '0 .. time-out' }, phase(limit.value.typical), [limit]),
      ),
    )
  }
  return phases
}
