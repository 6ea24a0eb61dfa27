/**
 * The performance figures of a model a second time, from the definitions of docs/analyses/performance.md alone: nothing of the
 * analysis is used. Everything is alive; times in seconds. Ported from a Python program that was written before the analysis was read.
 */
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { perSecond, ratio, seconds } from '../../src/language/units.ts'
import type { Element, Id, Journey, JourneyRate, Member } from '../../src/language/vocabulary/index.ts'

type Spot = { place: Id; share: number }
interface Answering {
  share: number
  station: string | undefined
  servers: number
  spots: Spot[]
  commit: number
}
interface Hop {
  el: Element
  above: Hop | undefined
  count: number
  time: number
  variability: number
  aside: boolean
  region: Id
  spots: Spot[]
  answering: Answering[]
}
export interface SecondStation {
  servers: number
  arrivals: number
  utilisation: number
  variability: number
  wait: number
}
export interface SecondWay {
  stations: Map<string, SecondStation>
  /** Visits by `journey@region station`, mean response by `journey@region`, most arrivals by journey. */
  visits: Map<string, number>
  means: Map<string, number>
  most: Map<string, number>
}

const passing = new Set(['person', 'webApp', 'mobileApp', 'globalBalancer', 'cdn'])
type Field = 'concurrency' | 'time' | 'variability' | 'shards' | 'replication' | 'queue' | 'cache' | 'latency'
const field = <T>(el: Element, name: Field): T | undefined => (el as unknown as Record<Field, T | undefined>)[name]
const add = (to: Map<string, number>, key: string, value: number) => to.set(key, (to.get(key) ?? 0) + value)

function erlang(load: number, servers: number): number {
  let blocked = 1
  for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked)
  return (servers * blocked) / (servers - load * (1 - blocked))
}

class Model {
  readonly doc: ArchitectureDocument
  constructor(doc: ArchitectureDocument) {
    this.doc = doc
  }
  element(id: Id): Element {
    return this.doc.elements.find((e) => e.id === id)!
  }
  chain(id: Id): Id[] {
    const place = this.doc.places.find((p) => p.id === id)
    return place?.in ? [id, ...this.chain(place.in)] : [id]
  }
  region(id: Id): Id {
    return this.chain(id).at(-1)!
  }
  instances(id: Id): Id[] {
    return this.doc.deployments
      .filter((d) => d.element === id)
      .flatMap((d) => {
        const kind = this.doc.places.find((p) => p.id === d.in)?.kind
        const spread = d.spread ?? (kind === 'region' ? 'zones' : 'none')
        const zones = this.doc.places.filter((p) => p.in === d.in && p.kind === 'zone').map((p) => p.id)
        const into = spread === 'zones' && zones.length > 0 ? zones : [d.in]
        return Array.from({ length: d.replicas }, (_, n) => into[n % into.length]!)
      })
  }
  far(a: Id, b: Id): number {
    if (a === b) return 0.0002
    const [here, there] = [this.region(a), this.region(b)]
    if (here === there) {
      const own = this.doc.links.find(({ between: [x, y] }) => {
        const joins = (p: Id, q: Id) => this.chain(a).includes(p) && this.chain(b).includes(q)
        return joins(x, y) || joins(y, x)
      })
      return own ? seconds(own.roundTrip) : 0.001
    }
    // Bellman and Ford over the regions.
    const best = new Map<Id, number>([[here, 0]])
    for (const _ of this.doc.places) {
      for (const { between, roundTrip } of this.doc.links) {
        for (const [x, y] of [between, [...between].reverse()] as [Id, Id][]) {
          const way = (best.get(this.region(x)) ?? Number.POSITIVE_INFINITY) + seconds(roundTrip)
          if (way < (best.get(this.region(y)) ?? Number.POSITIVE_INFINITY)) best.set(this.region(y), way)
        }
      }
    }
    return best.get(there) ?? Number.POSITIVE_INFINITY
  }
  nearest(from: Id, regions: readonly Id[]): Id {
    const away = (r: Id) => (r === from ? -1 : this.far(from, r))
    return regions.reduce((a, b) => (away(b) < away(a) ? b : a))
  }
  groups(el: Element): { id: Id; members: Member[]; share: number; serves: Id[] }[] {
    type Shards = { groups: { id: Id; members: Member[]; share?: `${number}%`; serves?: Id[] }[] }
    const shards = field<Shards>(el, 'shards')
    if (shards) {
      return shards.groups.map((g) => {
        const share = g.share === undefined ? 1 / shards.groups.length : ratio(g.share)
        return { id: g.id, members: g.members, share, serves: g.serves ?? [] }
      })
    }
    const holder = field<{ members?: Member[] }>(el, 'replication') ?? field<{ members?: Member[] }>(el, 'queue')
    return holder?.members ? [{ id: 'main', members: holder.members, share: 1, serves: [] }] : []
  }
}

/** Copies of a store that answer: the primary, or for replicas those with the role in the nearest region, else standbys. */
function copies(m: Model, el: Element, operation: string, home: Id, at: Id): Answering[] {
  const all = m.groups(el)
  const own = all.filter((g) => g.serves.includes(home))
  const groups = own.length > 0 ? own.map((g) => ({ ...g, share: 1 / own.length })) : all
  const servers = field<number>(el, 'concurrency') ?? 1
  return groups.flatMap(({ id, members, share }): Answering[] => {
    const role = (x: Member) => x.role ?? 'data'
    const numbered = members.map((member, n) => ({ member, id: `${el.id}/${id}/${n + 1}` }))
    const able = numbered.filter(({ member }) => role(member) !== 'witness' && !member.delay)
    const primary = able.find(({ member }) => role(member) === 'data')!
    let chosen = [primary]
    if ('technology' in el && (el.technology === 'kafka' || el.technology === 'memcached')) {
      chosen = able.filter(({ member }) => role(member) === 'data')
    } else if (operation === 'read-replica') {
      const others = able.filter((x) => x !== primary)
      const marked = others.filter(({ member }) => role(member) === 'replica')
      const readers = marked.length > 0 ? marked : others
      if (readers.length > 0) {
        const near = m.nearest(at, [...new Set(readers.map((x) => m.region(x.member.in)))])
        chosen = readers.filter((x) => m.region(x.member.in) === near)
      }
    }
    return chosen.map((x) => ({
      share: share / chosen.length,
      station: x.id,
      servers,
      spots: [{ place: x.member.in, share: 1 }],
      commit: operation === 'write' ? commit(m, el, members, x.member) : 0,
    }))
  })
}

/** FIRST k: the slowest of the first k; ANY k: the k-th fastest. */
function commit(m: Model, el: Element, members: readonly Member[], primary: Member): number {
  const replication = 'replication' in el ? el.replication : undefined
  if (el.kind !== 'database' || !replication || replication.mode === 'async') return 0
  if (replication.commit === 'local' || replication.commit === 'off') return 0
  const ways = members
    .filter((x) => x !== primary && (x.role ?? 'data') !== 'witness' && (x.sync ?? (x.role ?? 'data') === 'data'))
    .map((x) => m.far(primary.in, x.in))
  const k = Math.min(replication.acknowledgements ?? 1, ways.length)
  if (k === 0) return 0
  return replication.mode === 'sync' ? Math.max(...ways.slice(0, k)) : ways.sort((a, b) => a - b)[k - 1]!
}

function instancesOf(m: Model, el: Element, at: Id, any: boolean): Answering[] {
  const all = m.instances(el.id)
  const regions = [...new Set(all.map((p) => m.region(p)))]
  const chosen = any ? regions : [regions.includes(at) ? at : m.nearest(at, regions)]
  const here = (r: Id) => all.filter((p) => m.region(p) === r)
  const whole = chosen.reduce((sum, r) => sum + here(r).length, 0)
  return chosen.map((r) => ({
    share: here(r).length / whole,
    station: `${el.id}@${r}`,
    servers: here(r).length * (field<number>(el, 'concurrency') ?? 1),
    spots: here(r).map((place) => ({ place, share: 1 / here(r).length })),
    commit: 0,
  }))
}

function hops(m: Model, journey: Journey, { from: home }: JourneyRate): Hop[] {
  const start = { count: 1, time: 0, variability: 1, aside: false, region: home, spots: [], answering: [] }
  const latest = new Map<Id, Hop>([[journey.actor, { el: m.element(journey.actor), above: undefined, ...start }]])
  const missed = new Map<Hop, number>()
  const writes = journey.steps.some((s) => s.operation === 'write' || s.operation === 'publish')
  let before = journey.actor
  return journey.steps.map((step) => {
    const above = latest.get(step.from ?? before)!
    before = step.to
    const el = m.element(step.to)
    const relation = m.doc.relations.find((r) => r.from === above.el.id && r.to === el.id)
    const operation = step.operation ?? 'call'
    let count = above.count * (step.calls ?? relation?.calls ?? 1)
    const hit = (e: Element) => {
      const cache = field<{ hitRatio: `${number}%` }>(e, 'cache')
      return cache ? ratio(cache.hitRatio) : 0
    }
    if (above.el.kind === 'cdn' && !writes) count *= 1 - hit(above.el)
    const reads = operation === 'read' || operation === 'read-replica'
    if (el.kind === 'cache' && (reads || operation === 'call')) {
      missed.set(above, (missed.get(above) ?? 1) * (1 - hit(el)))
    } else if (reads) {
      count *= missed.get(above) ?? 1
      missed.delete(above)
    }
    const aside = above.aside || relation?.mode === 'async' || relation?.need === 'async' || operation === 'publish'
    const outside = el.kind === 'externalSystem'
    const time = step.time ?? relation?.time ?? field<`${number}ms`>(el, 'time')
    const latency = field<{ typical: `${number}ms` } | `${number}ms`>(el, 'latency')
    const given = outside ? (typeof latency === 'object' ? latency.typical : latency) : time
    const store = m.groups(el).length > 0
    const answering =
      passing.has(el.kind) || outside
        ? []
        : store
          ? copies(m, el, operation, home, above.region)
          : instancesOf(m, el, above.region, relation?.locality === 'any')
    const led = el.kind === 'globalBalancer' && el.policy === 'failover'
    const region = led ? entryOf(m, journey, el.id) : above.region
    const hop: Hop = {
      el,
      above,
      count,
      time: given && !passing.has(el.kind) ? seconds(given) : 0,
      variability: step.variability ?? relation?.variability ?? field<number>(el, 'variability') ?? 1,
      aside,
      region: answering[0]?.spots[0] ? m.region(answering[0].spots[0].place) : region,
      spots:
        answering.length > 0
          ? answering.flatMap((a) => a.spots.map((s) => ({ ...s, share: s.share * a.share })))
          : above.spots,
      answering,
    }
    latest.set(step.to, hop)
    return hop
  })
}

/** The first region in the author's order that has what stands behind the balancer. */
function entryOf(m: Model, journey: Journey, balancer: Id): Id {
  const next = journey.steps.find((s) => s.from === balancer)!.to
  const regions = new Set(m.instances(next).map((p) => m.region(p)))
  return m.doc.places.find((p) => regions.has(p.id))!.id
}

function travel(m: Model, hop: Hop, to: readonly Spot[], home: Id): number {
  const from = hop.above?.spots ?? []
  if (from.length === 0) {
    const away = (place: Id) => (m.region(place) === home ? 0 : m.far(home, m.region(place)))
    return to.reduce((sum, s) => sum + s.share * away(s.place), 0)
  }
  return from.reduce((sum, a) => sum + to.reduce((part, b) => part + a.share * b.share * m.far(a.place, b.place), 0), 0)
}

export function secondWay(document: ArchitectureDocument, load: 'normal' | 'peak'): SecondWay {
  const m = new Model(document)
  const sums = new Map<string, { servers: number; arrivals: number; busy: number; squares: number }>()
  const visits = new Map<string, number>()
  const runs = document.journeys.flatMap((journey) =>
    journey.rates.map((rate) => ({ journey, rate, run: hops(m, journey, rate) })),
  )
  for (const { journey, rate, run } of runs) {
    for (const hop of run) {
      for (const { share, station, servers } of hop.time > 0 ? hop.answering : []) {
        const calls = perSecond(rate[load]) * hop.count * share
        const sum = sums.get(station!) ?? { servers, arrivals: 0, busy: 0, squares: 0 }
        sum.arrivals += calls
        sum.busy += calls * hop.time
        sum.squares += calls * hop.time ** 2 * (1 + hop.variability)
        sums.set(station!, sum)
        add(visits, `${journey.id}@${rate.from} ${station}`, hop.count * share)
      }
    }
  }
  const stations = new Map<string, SecondStation>()
  for (const [id, { servers, arrivals, busy, squares }] of sums) {
    const service = busy / arrivals
    const variability = squares / arrivals / service ** 2 - 1
    const wait =
      busy < servers
        ? ((erlang(busy, servers) * service) / (servers - busy)) * ((1 + variability) / 2)
        : Number.POSITIVE_INFINITY
    stations.set(id, { servers, arrivals, utilisation: busy / servers, variability, wait })
  }
  const means = new Map<string, number>()
  const most = new Map<string, number>()
  for (const { journey, rate, run } of runs) {
    let mean = rate.access === undefined ? 0 : seconds(rate.access)
    for (const hop of run.filter((one) => !one.aside)) {
      if (hop.answering.length === 0) mean += hop.count * hop.time
      for (const { share, station, spots, commit: confirmed } of hop.answering) {
        const wait = hop.time > 0 ? stations.get(station!)!.wait : 0
        mean += hop.count * share * (travel(m, hop, spots, rate.from) + wait + hop.time + confirmed)
      }
    }
    means.set(`${journey.id}@${rate.from}`, mean)
    const used = [...visits.keys()].filter((key) => key.startsWith(`${journey.id}@`)).map((key) => key.split(' ')[1]!)
    const busiest = Math.max(...used.map((id) => stations.get(id)!.utilisation))
    most.set(journey.id, journey.rates.reduce((sum, r) => sum + perSecond(r[load]), 0) / busiest)
  }
  return { stations, visits, means, most }
}
