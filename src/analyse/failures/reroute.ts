/** How users of a region where nothing is left are led to another one: a global balancer, a person who edits records, a CDN's second origin. */
import { estimate, fromModel, given, optionalSeconds } from '../../catalogue/derive.ts'
import { clientsMove, globalReroute } from '../../catalogue/mechanisms/balancer.ts'
import { originGroup } from '../../catalogue/mechanisms/edge.ts'
import { automatic, byHand } from '../../catalogue/mechanisms/phase.ts'
import { stated } from '../../catalogue/values.ts'
import type { Said } from '../../language/text.ts'
import type { Cdn, ClientApp, Element, GlobalBalancer, Id } from '../../language/vocabulary/index.ts'
import type { Phase } from '../analysis.ts'
import { type Effect, isLost } from '../data/effect.ts'
import type { ResolvedJourney } from '../topology/topology.ts'
import { alertPhases } from './alert.ts'
import type { Outage } from './removal.ts'
import type { Wired } from './wiring.ts'

/** Phases until users are in another region; a sentence when a person does it and the model gives no time; undefined when nothing does. */
export function rerouteOf(
  topology: Wired,
  effect: Effect,
  { element, region, start }: Outage,
): Phase[] | Said | undefined {
  for (const { journey, at } of topology.journeysTo(element.id)) {
    const before = journey.steps.slice(0, at).map((step) => topology.elements.get(step.to))
    const living = before.filter((e): e is Element => e !== undefined && !effect.lost.has(e.id))
    const global = living.find((e): e is GlobalBalancer => e.kind === 'globalBalancer')
    const way = global && byGlobalBalancer(topology, journey, global, element, effect, region, start)
    if (way) return way
    const cdn = living.find((e): e is Cdn => e.kind === 'cdn' && e.originFailover !== undefined)
    if (cdn && !global) return secondOrigin(cdn)
  }
  return undefined
}

function byGlobalBalancer(
  topology: Wired,
  { journey, steps }: ResolvedJourney,
  balancer: GlobalBalancer,
  element: Element,
  effect: Effect,
  region: Id,
  start: number,
): Phase[] | Said | undefined {
  if (balancer.policy === 'static') return undefined
  const client = [journey.actor, ...steps.map((step) => step.to)]
    .map((id) => topology.elements.get(id))
    .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
  if (balancer.failoverBy === 'record-edit') return recordsEdited(topology, effect, balancer, client, start)
  const entry = steps.map((step) => topology.runnerOf(step.to)).find((id) => topology.instancesOf(id).length > 0)
  const seen =
    balancer.healthCheck.depth === 'dependencies' ||
    entry === element.id ||
    regionEntryLost(topology, effect, entry, region)
  return seen ? globalReroute(balancer, client) : undefined
}

/** A shallow check still sees that the entry of the region is dead. */
function regionEntryLost(topology: Wired, effect: Effect, entry: Id | undefined, region: Id): boolean {
  if (entry === undefined) return false
  const here = topology.instancesOf(entry).filter((i) => topology.regionOf(i.place) === region)
  return here.length > 0 && here.every((i) => isLost(topology, effect, i.id, i.element, i.place))
}

/** Alert, a person, propagation of the edit, the clients' way. */
function recordsEdited(
  topology: Wired,
  effect: Effect,
  balancer: GlobalBalancer,
  client: ClientApp | undefined,
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
