/**
 * Redundancy never lowers the structural availability: whatever is added (a replica, a zone or a region with all that stands
 * there, a copy of a store, a pair of votes, a link), of random systems and without exception.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyseAvailability } from '../../src/analyse/availability/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Deployment, Failure, Place } from '../../src/language/vocabulary/index.ts'
import { choices as all, type Choices, systemOf } from './random-systems.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 120), ...(process.env.RUNS ? {} : { seed: 20261121 }) }

/** A weighted balancer sends more to where there is more: that is another routing, not only more redundancy. */
const choices = all.map((c): Choices => (c.policy === 'weighted' ? { ...c, policy: 'geo' } : c))

function unavailable(document: ArchitectureDocument): Map<string, { best: number; worst: number }> {
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const found = analyseAvailability(topology, { scenarios: [], survivors: [] }, { normal: peak, peak }).journeys
  return new Map(found.map((one) => [one.region, one.structural]))
}

const failing = (rate: number): Failure => ({ rate: `${rate}/year`, repair: '87.6h' })

/** A place with everything that the services of a region have in one of its zones. */
function furnished(document: ArchitectureDocument, place: Place, like: string): ArchitectureDocument {
  const copies = document.deployments.flatMap((one): Deployment[] =>
    one.in === like ? [{ ...one, id: `${one.element}@${place.id}`, in: place.id }] : [],
  )
  return {
    ...document,
    places: [...document.places, place],
    deployments: [...document.deployments, ...copies],
  }
}

const database = (document: ArchitectureDocument): Database =>
  document.elements.find((element): element is Database => element.id === 'db') as Database

function withDatabase(document: ArchitectureDocument, change: Partial<Database>): ArchitectureDocument {
  const elements = document.elements.map((e) => (e.id === 'db' ? { ...(e as Database), ...change } : e))
  return { ...document, elements }
}

type Addition = (document: ArchitectureDocument, pick: number, rate: number) => ArchitectureDocument

const additions: Record<string, Addition> = {
  'a replica': (document, pick) => ({
    ...document,
    deployments: document.deployments.map((one, at) =>
      at === pick % document.deployments.length ? { ...one, replicas: one.replicas + 1 } : one,
    ),
  }),
  'room for the autoscaler': (document, pick) => ({
    ...document,
    deployments: document.deployments.map((one, at) =>
      at === pick % document.deployments.length
        ? {
            ...one,
            autoscaling: {
              min: 1,
              max: Math.max(one.replicas, one.autoscaling?.max ?? 0) + 1,
              metric: 'cpu',
              target: '60%',
            },
          }
        : one,
    ),
  }),
  'a zone': (document, pick, rate) => {
    const regions = document.places.filter((place) => place.in === undefined)
    const region = regions[pick % regions.length]?.id ?? ''
    const zone: Place = { id: `${region}-9`, kind: 'zone', in: region, title: region, outage: failing(rate) }
    return furnished(document, zone, `${region}-1`)
  },
  'a region': (document, _, rate) => {
    const regions = document.places.filter((place) => place.in === undefined)
    // Whatever one of the regions has, and farther away than the others: who called the nearest still does.
    const like = regions.find(({ id }) => document.deployments.some((d) => d.in === `${id}-1` && d.element === 'core'))
    const region: Place = { id: 'z', kind: 'region', title: 'z', outage: failing(rate) }
    const links = regions.map(({ id }) => ({
      id: `${id}--z`,
      between: [id, 'z'] as [string, string],
      roundTrip: '200ms' as const,
      outage: failing(rate),
    }))
    return furnished({ ...document, links: [...document.links, ...links] }, region, `${like?.id}-1`)
  },
  'a copy of the store': (document, pick) => {
    const zones = document.places.filter((place) => place.in !== undefined)
    const { replication } = database(document)
    if (!replication) return document
    const members = [...(replication.members ?? []), { in: zones[pick % zones.length]?.id ?? '' }]
    return withDatabase(document, { replication: { ...replication, members } })
  },
  'a link': (document, pick, rate) => {
    const regions = document.places.filter((place) => place.in === undefined)
    const [a, b] = [regions[pick % regions.length]?.id ?? '', regions[(pick + 1) % regions.length]?.id ?? '']
    const link = { id: 'more', between: [a, b] as [string, string], roundTrip: '300ms' as const, outage: failing(rate) }
    return { ...document, links: [...document.links, link] }
  },
}

for (const [what, add] of Object.entries(additions)) {
  test(`${what} more never lowers the availability`, () => {
    let better = 0
    fc.assert(
      fc.property(choices, fc.nat(20), fc.integer({ min: 1, max: 60 }), (c: Choices, pick, rate) => {
        const document = systemOf(c)
        const before = unavailable(document)
        const after = unavailable(add(document, pick, rate))
        for (const [region, u] of before) {
          assert.ok(
            (after.get(region)?.worst ?? 2) <= u.best * (1 + 1e-9) + 1e-15,
            `${region}: ${after.get(region)?.worst} > ${u.best}`,
          )
          if ((after.get(region)?.worst ?? 2) < u.best * 0.999) better += 1
        }
      }),
      runs,
    )
    assert.ok(better > 5, `it helped only ${better} times: the test says little`)
  })
}

test('two more votes, as good and as independent as those there are, never lower the availability', () => {
  const zone = (at: number, rate: number): Place => ({
    id: `r-${at}`,
    kind: 'zone',
    in: 'r',
    title: 'r',
    outage: failing(rate),
  })
  fc.assert(
    fc.property(fc.constantFrom(1, 3, 5), fc.integer({ min: 1, max: 60 }), choices, (count, rate, c) => {
      const base = systemOf({ ...c, policy: 'none', zones: [1, 1] })
      const document = { ...base, places: [...base.places, ...[1, 2, 3, 4, 5, 6, 7].map((at) => zone(at + 2, rate))] }
      const voting = (votes: number) =>
        unavailable(
          withDatabase(document, {
            failover: { manager: 'patroni', votes: Array.from({ length: votes }, (_, at) => `r-${at + 3}`) },
          }),
        )
      const [before, after] = [voting(count), voting(count + 2)]
      // An outage of a zone lasts less than half of the time: then a larger majority is the safer one.
      for (const [region, u] of before) assert.ok((after.get(region)?.worst ?? 2) <= u.best * (1 + 1e-9) + 1e-15)
    }),
    { ...runs, numRuns: Math.min(runs.numRuns, 60) },
  )
})
