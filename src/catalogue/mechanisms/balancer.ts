/** Balancers: taking a dead target out inside a place, and moving users to another region. All times in seconds. */
import { seconds } from '../../language/units.ts'
import type { ClientApp, GlobalBalancer, HealthCheck, LoadBalancer } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { fromModel, given, optionalSeconds, ranged } from '../derive.ts'
import { passiveCounting, periodicCheck, phase } from '../timers.ts'
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

/** The knobs of a check written in the model. `fallback` is used for a time-out that the model leaves out. */
export function healthCheckOut(check: HealthCheck, path: string, fallback: Derivation): Derivation {
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
  const timeout = check.timeout
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

/** nginx counts failures of live requests (D4); `rate` is requests per second to the dead server. */
export function nginxPassive(rate: number): MechanismPhase[] {
  const fails = given('nginx', 'max_fails', undefined, '')
  const attempt = given('nginx', 'proxy_connect_timeout', undefined, '')
  return [
    automatic(
      'detect',
      ranged(
        { ru: 'Неудачные запросы исключают сервер', en: 'Failing requests take the server out' },
        's',
        {
          ru: 'приход max_fails запросов + proxy_connect_timeout',
          en: 'arrival of max_fails requests + proxy_connect_timeout',
        },
        passiveCounting(fails.value.typical, rate, attempt.value.typical),
        [fails, attempt],
      ),
    ),
  ]
}

/** A load balancer of the model takes a silent target out, by its own check or its product's defaults. */
export function loadBalancerTarget(balancer: LoadBalancer): MechanismPhase[] {
  if (balancer.healthCheck) {
    const fallback = given(
      'haproxy',
      'inter',
      seconds(balancer.healthCheck.interval),
      `${balancer.id}.healthCheck.interval`,
    )
    return [automatic('detect', healthCheckOut(balancer.healthCheck, `${balancer.id}.healthCheck`, fallback))]
  }
  if (balancer.technology === 'alb') return albTarget()
  if (balancer.technology === 'nginx') return nginxPassive(1)
  return haproxyBackend(true)
}

function failingCheckTime(balancer: GlobalBalancer): Derivation {
  if (balancer.technology === 'route53') return given('gslb', 'route53_timeout', undefined, '')
  if (balancer.technology === 'global-accelerator') return given('gslb', 'accelerator_timeout', undefined, '')
  return given('gslb', 'check_timeout', undefined, '')
}

/**
 * A global balancer moves the users of a dead region: health check, then, with DNS, the TTL and what the client keeps
 * beyond it. Anycast and accelerators have no DNS term; established connections are not moved.
 */
export function globalReroute(balancer: GlobalBalancer, client: ClientApp | undefined): MechanismPhase[] {
  const phases: MechanismPhase[] = [
    automatic('detect', healthCheckOut(balancer.healthCheck, `${balancer.id}.healthCheck`, failingCheckTime(balancer))),
  ]
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
      `${client.id}.timeout`,
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
