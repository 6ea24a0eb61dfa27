/**
 * The structure of availability read a second time, straight from the document and the definition: no trees, no diagrams, no
 * topology. A predicate says of a set of failed parts whether a journey is served; all sets of few failed parts are summed up.
 * It knows what the worked systems use: services, balancers, PostgreSQL, and caches that nobody needs.
 */
import assert from 'node:assert/strict'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { perSecond, perYear, ratio, seconds, YEAR } from '../../src/language/units.ts'
import type {
  Database,
  Element,
  Failure,
  Id,
  Journey,
  JourneyStep,
  Member,
  Relation,
} from '../../src/language/vocabulary/index.ts'

/** Failed parts: `place:`, `host:`, `process:`, `link:` or `published:` and an id. */
type Failed = ReadonlySet<string>

/** A host with what runs on it. `kills`: parts without which it does not run. */
interface Unit {
  at: Id
  kills: string[]
}

interface Hop {
  from: Id
  to: Element
  step: JourneyStep
  relation: Relation | undefined
  visits: number
  hard: boolean
}

const down = ({ rate, repair }: Failure): number => {
  const load = (perYear(rate) * seconds(repair)) / YEAR
  return load / (1 + load)
}

export class SecondReading {
  readonly document: ArchitectureDocument
  /** Share of time that each part is failed. */
  readonly shares = new Map<string, number>()
  private readonly elements: Map<Id, Element>
  private readonly instances = new Map<Id, { region: Id; units: Unit[]; grown: number | undefined }[]>()

  constructor(document: ArchitectureDocument) {
    this.document = document
    this.elements = new Map(document.elements.map((element) => [element.id, element]))
    for (const { id, outage } of document.places) if (outage) this.shares.set(`place:${id}`, down(outage))
    for (const { id, outage } of document.links) if (outage) this.shares.set(`link:${id}`, down(outage))
    for (const { id, element, in: place, replicas, spread, autoscaling } of document.deployments) {
      const zones = document.places.filter((p) => p.in === place && p.kind === 'zone').map((p) => p.id)
      const spreads = spread !== 'none' && zones.length > 0
      const units = Array.from({ length: replicas }, (_, n) =>
        this.unit(`${id}#${n}`, spreads ? (zones[n % zones.length] as Id) : place, this.elements.get(element)?.failure),
      )
      const all = this.instances.get(element) ?? []
      this.instances.set(element, [...all, { region: this.regionOf(place), units, grown: autoscaling?.max }])
    }
  }

  /**
   * Share of time that the journey is not served for users of a region: P of all such sets of at most `order` failed parts, and
   * what larger sets can add to it.
   */
  solve(journey: Journey, region: Id, order: number): { lower: number; upper: number } {
    const served = this.predicate(journey, region)
    const parts = [...this.shares].filter(([part]) => !served.ignores(part))
    const odds = parts.map(([, share]) => share / (1 - share))
    const none = parts.reduce((p, [, share]) => p * (1 - share), 1)
    let [lost, covered] = [0, 0]
    const visit = (from: number, failed: string[], weight: number): void => {
      covered += weight
      if (!served.by(new Set(failed))) lost += weight
      if (failed.length === order) return
      for (let n = from; n < parts.length; n += 1) {
        const [part] = parts[n] as [string, number]
        visit(n + 1, [...failed, part], weight * (odds[n] as number))
      }
    }
    visit(0, [], none)
    return { lower: lost, upper: lost + (1 - covered) }
  }

  private regionOf(place: Id): Id {
    return this.around(place).at(-1) as Id
  }

  private around(place: Id): Id[] {
    const found = this.document.places.find((p) => p.id === place)
    assert.ok(found, place)
    return [place, ...(found.in === undefined ? [] : this.around(found.in))]
  }

  private unit(name: string, at: Id, failure?: Failure): Unit {
    const around = this.around(at)
    const kills = around.map((place) => `place:${place}`)
    const host = around.flatMap((id) => this.document.places.find((p) => p.id === id)?.host ?? [])[0]
    if (host) {
      this.shares.set(`host:${name}`, down(host))
      kills.push(`host:${name}`)
    }
    if (failure) {
      this.shares.set(`process:${name}`, down(failure))
      kills.push(`process:${name}`)
    }
    return { at, kills }
  }

  private hops({ actor, steps }: Journey): Hop[] {
    const visits = new Map([[actor, 1]])
    const needed = new Map([[actor, true]])
    const missed = new Map<Id, number>()
    let last = actor
    return steps.map((step) => {
      const from = step.from ?? last
      const to = this.elements.get(step.to)
      assert.ok(to, step.to)
      const relation = this.document.relations.find((r) => r.from === from && r.to === step.to)
      const made = (visits.get(from) ?? 1) * (step.calls ?? relation?.calls ?? 1) * (missed.get(from) ?? 1)
      const hard =
        needed.get(from) === true && (relation?.need ?? 'hard') === 'hard' && (relation?.mode ?? 'sync') === 'sync'
      const hit = 'cache' in to && to.cache ? ratio(to.cache.hitRatio) : 0
      visits.set(step.to, made)
      needed.set(step.to, hard)
      missed.set(step.to, to.kind === 'cdn' ? 1 - hit : 1)
      if (to.kind !== 'cdn' && step.operation === 'read' && hit > 0) missed.set(from, 1 - hit)
      last = step.to
      return { from, to, step, relation, visits: made, hard }
    })
  }

  /** Regions balancers may lead users into, and the policy; without a balancer the own region. */
  private serving(journey: Journey, users: Id): { regions: Id[]; policy: string } {
    const entry = journey.steps.find(({ to }) => this.instances.has(to))?.to ?? ''
    const regions = this.regionsWith(entry)
    const balancer = journey.steps.map(({ to }) => this.elements.get(to)).find((e) => e?.kind === 'globalBalancer')
    const policy = balancer?.kind === 'globalBalancer' ? balancer.policy : 'static'
    return policy === 'static' ? { regions: [this.near(regions, users)], policy } : { regions, policy }
  }

  private regionsWith(element: Id): Id[] {
    const own = (this.instances.get(element) ?? []).map((one) => one.region)
    return this.document.places.filter((p) => p.in === undefined && own.includes(p.id)).map((p) => p.id)
  }

  private near(regions: readonly Id[], from: Id): Id {
    const distance = (to: Id): number => {
      if (to === from) return 0
      const times = this.document.links
        .filter(
          ({ between }) =>
            between
              .map((end) => this.regionOf(end))
              .sort()
              .join() === [from, to].sort().join(),
        )
        .map(({ roundTrip }) => seconds(roundTrip))
      return Math.min(...times)
    }
    return [...regions].sort((a, b) => distance(a) - distance(b))[0] as Id
  }

  private chosen(policy: string, users: Id, serving: readonly Id[]): Id {
    assert.ok(policy !== 'weighted')
    return policy === 'failover' ? (serving[0] as Id) : this.near(serving, users)
  }

  /** Instances busy with the peak, by element and region, when exactly these of the balanced regions serve. */
  private busy(out: readonly Id[]): Map<string, number> {
    const found = new Map<string, number>()
    for (const journey of this.document.journeys) {
      for (const { from: users, peak } of journey.rates) {
        const { regions, policy } = this.serving(journey, users)
        const left = policy === 'static' ? regions : regions.filter((region) => !out.includes(region))
        if (left.length === 0) continue
        const entry = this.chosen(policy, users, left)
        const stands = new Map<Id, Id>()
        for (const { from, to, step, relation, visits } of this.hops(journey)) {
          if (!this.instances.has(to.id)) continue
          const at = this.near(this.regionsWith(to.id), stands.get(from) ?? entry)
          stands.set(to.id, at)
          const own = 'time' in to ? to.time : undefined
          const time = step.time ?? relation?.time ?? own
          const servers = 'concurrency' in to ? (to.concurrency ?? 1) : 1
          const work = (perSecond(peak) * visits * (time ? seconds(time) : 0)) / servers
          found.set(`${to.id} ${at}`, (found.get(`${to.id} ${at}`) ?? 0) + work)
        }
      }
    }
    return found
  }

  private predicate(
    journey: Journey,
    users: Id,
  ): { by: (failed: Failed) => boolean; ignores: (part: string) => boolean } {
    const hops = this.hops(journey).filter(({ hard }) => hard)
    const published = hops.flatMap(({ to }) => {
      if (this.instances.has(to.id) || !('availability' in to) || to.availability === undefined) return []
      this.shares.set(`published:${to.id}`, 1 - ratio(to.availability))
      return [`published:${to.id}`]
    })
    const { regions, policy } = this.serving(journey, users)
    const stores = hops.flatMap(({ to, step, from }) =>
      to.kind === 'database' ? [{ from, answers: this.database(to, step.operation ?? 'call', users) }] : [],
    )
    const balanced = [
      ...new Set(this.document.journeys.flatMap((j) => j.rates.flatMap((r) => this.serving(j, r.from).regions))),
    ]
    const plans = subsets(regions).map((serving) => {
      const work = this.busy(policy === 'static' ? [] : balanced.filter((region) => !serving.includes(region)))
      const ways = serving.map((entry) => {
        const stands = new Map<Id, Id>()
        const need = hops
          .filter(({ to }) => this.instances.has(to.id))
          .map(({ from, to }) => {
            const caller = stands.get(from) ?? entry
            const at = this.near(this.regionsWith(to.id), caller)
            stands.set(to.id, at)
            return { element: to.id, caller, at, busy: work.get(`${to.id} ${at}`) ?? 0 }
          })
        return { entry, need, stands }
      })
      return { ways, home: this.chosen(policy === 'static' ? 'geo' : policy, users, serving) }
    })
    const alive = (unit: Unit, failed: Failed) => !unit.kills.some((part) => failed.has(part))
    const capacity = (element: Id, region: Id, failed: Failed): number =>
      (this.instances.get(element) ?? [])
        .filter((one) => one.region === region)
        .map(({ units, grown }) => {
          const left = units.filter((unit) => alive(unit, failed)).length
          return left > 0 ? (grown ?? left) : 0
        })
        .reduce((a, b) => a + b, 0)
    const used = new Set([
      ...hops.flatMap(({ to }) =>
        (this.instances.get(to.id) ?? []).flatMap(({ units }) => units.flatMap((u) => u.kills)),
      ),
      ...stores.flatMap(({ answers }) => answers.parts),
      ...published,
    ])
    return {
      ignores: (part) => /^(host|process|published):/.test(part) && !used.has(part),
      by: (failed) =>
        !published.some((part) => failed.has(part)) &&
        plans.some(
          ({ ways, home }) =>
            ways.every(({ need }) =>
              need.every(
                ({ element, caller, at, busy }) =>
                  capacity(element, at, failed) > busy && this.connected(caller, at, failed),
              ),
            ) &&
            ways
              .filter(({ entry }) => entry === home)
              .every(({ stands }) => stores.every(({ from, answers }) => answers.by(stands.get(from) ?? home, failed))),
        ),
    }
  }

  private connected(from: Id, to: Id, failed: Failed): boolean {
    if (failed.has(`place:${from}`) || failed.has(`place:${to}`)) return false
    const reached = [from]
    for (const at of reached) {
      for (const { id, between } of this.document.links) {
        const ends = between.map((end) => this.regionOf(end))
        const lost = [`link:${id}`, ...between.flatMap((end) => this.around(end).map((place) => `place:${place}`))]
        const next = ends.find((end) => end !== at)
        if (!ends.includes(at) || next === undefined || lost.some((part) => failed.has(part))) continue
        if (!reached.includes(next)) reached.push(next)
      }
    }
    return reached.includes(to)
  }

  /** Whether the groups that hold a user's rows answer a caller in a region. */
  private database(store: Database, operation: string, users: Id) {
    const { replication, failover, proxy, shards } = store
    assert.ok(!store.shards?.citus?.coordinator && !('standbyCluster' in (failover ?? {})))
    const all: { id: Id; members: Member[]; serves?: Id[]; votes?: Id[] }[] = shards?.groups ?? [
      { id: 'all', members: replication?.members ?? [] },
    ]
    const named = all.filter(({ serves }) => serves?.includes(users))
    const mode = replication?.mode ?? 'async'
    const manager = failover?.manager
    const proxies = (proxy?.in ?? []).map((at, n) => this.unit(`${store.id}/proxy${n}`, at))
    const groups = (named.length > 0 ? named : all).map(({ id, members, votes }) => ({
      copies: members
        .filter(({ role }) => role !== 'witness')
        .map((member, n) => {
          const data = (member.role ?? 'data') === 'data'
          return {
            unit: this.unit(`${store.id}/${id}/${n}`, member.in, store.failure),
            primary: n === 0,
            sync: data && (member.sync ?? mode !== 'async'),
            promotion: member.promotion ?? (data ? 'automatic' : 'never'),
          }
        }),
      votes: (votes ?? (failover && 'votes' in failover ? failover.votes : [])).map((at, n) =>
        this.unit(`${store.id}/${votes ? id : ''}/vote${n}`, at),
      ),
    }))
    const answers = (caller: Id, failed: Failed): boolean => {
      const alive = ({ kills }: Unit) => !kills.some((part) => failed.has(part))
      const usable = (unit: Unit) => alive(unit) && this.connected(caller, this.regionOf(unit.at), failed)
      const near = proxies.filter(({ at }) => this.regionOf(at) === caller)
      if (proxies.length > 0 && !(near.length > 0 ? near : proxies).some(usable)) return false
      return groups.every(({ copies, votes }) => {
        const left = copies.filter(({ unit }) => usable(unit))
        if (operation === 'read-replica') return left.length > 0
        const wanted = mode === 'async' ? 0 : (replication?.acknowledgements ?? 1)
        const lowered = manager === 'patroni' || manager === 'managed'
        const needed = lowered ? Math.min(wanted, replication?.strict ? 1 : 0) : wanted
        if (operation === 'write' && needed > 0 && left.filter((c) => c.primary || c.sync).length <= needed)
          return false
        if (store.manualPromotion && left.some((c) => c.primary || c.promotion !== 'never')) return true
        const able = left.filter((c) => c.primary || (c.promotion === 'automatic' && (mode === 'async' || c.sync)))
        if (manager === 'managed') return able.length > 0
        if (manager === 'patroni') return able.length > 0 && 2 * votes.filter(alive).length > votes.length
        return left.some((c) => c.primary)
      })
    }
    const parts = [...proxies, ...groups.flatMap(({ copies, votes }) => [...copies.map((c) => c.unit), ...votes])]
    return { by: answers, parts: parts.flatMap(({ kills }) => kills) }
  }
}

function subsets<T>(items: readonly T[]): T[][] {
  const all = Array.from({ length: 2 ** items.length }, (_, mask) => items.filter((_item, n) => mask & (1 << n)))
  return all.filter((one) => one.length > 0)
}
