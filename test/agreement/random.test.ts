/**
 * The views of the deployed system against one another on random systems: what the failure analysis says of every single fault,
 * what the structure of availability says with the same parts dead, and what the performance analysis says is loaded then.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Effect, effectOf, isLost } from '../../src/analyse/data/effect.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { Instance, Topology } from '../../src/analyse/topology/topology.ts'
import { type Compared, comparedOf } from './compare.ts'
import { type Choices, choices, systemOf } from './systems.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 100), ...(process.env.RUNS ? {} : { seed: 20261121 }) }

/** The intended differences, as docs/analyses/availability.md lists them. */
function isIntended(c: Choices, topology: Topology, { fault }: Compared): boolean {
  const effect = effectOf(topology, fault.faults)
  // Votes and replication across a cut are played by the failure analysis alone.
  const led = isLedBy(c)
  const moves = c.manager !== 'none' || c.manual || c.mode !== 'async' || c.queue !== 'none'
  if (effect.partitioned) return moves
  // A caller uses the proxies of its region in the structure, any that is left in the failure analysis.
  if (new Set(c.proxies).size > 1) return true
  // Where nobody is led elsewhere the users of a region that is out still count in the structure.
  const isDead = (i: Instance) => isLost(topology, effect, i.id, i.element, i.place)
  const gone = topology.regions.some((at) => {
    const here = topology.instancesIn('api', at)
    return here.length > 0 && here.every(isDead)
  })
  return !led && gone && topology.instancesOf('core').some(isDead)
}

/** Something is at or above 100 % with nothing lost: the failure analysis tells of it with every fault. */
function isBusy(topology: Topology): boolean {
  return analysePerformance(topology, { load: 'peak' }).stations.some((one) => one.utilisation.typical >= 1)
}

test('a journey is down after a single fault exactly when its structure is, but for the intended differences', () => {
  let compared = 0
  let down = 0
  fc.assert(
    fc.property(choices, (c) => {
      const topology = systemOf(c)
      if (isBusy(topology)) return
      for (const one of comparedOf(topology)) {
        if (isIntended(c, topology, one)) continue
        compared += 1
        if (one.structureDown) down += 1
        const { outcome, structureDown, fault, region } = one
        assert.equal(outcome === 'down', structureDown, `${fault.id}, ${region}: ${outcome}`)
      }
    }),
    runs,
  )
  assert.ok(compared > runs.numRuns * 5, `${compared} compared`)
  assert.ok(down > runs.numRuns, `${down} of them down`)
})

test('the load after a fault is that of the performance analysis with the same parts lost', () => {
  let compared = 0
  fc.assert(
    fc.property(choices, (c) => {
      const topology = systemOf(c)
      const peak = analysePerformance(topology, { load: 'peak' })
      const before = new Map(peak.stations.map((one) => [one.id, one.utilisation.typical]))
      for (const { scenario, fault } of onceEach(comparedOf(topology))) {
        // Regions that left balancing afterwards are lost to users, too.
        if (scenario.cascade) continue
        const effect = effectOf(topology, fault.faults)
        // Whom a cut leads away depends on the votes of the stores, too: see the cases.
        if (effect.partitioned && isLedBy(c)) continue
        const lost = new Set([...effect.lost, ...notAnswering(c, topology, effect)])
        const found = new Map(scenario.load.map((row) => [row.station, row.after]))
        for (const station of analysePerformance(topology, { load: 'peak', lost }).stations) {
          const after = found.get(station.id) ?? before.get(station.id) ?? 0
          const expected = station.utilisation.typical
          compared += 1
          assert.ok(Math.abs(after - expected) <= 1e-9, `${fault.id}, ${station.id}: ${after} ${expected}`)
        }
      }
    }),
    runs,
  )
  assert.ok(compared > runs.numRuns * 10, `${compared} compared`)
})

const isLedBy = (c: Choices) => c.policy !== 'none' && c.policy !== 'static'

/** Entries of regions that live and whose core or cache is dead, when a balancer leads their users to a region where all answers. */
function notAnswering(c: Choices, topology: Topology, effect: Effect): string[] {
  if (!isLedBy(c)) return []
  const isDead = (i: Instance) => isLost(topology, effect, i.id, i.element, i.place)
  const living = topology.instancesOf('api').filter((i) => !isDead(i))
  const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
  const answers = (region: string) => {
    const isUp = (element: string, at: string) => topology.instancesIn(element, at).some((i) => !isDead(i))
    const homes = topology.regions.filter((at) => topology.instancesIn('core', at).length > 0)
    const near = homes.toSorted((a, b) => topology.roundTrip(region, a).seconds - topology.roundTrip(region, b).seconds)
    const called = homes.includes(region) ? [region] : near.slice(0, 1)
    const core = c.coreNeed === 'soft' || (c.locality === 'any' ? homes : called).some((at) => isUp('core', at))
    return core && (c.cache !== 'hard' || isUp('cache', region))
  }
  if (!regions.some(answers)) return []
  return living.flatMap((i) => (answers(topology.regionOf(i.place)) ? [] : [i.id]))
}

function onceEach(all: readonly Compared[]): Compared[] {
  return [...new Map(all.map((one) => [one.fault.id, one])).values()]
}
