/** How long a revoked or stolen token still opens doors. The phases add up; the sum is the window of exposure. */
import type { Derivation } from '../../quantity/quantity.ts'
import { ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** How tokens are revoked. */
export type Revocation = 'stateless' | 'denylist' | 'introspection'

/** From the revocation until the last instance refuses the token. */
export function revocationWindow(
  by: Revocation,
  values: Values<'jwt'> = {},
  path: Paths<'jwt'> = 'jwt',
): MechanismPhase[] {
  const read = reader('jwt', values, path)
  if (by === 'denylist') {
    const cache = read('denylist_cache')
    const label = { ru: 'Кэш списка отозванных обновляется', en: 'The denylist cache is refreshed' }
    return [
      automatic('act', read('denylist_propagation')),
      automatic('client', ranged(label, 's', '0 .. cache', phase(cache.value.typical), [cache])),
    ]
  }
  if (by === 'introspection') {
    const cache = read('introspection_cache')
    const label = { ru: 'Кэш проверки токена истекает', en: 'The introspection cache expires' }
    return [automatic('client', ranged(label, 's', '0 .. cache', phase(cache.value.typical), [cache]))]
  }
  const life = read('access_ttl')
  const skew = read('clock_skew')
  const left = ranged(
    { ru: 'Токен доживает свой срок', en: 'The token lives out its term' },
    's',
    '0 .. access TTL',
    { best: 0, typical: life.value.typical / 2, worst: Math.max(life.value.typical / 2, life.value.worst) },
    [life],
  )
  return [
    automatic('client', left),
    automatic('client', ranged(skew.label, 's', '0 .. skew', phase(skew.value.typical), [skew])),
  ]
}

/** How long the old key must stay published at a rotation: the longest token and the cache of keys. Seconds. */
export function keyOverlap(values: Values<'jwt'> = {}, path: Paths<'jwt'> = 'jwt'): MechanismPhase[] {
  const read = reader('jwt', values, path)
  const worst = (name: 'access_ttl' | 'jwks_cache') => {
    const knob = read(name)
    const value = { best: knob.value.worst, typical: knob.value.worst, worst: knob.value.worst }
    return automatic('act', { ...knob, value })
  }
  return [worst('access_ttl'), worst('jwks_cache')]
}

/**
 * How long users who have signed in see errors while the identity provider is down for `outage` seconds and keys are cached:
 * each goes on until the token ends or the keys do, whichever is first. A user at random is somewhere in that term.
 */
export function signInOutage(
  outage: Derivation,
  values: Values<'jwt'> = {},
  path: Paths<'jwt'> = 'jwt',
): MechanismPhase[] {
  const read = reader('jwt', values, path)
  const life = read('access_ttl')
  const keys = read('jwks_cache')
  const left = (which: 'best' | 'typical' | 'worst', ttl: number, share: number) =>
    Math.max(0, outage.value[which] - share * Math.min(ttl, keys.value.typical))
  const value = {
    best: left('best', life.value.worst, 1),
    typical: left('typical', life.value.typical, 0.5),
    worst: left('worst', 0, 0),
  }
  const label = { ru: 'Вошедшие видят ошибки', en: 'Users who have signed in see errors' }
  const formula = 'max(0, outage - (1..0) x min(access TTL, key cache))'
  return [automatic('restore', ranged(label, 's', formula, value, [outage, life, keys]))]
}
