/** How long a revoked or stolen token still opens doors. The phases add up; the sum is the window of exposure. */
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
