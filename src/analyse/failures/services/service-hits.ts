/**
 * What becomes of everything that is not a store with copies: instances of a region die, the others carry on or users are
 * led to another region; things without instances (balancers as a service, external systems) are out as a whole.
 */
import { fromModel } from '../../../catalogue/derive.ts'
import type { Said } from '../../../language/text.ts'
import { seconds } from '../../../language/units.ts'
import type { Element, Id, LoadBalancer } from '../../../language/vocabulary/index.ts'
import { type Quantity, quantity } from '../../../quantity/quantity.ts'
import type { ElementRecovery } from '../../analysis.ts'
import { type Effect, endOf, faultsOn, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { Instance } from '../../topology/topology.ts'
import { always, type Hit, never, nothing, rtoOf, soonerOf } from '../hit.ts'
import type { StationFlow } from '../load/state.ts'
import { sharedHit } from '../sharing.ts'
import type { Wired } from '../wiring.ts'
import { controlPlaneLoss } from './control-plane.ts'
import { instanceReturns, isDead, silenceOf, startOfDead } from './dead.ts'
import { balancerLost, isAddressed, type Outage, removalOf } from './removal.ts'
import { backOf, ends, ownReturn } from './replacement.ts'
import { type Led, waysOf } from './reroute.ts'
import { sessionsLost, whoFails } from './sessions.ts'
import { sideHits } from './sides.ts'
import { standingStill } from './standstill.ts'

/**
 * Hits on an element: one per region that it runs in, or one for the whole of it when it has no instances. `flows`: load with
 * nothing lost.
 */
export function serviceHits(
  topology: Wired,
  element: Element,
  effect: Effect,
  flows: ReadonlyMap<string, StationFlow>,
): Hit[] {
  const instances = topology.instancesOf(element.id)
  if (instances.length === 0) return effect.lost.has(element.id) ? [outageOf(topology, element, effect)] : []
  const sides = effect.partitioned ? sideHits(topology, element, effect, flows) : []
  const isGone = (i: Instance) => isDead(topology, effect, i)
  if (!instances.some(isGone)) return [...sides, ...standingStill(topology, element, effect, instances)]
  const hits = topology.regionsOf(element.id).flatMap((region) => hitsIn(topology, element, effect, region, flows))
  return [...hits, ...sides]
}

/** Hits on the instances of an element in one region, but those of partitions. */
export function hitsIn(
  topology: Wired,
  element: Element,
  effect: Effect,
  region: Id,
  flows: ReadonlyMap<string, StationFlow>,
): Hit[] {
  const here = topology.instancesIn(element.id, region)
  const dead = here.filter((i) => isDead(topology, effect, i))
  if (dead.length === 0) return standingStill(topology, element, effect, here)
  const outage: Outage = {
    element,
    region,
    here,
    dead,
    silence: silenceOf(topology, effect, dead),
    start: startOfDead(topology, effect, dead),
    controlPlane: controlPlaneLoss(topology, effect, dead[0]?.place ?? ''),
  }
  if (dead.length < here.length) return [partlyKnown(topology, effect, outage, flows)]
  return wholly(topology, effect, outage).map((hit) => sharedHit(topology, hit))
}

function outageOf(topology: Wired, element: Element, effect: Effect): Hit {
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

function repaired(element: Element): Quantity {
  const length = element.failure ? seconds(element.failure.repair) : Number.POSITIVE_INFINITY
  return quantity(fromModel({ ru: 'Починка', en: 'Repair' }, 's', length, `${element.id}.failure.repair`))
}

/** Id of the record: the element with its region, as stations are named. */
function idOf({ element, region }: Outage): string {
  return `${element.id}@${region}`
}

/** `"element", region`. */
function whereIs(topology: Wired, { element, region }: Outage): Said {
  const [name, place] = [titleOf(topology, element.id), titleOf(topology, region)]
  return { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
}

/** As many instances of a deployment dead from the same moment give the same hit, whatever else is lost. */
function partlyKnown(topology: Wired, effect: Effect, outage: Outage, flows: ReadonlyMap<string, StationFlow>): Hit {
  // How long a crashed process or a lost host is away depends on the fault itself.
  const returns = Math.min(...outage.dead.map((i) => instanceReturns(topology, effect, i)))
  const state = `${outage.silence} ${outage.start} ${returns} ${outage.controlPlane?.until} ${addressLost(topology, outage)}`
  const key = `${idOf(outage)} ${state} ${outage.dead.length} ${outage.dead[0]?.deployment.id}`
  const known = topology.known.get(key) ?? sharedHit(topology, partly(topology, effect, outage, flows))
  topology.known.set(key, known)
  return known
}

/** Some instances of a region are dead: the rest carry on once the dead ones are out of balancing or back. */
function partly(topology: Wired, effect: Effect, outage: Outage, flows: ReadonlyMap<string, StationFlow>): Hit {
  const { element, here, dead } = outage
  const address = addressLost(topology, outage)
  if (address !== undefined) return addressMoves(topology, effect, outage, address)
  const place = whereIs(topology, outage)
  const removal = removalOf(topology, flows, outage)
  const back = ownReturn(topology, effect, outage)
  const [who, sessions] = [whoFails(topology, element), sessionsLost(topology, element, dead.length, here.length)]
  const why = 'never' in removal ? removal.never : undefined
  const what: Said = {
    ru: `${place.ru}: осталось экземпляров: ${here.length - dead.length} из ${here.length}; ${who.ru}${why ? ` (${why.ru})` : ''}${sessions.ru}`,
    en: `${place.en}: ${here.length - dead.length} of ${here.length} left; ${who.en}${why ? ` (${why.en})` : ''}${sessions.en}`,
  }
  const base = { element: element.id, id: idOf(outage), effect: 'degraded' as const, what }
  const recovery = ((): ElementRecovery => {
    if ('unknown' in removal) return { ...base, phases: [], rto: undefined, unknown: removal.unknown }
    if ('never' in removal) return { ...base, phases: back.phases, rto: back.rto ?? never(what) }
    const out = rtoOf(removal.phases)
    const phases = back.rto && back.phases.length > 0 && back.rto.typical < out.typical ? back.phases : removal.phases
    return { ...base, phases, rto: soonerOf(out, back.rto) }
  })()
  return { recovery, start: outage.start, blocks: nothing, visible: true }
}

/**
 * Balancers behind a virtual address: whether the one that holds it is among the dead. The first of a region is taken to hold it;
 * undefined when each has an address of its own.
 */
function addressLost(topology: Wired, { element, here, dead }: Outage): boolean | undefined {
  if (element.kind !== 'loadBalancer' || !isAddressed(topology, element)) return undefined
  return dead.some((i) => i === here[0])
}

/** Nobody is served until the address is on another balancer, or the process that holds it is back; a dead backup is missed by nobody. */
function addressMoves(topology: Wired, effect: Effect, outage: Outage, lost: boolean): Hit {
  const { element, here, dead } = outage
  const place = whereIs(topology, outage)
  const left = {
    ru: `${place.ru}: осталось экземпляров: ${here.length - dead.length} из ${here.length}`,
    en: `${place.en}: ${here.length - dead.length} of ${here.length} left`,
  }
  const base = { element: element.id, id: idOf(outage) }
  const hit = { start: outage.start, visible: lost }
  const back = ownReturn(topology, effect, outage)
  if (!lost) {
    const what = {
      ru: `${left.ru}; виртуальный адрес держит другой`,
      en: `${left.en}; another one holds the virtual address`,
    }
    return { ...hit, blocks: nothing, recovery: { ...base, effect: 'degraded', what, phases: [], rto: undefined } }
  }
  const removal = balancerLost(topology, element as LoadBalancer, outage.silence)
  if ('phases' in removal) {
    const what = {
      ru: `${left.ru}; запросы не проходят, пока виртуальный адрес не перейдёт на другой`,
      en: `${left.en}; nothing passes until the virtual address is on another one`,
    }
    const rto = soonerOf(rtoOf(removal.phases), back.rto)
    return { ...hit, blocks: always, recovery: { ...base, effect: 'failover', what, phases: removal.phases, rto } }
  }
  const why = 'never' in removal ? removal.never : removal.unknown
  const what = {
    ru: `${left.ru}; запросы не проходят, пока процесс, держащий виртуальный адрес, не запустят снова (${why.ru})`,
    en: `${left.en}; nothing passes until the process that holds the virtual address is started again (${why.en})`,
  }
  return {
    ...hit,
    blocks: always,
    recovery: { ...base, effect: 'down', what, phases: back.phases, rto: back.rto ?? never(what) },
  }
}

/** Every instance of a region is dead: users go to another region, or wait for new instances or for the old ones. */
function wholly(topology: Wired, effect: Effect, outage: Outage): Hit[] {
  const { led, left } = waysOf(topology, effect, outage)
  const [only] = led
  if (!only) return [waited(topology, effect, outage)]
  if (led.length === 1 && left.length === 0) return [ledAway(topology, effect, outage, only)]
  const away = led.map((way): Hit => {
    const of = led.length > 1 ? listOf(way.clients.map(({ id }) => titleOf(topology, id))) : nobody
    return { ...ledAway(topology, effect, outage, way, of), journeys: way.journeys }
  })
  // Journeys that nothing leads elsewhere wait beside those that are led.
  return left.length === 0 ? away : [...away, { ...waited(topology, effect, outage), journeys: left }]
}

/** What is said of a region without an instance that answers. */
function noneLeft(topology: Wired, outage: Outage): Said {
  const place = whereIs(topology, outage)
  const gone = outage.silence === 'silent'
  return {
    ru: `${place.ru}: ${gone ? 'не осталось ни одного экземпляра' : 'ни один экземпляр не отвечает'}`,
    en: `${place.en}: ${gone ? 'no instance is left' : 'no instance answers'}`,
  }
}

const nobody: Said = { ru: '', en: '' }

/** Applications in quotation marks, after a colon; nothing when there is none. */
function listOf(names: readonly Said[]): Said {
  if (names.length === 0) return nobody
  return {
    ru: `: ${names.map((name) => `«${name.ru}»`).join(', ')}`,
    en: `: ${names.map((name) => `"${name.en}"`).join(', ')}`,
  }
}

/** `of`: the applications whose users these are, when others are led in another time. */
function ledAway(topology: Wired, effect: Effect, outage: Outage, { way, region }: Led, of = nobody): Hit {
  const { element, start } = outage
  const hit = { start, blocks: always, visible: true }
  const sessions = sessionsLost(topology, element, 1, 1)
  const [none, other] = [noneLeft(topology, outage), titleOf(topology, region)]
  const what = {
    ru: `${none.ru}; запросы идут в другой регион (${other.ru})${of.ru}${sessions.ru}`,
    en: `${none.en}; requests go to another region (${other.en})${of.en}${sessions.en}`,
  }
  const failover = { element: element.id, id: idOf(outage), effect: 'failover' as const, what }
  if ('ru' in way) return { ...hit, recovery: { ...failover, phases: [], rto: undefined, unknown: way } }
  const back = backOf(topology, effect, outage)
  return { ...hit, recovery: { ...failover, phases: way, rto: soonerOf(rtoOf(way), back.rto) } }
}

function waited(topology: Wired, effect: Effect, outage: Outage): Hit {
  const { element, start } = outage
  const hit = { start, blocks: always, visible: true }
  const sessions = sessionsLost(topology, element, 1, 1)
  const [none, back] = [noneLeft(topology, outage), backOf(topology, effect, outage)]
  const what = { ru: `${none.ru}; ${back.what.ru}${sessions.ru}`, en: `${none.en}; ${back.what.en}${sessions.en}` }
  const unknown = back.rto ? undefined : copiesUnsaid(topology, element)
  const down = { element: element.id, id: idOf(outage), effect: 'down' as const, what }
  if (unknown) return { ...hit, recovery: { ...down, phases: [], rto: undefined, unknown } }
  return { ...hit, recovery: { ...down, phases: back.phases, rto: back.rto ?? never(what) } }
}

/** A store that only a deployment places: whether a copy or a backup brings its data back, the model does not say. */
function copiesUnsaid(topology: Wired, { id }: Element): Said | undefined {
  if (!topology.stores.some((store) => store.id === id && store.kind !== 'cache')) return undefined
  const name = titleOf(topology, id)
  return {
    ru: `в модели не сказано, где лежат копии «${name.ru}» (${id}.replication.members): из чего восстановить данные, неизвестно`,
    en: `the model does not say where the copies of "${name.en}" are (${id}.replication.members): what its data are restored from is not known`,
  }
}
