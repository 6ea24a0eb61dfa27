/** CDN and cloud edges: what users see of an origin outage, purge, origin groups, and DNS or anycast failover at defaults. */
import type { Derivation } from '../../quantity/quantity.ts'
import { fromModel, ranged } from '../derive.ts'
import { periodicCheck, phase, riseCheck } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/**
 * How long users of cached content see errors while the origin is down for `outage` seconds: what is fresh goes on being
 * served, then what stale-if-error allows; a cached error outlives the outage. Without a lifetime nothing is fresh.
 */
export function originOutage(
  outage: number | Derivation,
  values: Values<'cdn'> = {},
  path: Paths<'cdn'> = 'cdn',
): MechanismPhase[] {
  const read = reader('cdn', values, path)
  const down =
    typeof outage === 'number'
      ? fromModel({ ru: 'Отказ источника', en: 'Outage of the origin' }, 's', outage, 'outage')
      : outage
  const fresh = fresherOf(read('max_age'))
  const stale = read('stale_if_error')
  const left = (lasting: number, share: number) =>
    Math.max(0, lasting - share * fresh.value.typical - stale.value.typical)
  const { best, typical, worst } = down.value
  const seen = { best: left(best, 1), typical: left(typical, 0.5), worst: left(worst, 0) }
  const error = read('cloudfront_error_ttl')
  const kept = error.value.typical
  return [
    automatic(
      'restore',
      ranged(
        { ru: 'Ошибки видны пользователям', en: 'Users see errors' },
        's',
        'max(0, outage - (1..0) x max-age - stale-if-error)',
        seen,
        [down, fresh, stale],
      ),
    ),
    automatic(
      'client',
      ranged(
        { ru: 'Сохранённая ошибка истекает', en: 'The cached error expires' },
        's',
        '0 .. error TTL',
        { best: 0, typical: seen.typical > 0 ? kept / 2 : 0, worst: seen.worst > 0 ? kept : 0 },
        [error],
      ),
    ),
  ]
}

function fresherOf(maxAge: Derivation): Derivation {
  return Number.isNaN(maxAge.value.typical) ? { ...maxAge, value: { best: 0, typical: 0, worst: 0 } } : maxAge
}

/** New content reaches every edge after a purge. */
export function purge(values: Values<'cdn'> = {}, path: Paths<'cdn'> = 'cdn'): MechanismPhase[] {
  return [automatic('act', reader('cdn', values, path)('purge'))]
}

/** A request of CloudFront turns to the second origin of its group: attempts at a silent first one. */
export function originGroup(values: Values<'cdn'> = {}, path: Paths<'cdn'> = 'cdn'): MechanismPhase[] {
  const read = reader('cdn', values, path)
  const attempts = read('cloudfront_attempts')
  const timeout = read('cloudfront_connect_timeout')
  const worst = attempts.value.typical * timeout.value.typical
  const label = { ru: 'Попытки к молчащему источнику', en: 'Attempts at the silent origin' }
  const value = { best: worst, typical: worst, worst }
  return [automatic('reroute', ranged(label, 's', 'attempts × time-out', value, [attempts, timeout]))]
}

type Gslb = Values<'gslb'>

function check(interval: Derivation, failures: Derivation, timeout: Derivation): MechanismPhase {
  const label = { ru: 'Проверка исключает мёртвую цель', en: 'The health check takes the dead target out' }
  const value = periodicCheck(interval.value.typical, failures.value.typical, timeout.value.typical)
  return automatic('detect', ranged(label, 's', '(n - 1) i + c .. n i + c', value, [interval, failures, timeout]))
}

function expires(ttl: Derivation): MechanismPhase {
  const label = { ru: 'Истекает TTL записи DNS', en: 'The DNS record expires' }
  return automatic('reroute', ranged(label, 's', '0 .. TTL', phase(ttl.value.typical), [ttl]))
}

/** Route 53: check, publication, TTL. */
export function route53(values: Gslb = {}, path = 'gslb'): MechanismPhase[] {
  const read = reader('gslb', values, path)
  return [
    check(read('interval'), read('failures'), read('route53_timeout')),
    automatic('decide', read('route53_publish')),
    expires(read('ttl')),
  ]
}

/** Global Accelerator: the check alone, new connections only. */
export function globalAccelerator(values: Gslb = {}, path = 'gslb'): MechanismPhase[] {
  const read = reader('gslb', values, path)
  return [check(read('accelerator_interval'), read('accelerator_failures'), read('accelerator_timeout'))]
}

/** The monitor of Cloudflare: the rest of the period, then the attempt and its immediate retries. */
export function cloudflareMonitor(values: Gslb = {}, path: Paths<'gslb'> = 'gslb'): MechanismPhase {
  const read = reader('gslb', values, path)
  const interval = read('cloudflare_interval')
  const retries = read('cloudflare_retries')
  const timeout = read('cloudflare_timeout')
  const rest = (1 + retries.value.typical) * timeout.value.typical
  const wait = phase(interval.value.typical)
  const detect = ranged(
    { ru: 'Монитор исключает мёртвую цель', en: 'The monitor takes the dead target out' },
    's',
    '(0..interval) + (1 + retries) × time-out',
    { best: wait.best + rest, typical: wait.typical + rest, worst: wait.worst + rest },
    [interval, retries, timeout],
  )
  return automatic('detect', detect)
}

/** Cloudflare: its monitor; with DNS only, the TTL too. */
export function cloudflare(proxied: boolean, values: Gslb = {}, path = 'gslb'): MechanismPhase[] {
  const ttl = reader('gslb', values, path)('cloudflare_ttl')
  return [cloudflareMonitor(values, path), ...(proxied ? [] : [expires(ttl)])]
}

/** A healthy target returns behind an ALB. */
export function albReturn(values: Gslb = {}, path = 'gslb'): MechanismPhase[] {
  const read = reader('gslb', values, path)
  const interval = read('alb_interval')
  const healthy = read('alb_healthy')
  const label = { ru: 'Балансировщик возвращает цель', en: 'The balancer takes the target in' }
  const value = riseCheck(interval.value.typical, healthy.value.typical)
  return [automatic('reroute', ranged(label, 's', '(n - 1) i .. n i', value, [interval, healthy]))]
}
