/**
 * When the journey of a random system is served, worked out from its choices directly: no fault tree, no analysis code. Answers
 * for one state of the basic events; `down` says of each by its id whether it has happened.
 */
import { type Choices, names, zonesOf } from './random-systems.ts'

type Down = (event: string) => boolean

interface World {
  c: Choices
  down: Down
  regions: string[]
  zones: string[]
  coreRegions: string[]
}

const regionOf = (zone: string): string => zone.slice(0, 1)

/** Is the journey served to the users of `home`? */
export function served(c: Choices, home: string, down: Down): boolean {
  const regions = c.zones.map((_, at) => names[at] ?? '')
  const wanted = regions.filter((_, at) => c.coreIn.includes(at))
  const coreRegions = wanted.length > 0 ? wanted : regions.slice(0, 1)
  const world: World = { c, down, regions, zones: zonesOf(c), coreRegions }
  if (c.external && down('element/pay')) return false
  if (c.policy === 'none' || c.policy === 'static') return carries(world, home, regions)
  return subsets(regions).some((set) => set.every((region) => carries(world, region, set)))
}

function subsets(regions: readonly string[]): string[][] {
  const all = regions.reduce<string[][]>((sets, region) => sets.flatMap((set) => [set, [...set, region]]), [[]])
  return all.filter((set) => set.length > 0)
}

/** Round trips grow with the farther region's number: the nearest of some is the first that is not the caller's own. */
function nearest(world: World, from: string, among: readonly string[]): string {
  const far = (to: string) => Math.max(world.regions.indexOf(from), world.regions.indexOf(to))
  if (among.includes(from)) return from
  return [...among].sort((a, b) => far(a) - far(b))[0] ?? from
}

/** How many regions' worth of users come to `region` while exactly the regions of `set` take users. */
function usersAt(world: World, region: string, set: readonly string[]): number {
  const { c, regions, zones } = world
  if (c.policy === 'weighted') {
    const entries = (of: readonly string[]) => zones.filter((zone) => of.includes(regionOf(zone))).length
    return (regions.length * entries([region])) / entries(set)
  }
  return regions.filter((home) => {
    if (c.policy === 'failover') return regions.find((r) => set.includes(r)) === region
    return nearest(world, home, set) === region
  }).length
}

/** Every basic event that a system may have, with its rate per year; all are repaired in 87.6 h. */
export function ratesOf(c: Choices): Map<string, number> {
  const rates = new Map<string, number>()
  const beta = c.commonCause / 100
  const together = c.hostsTogether / 100
  const host = (part: string, zone: string) => {
    if (!c.hostsFail) return
    rates.set(`host/${part}`, 7 * (1 - together))
    if (together > 0) rates.set(`common-host/${regionOf(zone)}`, 7 * together)
  }
  const zones = zonesOf(c)
  for (const at of c.zones.keys()) if (c.regionsFail) rates.set(`place/${names[at]}`, 2 + at)
  for (const zone of zones) {
    if (c.zonesFail) rates.set(`place/${zone}`, 3 + Number(zone.slice(2)))
    for (const [element, replicas] of [
      ['api', c.entry],
      ['core', c.core],
    ] as const) {
      for (let n = 1; n <= replicas; n += 1) {
        host(`${element}@${zone}#${n}`, zone)
        if (element === 'api' && c.entryFails) rates.set(`process/api@${zone}#${n}`, 8 * (1 - beta))
      }
    }
    if (c.entryFails && beta > 0) rates.set(`common/api@${regionOf(zone)}`, 8 * beta)
  }
  c.members.forEach((at, index) => {
    host(`db/main/${index + 1}`, zones[at % zones.length] ?? '')
    if (c.storeFails) rates.set(`process/db/main/${index + 1}`, 6 * (1 - beta))
  })
  if (c.storeFails && beta > 0) rates.set('common/db/main', 6 * beta)
  for (const [index, at] of c.votes.entries()) host(`db/vote/${index + 1}`, zones[at % zones.length] ?? '')
  const regions = c.zones.map((_, at) => names[at] ?? '')
  for (const [at, a] of regions.entries())
    for (const b of regions.slice(at + 1)) if (c.linksFail) rates.set(`link/${a}--${b}`, 3)
  return rates
}

function placeUp({ down }: World, zone: string): boolean {
  return !down(`place/${zone}`) && !down(`place/${regionOf(zone)}`)
}

function hostUp({ down }: World, part: string, zone: string): boolean {
  return !down(`host/${part}`) && !down(`common-host/${regionOf(zone)}`)
}

/** Over links that are left, through regions that are left; the regions are joined pairwise. */
function reaches({ down, regions }: World, from: string, to: string): boolean {
  const seen = new Set([from])
  for (let size = 0; size < seen.size; ) {
    size = seen.size
    for (const a of [...seen].filter((at) => at === from || !down(`place/${at}`)))
      for (const b of regions) {
        const [x, y] = [a, b].sort((one, other) => regions.indexOf(one) - regions.indexOf(other))
        if (a !== b && !down(`link/${x}--${y}`)) seen.add(b)
      }
  }
  return seen.has(to)
}

function living(world: World, element: 'api' | 'core', region: string, replicas: number): number {
  let count = 0
  for (const zone of world.zones.filter((z) => regionOf(z) === region)) {
    for (let n = 1; n <= replicas; n += 1) {
      const id = `${element}@${zone}#${n}`
      const up = placeUp(world, zone) && hostUp(world, id, zone)
      if (up && !world.down(`process/${id}`) && !world.down(`common/${element}@${region}`)) count += 1
    }
  }
  return count
}

/** The region serves the users it gets. */
function carries(world: World, region: string, set: readonly string[]): boolean {
  const { c, zones } = world
  const users = usersAt(world, region, set)
  let capacity = 0
  for (const zone of zones.filter((z) => regionOf(z) === region)) {
    const here = { ...world, zones: [zone] }
    const alive = living(here, 'api', region, c.entry)
    capacity += c.autoscaled && alive > 0 ? 3 : alive
  }
  if (!(capacity > users * c.entryBusy + 1e-9) || capacity === 0) return false
  return (c.need !== 'hard' || coreServes(world, region, set)) && storeAnswers(world, region)
}

function coreServes(world: World, from: string, set: readonly string[]): boolean {
  const { c, coreRegions, regions } = world
  const count = (region: string) => living(world, 'core', region, c.core)
  if (c.locality === 'any') {
    const left = coreRegions.filter((region) => reaches(world, from, region)).reduce((sum, r) => sum + count(r), 0)
    return left > regions.length * c.coreBusy + 1e-9
  }
  const at = nearest(world, from, coreRegions)
  const callers = set.filter((caller) => nearest(world, caller, coreRegions) === at)
  const calls = callers.reduce((sum, caller) => sum + usersAt(world, caller, set), 0)
  return regions.includes(at) && reaches(world, from, at) && count(at) > calls * c.coreBusy + 1e-9
}

function storeAnswers(world: World, from: string): boolean {
  const { c, down, zones } = world
  const zone = (at: number): string => zones[at % zones.length] ?? ''
  const copies = c.members.map((at, index) => {
    const id = `db/main/${index + 1}`
    const here = placeUp(world, zone(at)) && hostUp(world, id, zone(at))
    const up = here && !down(`process/${id}`) && !down('common/db/main')
    return { up: up && reaches(world, from, regionOf(zone(at))), primary: index === 0 }
  })
  if (c.operation === 'read-replica') return copies.some((copy) => copy.up)
  const primary = copies.some((copy) => copy.primary && copy.up)
  const any = copies.some((copy) => copy.up)
  // The first standby confirms. Patroni promotes no other when one outage of a place takes it together with the primary; the
  // same when they fail one after another: the next one has become synchronous in between.
  const [first, second] = c.members.map(zone)
  const shared = [
    ...(first !== undefined && first === second ? [first] : []),
    ...(first !== undefined && second !== undefined && regionOf(first) === regionOf(second) ? [regionOf(first)] : []),
  ]
  const together = c.mode !== 'async' && shared.some((place) => down(`place/${place}`))
  const votes = c.votes.filter((at, index) => {
    return placeUp(world, zone(at)) && hostUp(world, `db/vote/${index + 1}`, zone(at))
  }).length
  const majority = votes * 2 > c.votes.length
  const led = { patroni: majority && any && !together, managed: any, none: primary }[c.manager] || (c.manual && any)
  // Patroni and a service drop what does not confirm unless they are strict; without them the list is fixed.
  const waits = c.mode !== 'async' && (c.mode === 'strict' || c.manager === 'none')
  const needs = c.operation === 'write' && waits ? 2 : 1
  return led && copies.filter((copy) => copy.up).length >= needs
}
