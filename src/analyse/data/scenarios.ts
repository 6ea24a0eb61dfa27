/** The scenarios that analyses play: those of the model, every single place (N-1) and every pair of places (N-2). */
import { type Said, said } from '../../language/text.ts'
import { type Duration, perYear, type Rate, seconds, YEAR } from '../../language/units.ts'
import type { Deployment, Failure, FailureScenario, Fault, Id, Place, Store } from '../../language/vocabulary/index.ts'
import { addressHolders, sharedProxies } from '../topology/addresses.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { groupName, titleOf } from './names.ts'
import { acknowledgement, holders, votesOf } from './quorum.ts'
import { transitLost } from './transit.ts'

export interface Played {
  /** Scenario id, `N-1:place` or `N-2:place+place`. */
  id: string
  title: Said
  faults: readonly Fault[]
  /** Per year, if known. */
  rate: number | undefined
  generated: boolean
  mustServe: readonly Id[]
}

/** A scenario of the model, ready to be played. */
export function played(scenario: FailureScenario): Played {
  return {
    id: scenario.id,
    title: said(scenario.title),
    faults: scenario.faults,
    rate: perYear(scenario.rate),
    generated: false,
    mustServe: scenario.mustServe ?? [],
  }
}

/**
 * Places that hold something of the system: instances, copies, votes or control planes, in themselves or inside; and those that
 * others are joined over.
 */
function occupied(topology: Topology): Place[] {
  const used = new Set<Id>()
  const add = (place: Id) => {
    for (const at of topology.ancestors(place)) used.add(at)
  }
  for (const instance of topology.instances) add(instance.place)
  for (const group of topology.groups) {
    for (const copy of group.copies) add(copy.place)
    const store = topology.elements.get(group.store) as Store
    for (const vote of votesOf(store, group) ?? []) add(vote)
  }
  for (const store of topology.stores) {
    if (store.backup) for (const place of [store.backup.in, ...(store.backup.alsoIn ?? [])]) add(place)
  }
  for (const place of topology.document.places) for (const node of place.controlPlane ?? []) add(node)
  for (const place of topology.document.places) {
    if (!used.has(place.id) && transitLost(topology, new Set([place.id])).places.size > 0) add(place.id)
  }
  return topology.document.places.filter((place) => used.has(place.id))
}

/** An outage of a place: it comes back after its repair time, when the model gives one. */
function outage(place: Place): Fault {
  return { kind: 'lose-place', place: place.id, ...(place.outage ? { for: place.outage.repair } : {}) }
}

/** Every single place, and pairs of places that do not contain one another: all, or as many as are played. */
export function generatedScenarios(topology: Topology, withPairs = true): Played[] {
  const single = occupied(topology).map((place) => generated(topology, `N-1:${place.id}`, [place]))
  if (!withPairs) return single
  const pairs = playedPairs(allPairs(topology))
  return [...single, ...pairs.map(([a, b]) => generated(topology, `N-2:${a.id}+${b.id}`, [a, b]))]
}

/** How many pairs of places there are, and how many of them are played. */
export function pairsPlayed(topology: Topology): { played: number; all: number } {
  const all = allPairs(topology).length
  return { played: Math.min(all, PAIRS), all }
}

/** Pairs of places that are played at most: all pairs of 45 places. */
const PAIRS = 1000

type Pair = readonly [Place, Place]

function allPairs(topology: Topology): Pair[] {
  const places = occupied(topology)
  const inside = (a: Place, b: Place) => topology.ancestors(a.id).includes(b.id)
  return places.flatMap((a, index) =>
    places.slice(index + 1).flatMap((b): Pair[] => (inside(a, b) || inside(b, a) ? [] : [[a, b]])),
  )
}

/** Of too many: those of the outermost places first, then those that are out together most often; in the author's order. */
function playedPairs(pairs: readonly Pair[]): readonly Pair[] {
  if (pairs.length <= PAIRS) return pairs
  const outermost = ([a, b]: Pair) => (a.in === undefined && b.in === undefined ? 1 : 0)
  const ranked = pairs
    .map((pair, index) => ({ index, outer: outermost(pair), rate: coincidence(pair) ?? 0 }))
    .sort((a, b) => b.outer - a.outer || b.rate - a.rate || a.index - b.index)
  const chosen = new Set(ranked.slice(0, PAIRS).map(({ index }) => index))
  return pairs.filter((_, index) => chosen.has(index))
}

/** The loss of every single link, and of every single host: one copy of each group by role, one instance of each deployment. */
export function singleFaults(topology: Topology): Played[] {
  const copies = topology.groups.flatMap((group) => [
    ...lostCopy(topology, group, 'primary'),
    ...lostCopy(topology, group, 'standby'),
  ])
  const stores = new Set(topology.groups.filter((g) => g.copies.length > 0).map((g) => g.store))
  const services = topology.document.deployments
    .filter((deployment) => !stores.has(deployment.element) && topology.elements.has(deployment.element))
    .map((deployment) => lostInstance(topology, deployment))
  return [...cutLinks(topology), ...copies, ...proxyHolders(topology), ...services]
}

/**
 * Those whose recovery times availability reads: the loss of the host of every primary, of every copy that commits wait for and of whatever holds a virtual address,
 * the cut of every link that has a rate.
 */
export function timedFaults(topology: Topology): Played[] {
  const links = cutLinks(topology).filter((cut) => (cut.rate ?? 0) > 0)
  const copies = topology.groups.flatMap((group) => [
    ...lostCopy(topology, group, 'primary'),
    ...(awaited(topology, group) ? lostCopy(topology, group, 'standby') : []),
  ])
  const held = new Set(addressHolders(topology).values())
  const balancers = held.size === 0 ? [] : topology.document.deployments.filter(({ id }) => held.has(id))
  return [...links, ...copies, ...proxyHolders(topology), ...balancers.map((one) => lostInstance(topology, one))]
}

/** The loss of the host of the first instance of a deployment. */
function lostInstance(topology: Topology, deployment: Deployment): Played {
  const [name, place] = [titleOf(topology, deployment.element), titleOf(topology, deployment.in)]
  const title = { ru: `Отказ сервера: ${name.ru}, ${place.ru}`, en: `Host lost: ${name.en}, ${place.en}` }
  const host = hostOf(topology, deployment.in)
  const fault: Fault = { kind: 'lose-instance', element: deployment.element, in: deployment.in, ...repair(host) }
  return single(hostLoss(deployment.id), title, fault, host?.rate)
}

/** The loss of the host of every proxy that holds the virtual address of its region. */
function proxyHolders(topology: Topology): Played[] {
  return sharedProxies(topology).flatMap(([holder]) => {
    if (!holder) return []
    const [name, place] = [titleOf(topology, holder.store), titleOf(topology, holder.place)]
    const title = {
      ru: `Отказ сервера прокси: ${name.ru}, ${place.ru}`,
      en: `Host of a proxy lost: ${name.en}, ${place.en}`,
    }
    const host = hostOf(topology, holder.place)
    return [
      single(hostLoss(holder.id), title, { kind: 'lose-element', element: holder.id, ...repair(host) }, host?.rate),
    ]
  })
}

/** Id of the generated loss of the host of a proxy, or of the first instance of a deployment. */
export function hostLoss(part: string): string {
  return `N-1:host:${part}`
}

function cutLinks(topology: Topology): Played[] {
  return topology.links.map((link) => {
    const [a, b] = [titleOf(topology, link.between[0]), titleOf(topology, link.between[1])]
    const title = { ru: `Обрыв канала: ${a.ru} — ${b.ru}`, en: `Link cut: ${a.en} - ${b.en}` }
    const fault: Fault = { kind: 'lose-link', link: link.id, ...(link.outage ? { for: link.outage.repair } : {}) }
    return single(linkCut(link.id), title, fault, link.outage?.rate)
  })
}

/** Id of the generated cut of a link. */
export function linkCut(link: Id): string {
  return `N-1:link:${link}`
}

/** Id of the generated loss of the host of a group's primary. */
export function primaryLoss(group: string): string {
  return `N-1:host:${group}:primary`
}

/** Id of the generated loss of the host of a standby: of one that commits wait for, if there is any. */
export function standbyLoss(group: string): string {
  return `N-1:host:${group}:standby`
}

/** The copy whose confirmation commits wait for, the first when there are several. */
function awaited(topology: Topology, group: Group): Copy | undefined {
  return holders(acknowledgement(topology.elements.get(group.store) as Store, group))[0]
}

/** The loss of the host of one copy of a role; none when the group has no such copy. */
function lostCopy(topology: Topology, group: Group, which: 'primary' | 'standby'): Played[] {
  const first = group.copies.find((c) => c.role === which)
  const copy = which === 'standby' ? (awaited(topology, group) ?? first) : first
  if (!copy) return []
  const name = groupName(topology, group)
  const title =
    which === 'primary'
      ? { ru: `Отказ сервера ведущей копии: ${name.ru}`, en: `Host of the primary lost: ${name.en}` }
      : { ru: `Отказ сервера резервной копии: ${name.ru}`, en: `Host of a standby lost: ${name.en}` }
  const host = hostOf(topology, copy.place)
  const named = group.spec ? { group: group.spec.id } : {}
  const at = copy === first ? {} : { in: copy.place }
  const fault: Fault = { kind: 'lose-instance', element: group.store, which, ...named, ...at, ...repair(host) }
  const id = which === 'primary' ? primaryLoss(group.id) : standbyLoss(group.id)
  return [single(id, title, fault, host?.rate)]
}

function single(id: string, title: Said, fault: Fault, rate: Rate | undefined): Played {
  return { id, title, faults: [fault], rate: rate && perYear(rate), generated: true, mustServe: [] }
}

/** Failures of a host in a place: of the nearest place around it that gives them. */
function hostOf(topology: Topology, place: Id): Failure | undefined {
  return topology
    .ancestors(place)
    .map((at) => topology.places.get(at)?.host)
    .find((host) => host !== undefined)
}

function repair(host: Failure | undefined): { for?: Duration } {
  return host ? { for: host.repair } : {}
}

function generated(topology: Topology, id: string, places: readonly Place[]): Played {
  // Titles of zones have commas of their own.
  const titles = places.map((place) => titleOf(topology, place.id))
  const names = { ru: titles.map((t) => t.ru).join(' + '), en: titles.map((t) => t.en).join(' + ') }
  const title = { ru: `Потеря: ${names.ru}`, en: `Loss of ${names.en}` }
  return { id, title, faults: places.map(outage), rate: coincidence(places), generated: true, mustServe: [] }
}

/** Rate of the outage, or of two outages that overlap: rate a x rate b x (repair a + repair b). */
function coincidence(places: readonly Place[]): number | undefined {
  const outages = places.map((place) => place.outage)
  const [a, b] = outages
  if (!a || (places.length > 1 && !b)) return undefined
  if (!b) return perYear(a.rate)
  return perYear(a.rate) * perYear(b.rate) * ((seconds(a.repair) + seconds(b.repair)) / YEAR)
}
