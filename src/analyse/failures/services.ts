/**
 * What becomes of everything that is not a store with copies: instances of a region die, the others carry on or users are
 * led to another region; things without instances (balancers as a service, external systems) are out as a whole.
 */
import { byConvention, fromModel, given, sumOf } from '../../catalogue/derive.ts'
import { globalReroute, loadBalancerTarget } from '../../catalogue/mechanisms/balancer.ts'
import { endpointRemoval, podReplacement, readinessRemoval, startTime } from '../../catalogue/mechanisms/kubernetes.ts'
import { automatic } from '../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type {
  ClientApp,
  Deployment,
  Element,
  GlobalBalancer,
  Id,
  LoadBalancer,
} from '../../language/vocabulary/index.ts'
import { exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { ElementRecovery, Phase } from '../analysis.ts'
import { type Effect, endOf, faultsOn, isLost, placeLost, returnsAt, startOf } from '../data/effect.ts'
import { titleOf } from '../data/names.ts'
import type { Instance } from '../topology/topology.ts'
import { always, type Hit, never, nothing, rtoOf, soonerOf } from './hit.ts'
import type { Wired } from './wiring.ts'

/** Hits on an element: one per region that it runs in, or one for the whole of it when it has no instances. */
export function serviceHits(topology: Wired, element: Element, effect: Effect): Hit[] {
  const instances = topology.instancesOf(element.id)
  if (instances.length === 0) return effect.lost.has(element.id) ? [outage(topology, element, effect)] : []
  const dead = (i: Instance) => isLost(topology, effect, i.id, i.element, i.place)
  if (!instances.some(dead)) return []
  const regions = [...new Set(instances.map((i) => topology.regionOf(i.place)))]
  const living = regions.filter((region) => instances.some((i) => topology.regionOf(i.place) === region && !dead(i)))
  return regions.flatMap((region) => {
    const here = instances.filter((i) => topology.regionOf(i.place) === region)
    const lost = here.filter(dead)
    if (lost.length === 0) return []
    return lost.length < here.length
      ? [partlyKnown(topology, element, effect, region, here, lost)]
      : [wholly(topology, element, effect, region, lost, living)]
  })
}

function outage(topology: Wired, element: Element, effect: Effect): Hit {
  const faults = faultsOn(topology, effect, element.id, element.id, '')
  const start = Math.min(...faults.map(startOf))
  const end = Math.max(...faults.map(endOf))
  const name = titleOf(topology, element.id)
  const what = { ru: `«${name.ru}» не работает`, en: `"${name.en}" is out` }
  const base = { element: element.id, id: element.id, effect: 'down' as const, what, phases: [] }
  const hit = { start, blocks: always, visible: true }
  if (Number.isFinite(end)) return { ...hit, recovery: { ...base, rto: ends(end - start) } }
  if (element.failure) return { ...hit, recovery: { ...base, rto: repaired(element) } }
  const unknown: Said = {
    ru: `сколько «${name.ru}» не работает, модель не говорит (ни for у отказа, ни failure.repair)`,
    en: `the model does not say how long "${name.en}" is out (neither the for of the fault nor failure.repair)`,
  }
  return { ...hit, recovery: { ...base, rto: undefined, unknown } }
}

function ends(length: number): Quantity {
  const label = { ru: 'Отказ кончается', en: 'The fault ends' }
  return quantity(
    byConvention(label, 's', exactly(length), {
      ru: 'длительность отказа в сценарии или время ремонта площадки',
      en: 'the length of the fault in the scenario, or the repair time of the place',
    }),
  )
}

function repaired(element: Element): Quantity {
  const length = element.failure ? seconds(element.failure.repair) : Number.POSITIVE_INFINITY
  return quantity(fromModel({ ru: 'Починка', en: 'Repair' }, 's', length, `${element.id}.failure.repair`))
}

/** Id of the record: the element with its region, as stations are named. */
function idOf(element: Element, region: Id): string {
  return `${element.id}@${region}`
}

/** `"element", region`. */
function whereIs(topology: Wired, element: Element, region: Id): Said {
  const [name, place] = [titleOf(topology, element.id), titleOf(topology, region)]
  return { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
}

/** The same instances lost from the same moment give the same hit, whatever else is lost. */
function partlyKnown(
  topology: Wired,
  element: Element,
  effect: Effect,
  region: Id,
  here: readonly Instance[],
  lost: readonly Instance[],
): Hit {
  const key = `${element.id}@${region} ${startOfAll(topology, effect, lost)} ${lost.map((i) => i.id).join(' ')}`
  const known = topology.known.get(key) ?? partly(topology, element, effect, region, here, lost)
  topology.known.set(key, known)
  return known
}

/** Some instances of a region are lost: the rest carry on once the dead ones are out of balancing. */
function partly(
  topology: Wired,
  element: Element,
  effect: Effect,
  region: Id,
  here: readonly Instance[],
  lost: readonly Instance[],
): Hit {
  const place = whereIs(topology, element, region)
  const phases = removal(topology, element, lost[0]?.deployment)
  const recovery: ElementRecovery = {
    element: element.id,
    id: idOf(element, region),
    effect: 'degraded',
    what: {
      ru: `${place.ru}: осталось экземпляров: ${here.length - lost.length} из ${here.length}; часть запросов завершается ошибкой, пока потерянные не исключены`,
      en: `${place.en}: ${here.length - lost.length} of ${here.length} left; some requests fail until the dead ones are out`,
    },
    phases,
    rto: rtoOf(phases),
  }
  return { recovery, start: startOfAll(topology, effect, lost), blocks: nothing, visible: true }
}

/** How dead instances leave the balancing: the balancer in front, else the orchestrator, else the readiness check. */
function removal(topology: Wired, element: Element, deployment: Deployment | undefined): Phase[] {
  const before = topology.callersOf(element.id).map((relation) => topology.elements.get(relation.from))
  const balancer = before.find((e): e is LoadBalancer => e?.kind === 'loadBalancer')
  if (element.kind === 'loadBalancer') {
    const globals = before.find((e): e is GlobalBalancer => e?.kind === 'globalBalancer')
    // Balancers of one region stand behind a virtual address, or each is checked by the global one.
    return globals ? globalReroute(globals, undefined).slice(0, 1) : [takeover()]
  }
  if (balancer?.healthCheck) return loadBalancerTarget(balancer)
  if (deployment?.orchestrator?.technology === 'kubernetes') {
    return endpointRemoval(deployment.orchestrator, deployment.id)
  }
  const readiness = 'readiness' in element ? element.readiness : undefined
  if (readiness) return readinessRemoval(readiness, `${element.id}.readiness`)
  if (balancer) return loadBalancerTarget(balancer)
  return endpointRemoval(deployment?.orchestrator, deployment?.id ?? element.id)
}

function takeover(): Phase {
  return automatic('reroute', given('haproxy', 'vrrp_takeover', undefined, ''))
}

function startOfAll(topology: Wired, effect: Effect, lost: readonly Instance[]): number {
  const starts = lost.flatMap((i) => faultsOn(topology, effect, i.id, i.element, i.place).map(startOf))
  return starts.length > 0 ? Math.min(...starts) : 0
}

/** When an instance is back: the end of its faults, else the repair of the lost place that the model gives. */
function instanceReturns(topology: Wired, effect: Effect, instance: Instance): number {
  const end = returnsAt(topology, effect, instance.id, instance.element, instance.place)
  if (Number.isFinite(end)) return end
  const lostPlace = topology.ancestors(instance.place).find((at) => effect.lost.has(at))
  const repair = lostPlace === undefined ? undefined : topology.places.get(lostPlace)?.outage?.repair
  if (repair !== undefined) return seconds(repair)
  const own = topology.elements.get(instance.element)?.failure?.repair
  return lostPlace === undefined && own !== undefined ? seconds(own) : Number.POSITIVE_INFINITY
}

/** Every instance of a region is lost: users go to another region, or wait for new instances or for the old ones. */
function wholly(
  topology: Wired,
  element: Element,
  effect: Effect,
  region: Id,
  lost: readonly Instance[],
  living: readonly Id[],
): Hit {
  const place = whereIs(topology, element, region)
  const start = startOfAll(topology, effect, lost)
  const base = { element: element.id, id: idOf(element, region) }
  const back = backOf(topology, element, effect, lost, start)
  const way = living.length > 0 ? reroute(topology, element, effect, region) : undefined
  if (way) {
    const what = {
      ru: `${place.ru}: не осталось ни одного экземпляра; запросы идут в другой регион (${titleOf(topology, living[0] ?? '').ru})`,
      en: `${place.en}: no instance is left; requests go to another region (${titleOf(topology, living[0] ?? '').en})`,
    }
    const recovery: ElementRecovery = {
      ...base,
      effect: 'failover',
      what,
      phases: way,
      rto: soonerOf(rtoOf(way), back.rto),
    }
    return { recovery, start, blocks: always, visible: true }
  }
  const what = {
    ru: `${place.ru}: не осталось ни одного экземпляра; ${back.what.ru}`,
    en: `${place.en}: no instance is left; ${back.what.en}`,
  }
  const recovery: ElementRecovery = { ...base, effect: 'down', what, phases: back.phases, rto: back.rto ?? never(what) }
  return { recovery, start, blocks: always, visible: true }
}

/** How a region's instances come back without another region. */
function backOf(
  topology: Wired,
  element: Element,
  effect: Effect,
  lost: readonly Instance[],
  start: number,
): { rto: Quantity | undefined; phases: Phase[]; what: Said } {
  const deployment = lost[0]?.deployment
  const startup = deployment?.startup ?? ('startup' in element ? element.startup : undefined)
  const startPath = deployment?.startup ? `${deployment.id}.startup` : `${element.id}.startup`
  const returns = Math.min(...lost.map((i) => instanceReturns(topology, effect, i)))
  const old = Number.isFinite(returns)
    ? quantity(
        sumOf({ ru: 'Возвращается само', en: 'Comes back by itself' }, 's', [
          ends(returns - start).derivation,
          startTime(startup, startPath),
        ]),
      )
    : undefined
  const room = deployment !== undefined && hasRoom(topology, effect, deployment)
  if (!room || effect.lost.has(element.id)) {
    return { rto: old, phases: [], what: { ru: 'они возвращаются сами', en: 'they come back by themselves' } }
  }
  const phases = podReplacement(deployment.orchestrator, deployment.id, { value: startup, path: startPath })
  const what = { ru: 'новые запускаются в другой зоне', en: 'new ones are started in another zone' }
  return { rto: soonerOf(rtoOf(phases), old), phases, what }
}

/** New instances find a place: an orchestrator, and a part of the deployment's place that is alive. */
function hasRoom(topology: Wired, effect: Effect, deployment: Deployment): boolean {
  const technology = deployment.orchestrator?.technology ?? 'kubernetes'
  if (technology === 'none' || placeLost(topology, effect, deployment.in)) return false
  const inside = topology.within(deployment.in)
  const leaves = inside.filter((id) => topology.within(id).length === 1)
  return leaves.some((id) => !placeLost(topology, effect, id))
}

/** Phases by which a global balancer moves the users of a region; undefined when none does or it does not notice. */
function reroute(topology: Wired, element: Element, effect: Effect, region: Id): Phase[] | undefined {
  for (const { journey, steps } of topology.journeys) {
    const at = steps.findIndex((step) => step.to === element.id)
    if (at < 0) continue
    const balancer = steps
      .slice(0, at)
      .map((step) => topology.elements.get(step.to))
      .find((e): e is GlobalBalancer => e?.kind === 'globalBalancer' && !effect.lost.has(e.id))
    if (!balancer || balancer.policy === 'static') continue
    const entry = steps.find((step) => topology.instancesOf(step.to).length > 0)?.to
    const seen =
      balancer.healthCheck.depth === 'dependencies' ||
      entry === element.id ||
      regionEntryLost(topology, effect, entry, region)
    if (!seen) continue
    const client = [journey.actor, ...steps.map((step) => step.to)]
      .map((id) => topology.elements.get(id))
      .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
    return globalReroute(balancer, client)
  }
  return undefined
}

/** A shallow check still sees that the entry of the region is dead. */
function regionEntryLost(topology: Wired, effect: Effect, entry: Id | undefined, region: Id): boolean {
  if (entry === undefined) return false
  const here = topology.instancesOf(entry).filter((i) => topology.regionOf(i.place) === region)
  return here.length > 0 && here.every((i) => isLost(topology, effect, i.id, i.element, i.place))
}
