/** How users of a region where nothing is left are led to another one: a global balancer, a person who edits records, a CDN's second origin. */
import { estimate, fromModel, given, optionalSeconds } from '../../../catalogue/derive.ts'
import { type Caller, clientsMove, globalReroute } from '../../../catalogue/mechanisms/balancer.ts'
import { originGroup } from '../../../catalogue/mechanisms/edge.ts'
import { automatic, byHand } from '../../../catalogue/mechanisms/phase.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import type { Cdn, ClientApp, Element, GlobalBalancer, Id } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import type { Effect } from '../../data/effect.ts'
import type { ResolvedJourney, ResolvedStep, Topology } from '../../topology/topology.ts'
import { alertPhases } from '../alert.ts'
import type { Wired } from '../wiring.ts'
import { isDead } from './dead.ts'
import { standingOf, wayIn } from './entries.ts'
import type { Outage } from './removal.ts'

/** Where users of a region go whose instances of an element are all dead. */
export interface Led {
  /** Phases until they are there; a sentence when a person does it and the model gives no time. */
  way: Phase[] | Said
  region: Id
  /** What leads them: alike for all whom it leads in the same time. */
  by: string
  /** Their application on the device of the user. */
  client?: Caller | undefined
}

/** The journeys that use these instances: those whose users are led elsewhere, by each way, and those that nothing leads. */
export interface Ways {
  led: LedJourneys[]
  left: Id[]
}

interface LedJourneys extends Led {
  journeys: Id[]
  clients: Caller[]
}

/** What becomes of the users of each journey to the dead instances. */
export function waysOf(topology: Wired, effect: Effect, outage: Outage): Ways {
  const left: Id[] = []
  // The same balancer leads users of different applications in different times.
  const led = new Map<string, LedJourneys>()
  for (const { journey, at } of topology.journeysTo(outage.element.id)) {
    const { id } = journey.journey
    const one = rerouteOf(topology, effect, outage, journey, at)
    if (!one) {
      left.push(id)
      continue
    }
    const key = `${one.region} ${one.by}`
    const known = led.get(key) ?? { ...one, journeys: [], clients: [] }
    known.journeys.push(id)
    if (one.client && !known.clients.some(({ id }) => id === one.client?.id)) known.clients.push(one.client)
    led.set(key, known)
  }
  return { led: [...led.values()], left }
}

/** The regions that the ways lead to, as text: with what is lost near the region they follow from. */
export function destinationsOf(topology: Wired, effect: Effect, element: Id, region: Id): string {
  return topology
    .journeysTo(element)
    .map(({ journey, at }) => destinationOf(topology, effect, element, region, journey, at) ?? '')
    .join(' ')
}

function rerouteOf(
  topology: Wired,
  effect: Effect,
  { element, region: from, start }: Outage,
  journey: ResolvedJourney,
  at: number,
): Led | undefined {
  const region = destinationOf(topology, effect, element.id, from, journey, at)
  if (region === undefined) return undefined
  const way = wayIn(topology, journey, effect)
  const client = clientOf(topology, journey)
  if (way?.behind.includes(journey.steps[at] as ResolvedStep)) {
    const { balancer } = way
    const byHand = balancer.failoverBy === 'record-edit'
    return {
      region,
      by: `${balancer.id} ${client?.timeout} ${client?.dnsCache}`,
      client,
      way: byHand ? recordsEdited(topology, effect, balancer, client, start) : globalReroute(balancer, client),
    }
  }
  const cdn = cdnBefore(topology, effect, journey, at)
  return cdn ? { region, by: cdn.id, way: secondOrigin(cdn) } : undefined
}

/** The first region where the users of a journey find what is dead in theirs; undefined when nothing leads them there. */
function destinationOf(
  topology: Wired,
  effect: Effect,
  element: Id,
  from: Id,
  journey: ResolvedJourney,
  at: number,
): Id | undefined {
  const step = journey.steps[at] as ResolvedStep
  const living = topology
    .regionsOf(element)
    .find((region) => topology.instancesIn(element, region).some((i) => !isDead(topology, effect, i)))
  const way = wayIn(topology, journey, effect)
  if (!way?.behind.includes(step)) {
    return living !== undefined && !way && cdnBefore(topology, effect, journey, at) ? living : undefined
  }
  // What nobody waits for is done where something of it lives.
  if (!way.hard.includes(step)) return living
  const entries = topology.instancesIn(way.entry, from)
  const gone = entries.length > 0 && entries.every((i) => isDead(topology, effect, i))
  const deep = way.balancer.healthCheck.depth === 'dependencies'
  const byHand = way.balancer.failoverBy === 'record-edit'
  if (!deep && !byHand && !gone && way.entry !== element) return undefined
  return journey.populations
    .map((population) => {
      const { whole, sick } = standingOf(topology, effect, way, population)
      // Only a deep check, or a person, tells a region that answers from one whose entry alone lives.
      return (deep || byHand ? whole : [...whole, ...sick]).find((region) => region !== from)
    })
    .find((region) => region !== undefined)
}

/** The application on the user's device, whose time-outs count: that of its call wins over its own. */
export function clientOf(topology: Topology, { journey, steps }: ResolvedJourney): Caller | undefined {
  const app = [journey.actor, ...steps.map((step) => step.to)]
    .map((id) => topology.elements.get(id))
    .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
  if (!app) return undefined
  const { id, dnsCache, timeout } = app
  const call = steps.find((step) => step.from === id)?.relation
  if (call?.timeout === undefined) return { id, dnsCache, timeout, timeoutPath: `${id}.timeout` }
  return { id, dnsCache, timeout: call.timeout, timeoutPath: `${call.id}.timeout` }
}

/** A CDN on the way with a second origin, when no global balancer stands there. */
function cdnBefore(topology: Wired, effect: Effect, { steps }: ResolvedJourney, at: number): Cdn | undefined {
  const before = steps.slice(0, at).map((step) => topology.elements.get(step.to))
  const living = before.filter((e): e is Element => e !== undefined && !effect.lost.has(e.id))
  if (living.some((e) => e.kind === 'globalBalancer')) return undefined
  return living.find((e): e is Cdn => e.kind === 'cdn' && e.originFailover !== undefined)
}

/** Alert, a person, propagation of the edit, the clients' way. */
function recordsEdited(
  topology: Wired,
  effect: Effect,
  balancer: GlobalBalancer,
  client: Caller | undefined,
  start: number,
): Phase[] | Said {
  const path = `${balancer.id}.recordEdit`
  if (!balancer.recordEdit) {
    return {
      ru: `записи правит человек, а времени на это в модели нет (${path})`,
      en: `a person edits the records and the model gives no time for it (${path})`,
    }
  }
  const alert = alertPhases(topology, effect, start)
  if ('ru' in alert) return alert
  const label = { ru: 'Дежурный правит записи', en: 'The engineer on duty edits the records' }
  return [
    ...alert,
    byHand(fromModel(label, 's', estimate(balancer.recordEdit), path)),
    automatic('act', given('gslb', 'route53_change_propagation', undefined, '')),
    ...clientsMove(balancer, client),
  ]
}

function secondOrigin(cdn: Cdn): Phase[] {
  const at = `${cdn.id}.originFailover`
  const { values, paths } = stated('cdn', {
    cloudfront_attempts: [cdn.originFailover?.attempts, `${at}.attempts`],
    cloudfront_connect_timeout: [optionalSeconds(cdn.originFailover?.connectTimeout), `${at}.connectTimeout`],
  })
  return originGroup(values, paths)
}
