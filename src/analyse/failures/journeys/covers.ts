/**
 * What goes on being served while something on the way is out: a CDN gives what it holds, cached keys check tokens without the
 * identity provider, a service decides what an unreachable list of revoked tokens means.
 */
import { fromModel, optionalSeconds, ranged, sumOf } from '../../../catalogue/derive.ts'
import { originOutage } from '../../../catalogue/mechanisms/edge.ts'
import { totalQuantity } from '../../../catalogue/mechanisms/phase.ts'
import { revocationWindow, signInOutage } from '../../../catalogue/mechanisms/sessions.ts'
import { phase } from '../../../catalogue/timers.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import { ratio, seconds } from '../../../language/units.ts'
import type { Cdn, Id, JwtSettings } from '../../../language/vocabulary/index.ts'
import { type Quantity, quantity } from '../../../quantity/quantity.ts'
import { formatRatio, formatSeconds } from '../../../text/format.ts'
import type { Phase } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'
import { type Hit, nothing, rtoLabel, rtoOf } from '../hit.ts'

/** A hit met on the way of a journey, at a step. */
export interface Met {
  hit: Hit
  step: ResolvedStep
  blocks: boolean
  /** Share of the requests that are served all the same, 0..1. */
  serves?: number
  /** How long revoked tokens are accepted. */
  exposure?: Quantity
}

/** The same meeting as users feel it: what covers for the element, and what is left of its outage. */
export function covered(topology: Topology, effect: Effect, journey: ResolvedJourney, met: Met): Met[] {
  const { step, blocks } = met
  if (!blocks) return [met]
  const caller = topology.elements.get(step.from)
  const jwt = caller && 'jwt' in caller ? caller.jwt : undefined
  if (jwt?.denylist && jwt.denylistStore === step.to) return denylistAway(topology, met, jwt, step.from)
  if (step.need !== 'hard' || !step.waits || !met.hit.recovery.rto) return [met]
  if (jwt?.jwks === 'cached' && checksTokens(topology, journey, step)) {
    return keysKept(topology, met, jwt, step.from)
  }
  const cdn = cdnBefore(topology, journey, step)
  if (!cdn) return [met]
  return effect.corrupt.has(step.to) ? [badAnswersKept(met, cdn)] : answersKept(topology, met, cdn)
}

/** What a CDN took from a corrupt store outlives the restore by the rest of its freshness. */
function badAnswersKept(met: Met, cdn: Cdn): Met {
  const { hit } = met
  if (!hit.recovery.rto || cdn.cache?.ttl === undefined) return met
  const ttl = fromModel(
    { ru: 'Срок свежести в CDN', en: 'Freshness in the CDN' },
    's',
    seconds(cdn.cache.ttl),
    `${cdn.id}.cache.ttl`,
  )
  const label = { ru: 'Испорченное содержимое CDN истекает', en: 'Corrupt content of the CDN expires' }
  const left = ranged(label, 's', '0 .. max-age', phase(ttl.value.typical), [ttl])
  const rto = quantity(sumOf(rtoLabel, 's', [hit.recovery.rto.derivation, left]))
  return { ...met, hit: { ...hit, recovery: { ...hit.recovery, rto } } }
}

/** The outage that is left (none at best: no meeting), and what covered for the rest. */
function split(met: Met, phases: Phase[], cover: Met): Met[] {
  const { hit } = met
  const rto = rtoOf(phases)
  if (rto.worst <= 0) return [cover]
  const whole = hit.recovery.rto?.typical ?? 0
  const shift = Number.isFinite(whole) ? Math.max(0, whole - rto.typical) : 0
  const effect = rto.typical === 0 ? ('degraded' as const) : hit.recovery.effect
  return [cover, { ...met, hit: { ...hit, start: hit.start + shift, recovery: { ...hit.recovery, effect, rto } } }]
}

/** A meeting that only says what users do without. */
function only(met: Met, suffix: string, what: Said, rto: Quantity | undefined): Met {
  const recovery = { ...met.hit.recovery, id: `${met.hit.recovery.id}:${suffix}`, what, phases: [], rto }
  return { step: met.step, blocks: false, hit: { ...met.hit, blocks: nothing, visible: true, recovery } }
}

/** The provider only gives its keys; in a journey in which it goes on to its own data it signs users in, and no key stands for that. */
function checksTokens(topology: Topology, { steps }: ResolvedJourney, { to }: ResolvedStep): boolean {
  return topology.elements.get(to)?.kind === 'identityProvider' && !steps.some((step) => step.from === to)
}

/** Users who have signed in go on by cached keys until their tokens end; nobody signs in. */
function keysKept(topology: Topology, met: Met, jwt: JwtSettings, service: Id): Met[] {
  const outage = met.hit.recovery.rto
  if (!outage) return [met]
  const knobs = tokens(jwt, service)
  const name = titleOf(topology, met.step.to)
  const what = {
    ru: `«${name.ru}» не отвечает: вошедшие работают по сохранённым ключам, пока не истёк их токен, войти нельзя`,
    en: `"${name.en}" does not answer: those signed in go on by cached keys until their tokens end, nobody can sign in`,
  }
  const phases = signInOutage(outage.derivation, knobs.values, knobs.paths)
  return split(met, phases, only(met, 'keys', what, outage))
}

function tokens(jwt: JwtSettings, service: Id) {
  return stated('jwt', {
    access_ttl: [optionalSeconds(jwt.accessTtl), `${service}.jwt.accessTtl`],
    jwks_cache: [optionalSeconds(jwt.jwksCache), `${service}.jwt.jwksCache`],
    clock_skew: [optionalSeconds(jwt.clockSkew), `${service}.jwt.clockSkew`],
  })
}

/** The list of revoked tokens cannot be read: all tokens pass, or none. */
function denylistAway(topology: Topology, met: Met, jwt: JwtSettings, service: Id): Met[] {
  if (jwt.denylist === 'fail-closed') return [{ ...met, step: { ...met.step, need: 'hard' } }]
  const knobs = tokens(jwt, service)
  const label = { ru: 'Отозванный токен ещё принимается', en: 'A revoked token is still accepted' }
  const exposure = totalQuantity(label, revocationWindow('stateless', knobs.values, knobs.paths))
  const name = titleOf(topology, met.step.to)
  const what = {
    ru: `«${name.ru}» не отвечает: отозванные токены принимаются до конца своего срока, не дольше ${formatSeconds(exposure.worst, 'ru')}`,
    en: `"${name.en}" does not answer: revoked tokens are accepted until they expire, for ${formatSeconds(exposure.worst, 'en')} at most`,
  }
  return [{ ...only(met, 'denylist', what, met.hit.recovery.rto), exposure }]
}

/** The CDN that a step stands behind. A journey that writes is not answered from a cache. */
function cdnBefore(topology: Topology, { steps }: ResolvedJourney, step: ResolvedStep): Cdn | undefined {
  if (steps.some((s) => s.operation === 'write' || s.operation === 'publish')) return undefined
  const seen = new Set<Id>()
  for (let at: Id | undefined = step.from; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    const element = topology.elements.get(at)
    if (element?.kind === 'cdn' && element.cache) return element
    const here: Id = at
    at = steps.find((s) => s.to === here)?.from
  }
  return undefined
}

/** The share that the CDN holds is served while it is fresh, and for `stale-if-error` after that; the rest fails at once. */
function answersKept(topology: Topology, met: Met, cdn: Cdn): Met[] {
  const outage = met.hit.recovery.rto
  if (!outage || !cdn.cache) return [met]
  const stale = cdn.http?.mustRevalidate ? undefined : optionalSeconds(cdn.http?.staleIfError)
  const fresh = optionalSeconds(cdn.cache.ttl)
  if (fresh === undefined && stale === undefined) return [met]
  const knobs = stated('cdn', {
    max_age: [fresh, `${cdn.id}.cache.ttl`],
    stale_if_error: [stale, `${cdn.id}.http.staleIfError`],
    cloudfront_error_ttl: [optionalSeconds(cdn.http?.errorTtl), `${cdn.id}.http.errorTtl`],
  })
  const share = ratio(cdn.cache.hitRatio)
  const name = titleOf(topology, cdn.id)
  const what = {
    ru: `«${name.ru}» отвечает сохранённым: ${formatRatio(share, 'ru')} обращений, остальные завершаются ошибкой`,
    en: `"${name.en}" answers with what it holds: ${formatRatio(share, 'en')} of the requests, the others fail`,
  }
  const phases = originOutage(outage.derivation, knobs.values, knobs.paths)
  return split(met, phases, { ...only(met, 'cdn', what, outage), serves: share })
}
