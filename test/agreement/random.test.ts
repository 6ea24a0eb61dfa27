/**
 * The views of the deployed system against one another on random systems: what the failure analysis says of every single fault,
 * what the structure of availability says with the same parts dead, and what the performance analysis says is loaded then.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { effectOf, isLost } from '../../src/analyse/data/effect.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { Instance, Topology } from '../../src/analyse/topology/topology.ts'
import { type Compared, comparedOf } from './compare.ts'
import { type Choices, choices, systemOf } from './systems.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 100), ...(process.env.RUNS ? {} : { seed: 20261121 }) }

/** The intended differences, as docs/analyses/availability.md lists them. */
function isIntended(c: Choices, topology: Topology, { fault, scenario, region }: Compared): boolean {
  const effect = effectOf(topology, fault.faults)
  // Votes, replication and capacity across a cut are played by the failure analysis alone, the load of whom it leads away by the
  // structure alone.
  const led = c.policy !== 'none' && c.policy !== 'static'
  const moves = c.manager !== 'none' || c.manual || c.mode !== 'async' || c.queue !== 'none' || c.locality === 'any'
  // Users whose region has no entry come over the links in the failure analysis, by ways of their own in the structure.
  if (effect.partitioned) return moves || led || topology.instancesIn('api', region).length === 0
  // A caller uses the proxies of its region, in the structure only these.
  if (new Set(c.proxies).size > 1) return true
  // A region whose callee is dead: the structure loads the next region with its users, the failure analysis with its calls.
  const binding = scenario.journeys.find((one) => one.region === region)?.binding
  const away = scenario.recoveries.some(
    (one) => one.element === 'core' && (one.effect === 'failover' || one.effect === 'down'),
  )
  if (led && c.coreNeed === 'hard' && away) return true
  // Where nobody is led elsewhere the users of a region that is out still count in the structure.
  const isDead = (i: Instance) => isLost(topology, effect, i.id, i.element, i.place)
  const gone = topology.regions.some((at) => {
    const here = topology.instancesIn('api', at)
    return here.length > 0 && here.every(isDead)
  })
  if (!led && gone && topology.instancesOf('core').some(isDead)) return true
  // Weights follow the instances that live, in the structure those that are deployed.
  if (c.policy === 'weighted' && topology.instancesOf('api').some(isDead)) return true
  // A balancer that sees a shared bottleneck behind the entries: the structure tries every set of regions.
  return led && scenario.overloaded.some((id) => id.startsWith('core@')) && binding !== undefined
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
        const { lost } = effectOf(topology, fault.faults)
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

function onceEach(all: readonly Compared[]): Compared[] {
  return [...new Map(all.map((one) => [one.fault.id, one])).values()]
}
