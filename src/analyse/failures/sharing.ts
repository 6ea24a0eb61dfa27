/**
 * Equal hits of many scenarios are one object: less memory, and users who meet them have an outcome that is known. Elements of
 * equal settings and regions share the phases and the time of recovery.
 */

import type { Hit } from './hit.ts'
import { listed } from './load/calm.ts'
import type { Wired } from './wiring.ts'

/** So many equal things of one kind are looked for; more are kept as they come. */
const FEW = 16

/** The hit, or the same object as an equal one on the same thing before it. */
export function sharedHit(wired: Wired, hit: Hit): Hit {
  const { recovery } = hit
  const own = listed(wired.hits, recovery.id)
  const known = own.find((other) => equal(other, hit))
  if (known) return known
  const { rto, phases } = recovery
  const like = rto && phases.length > 0 ? recoveryLike(wired, hit) : undefined
  const found = like ? { ...hit, recovery: { ...recovery, phases: like.recovery.phases, rto: like.recovery.rto } } : hit
  if (own.length < FEW) own.push(found)
  return found
}

/** A hit on the same element, in whatever region, with an equal recovery. */
function recoveryLike(wired: Wired, hit: Hit): Hit | undefined {
  const { element, rto, phases } = hit.recovery
  const own = listed(wired.recoveries, element)
  const known = own.find(({ recovery: other }) => equal(other.rto, rto) && equal(other.phases, phases))
  if (!known && own.length < FEW) own.push(hit)
  return known
}

/** Equal plain data; functions are equal when they are the same. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, k) => equal(one, b[k]))
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && equal(left[key], right[key]))
}
