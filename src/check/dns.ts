/** How long a DNS balancer needs to lead users away from a lost region, against what the requirements promise. */
import { seconds } from '../language/units.ts'
import type { GlobalBalancer } from '../language/vocabulary/index.ts'
import { type Claim, claimsUnder, lostPlaces, rtoClaims, tightest } from './claims.ts'
import type { Context } from './context.ts'

export interface DnsFailover {
  balancer: GlobalBalancer
  /** Worst detection by health checks. */
  detection: number
  ttl: number
  /** The tightest recovery time promised for the loss of a whole region. */
  claim: Claim
}

/** DNS balancers that move users, have a TTL and a promise to keep. */
export function dnsFailovers(context: Context): DnsFailover[] {
  return [...context.elements.values()].flatMap((element) => {
    if (element.kind !== 'globalBalancer' || element.policy === 'static' || element.mechanism === 'anycast') return []
    if (element.ttl === undefined) return []
    const whole = (place: string) => context.places.has(place) && context.places.get(place)?.in === undefined
    const claim = tightest(claimsUnder(rtoClaims(context, element.id), (s) => lostPlaces(s).some(whole)))
    if (!claim) return []
    const { interval, failures, timeout } = element.healthCheck
    const detection = seconds(interval) * failures + (timeout ? seconds(timeout) : 0)
    return [{ balancer: element, detection, ttl: seconds(element.ttl), claim }]
  })
}
