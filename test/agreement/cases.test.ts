/** Single cases in which the views of the deployed system once said different things. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PerformanceAnalysis } from '../../src/analyse/analysis.ts'
import { treeState } from '../../src/analyse/availability/tree-state.ts'
import { journeyTrees } from '../../src/analyse/availability/trees.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import { comparedOf } from './compare.ts'
import { type Choices, systemOf } from './systems.ts'

const plain: Choices = {
  zones: [2, 2],
  links: 'full',
  policy: 'none',
  entryIn: [0, 1],
  coreIn: [0, 1],
  entry: 2,
  core: 2,
  autoscaled: false,
  locality: 'region',
  coreNeed: 'hard',
  component: false,
  entryBusy: 0.2,
  coreBusy: 0.1,
  manager: 'none',
  mode: 'async',
  acknowledgements: 1,
  shards: 'none',
  members: [0],
  votes: [0],
  manual: false,
  failsafe: false,
  proxies: [],
  operation: 'read',
  cache: 'none',
  queue: 'none',
  queueIn: [0],
  external: false,
}

function loaded(chosen: Choices): [Topology, PerformanceAnalysis] {
  const topology = systemOf(chosen)
  return [topology, analysePerformance(topology, { load: 'peak' })]
}

/** Outcome of a scenario for the users of a region, when both views say the same of it. */
function both(change: Partial<Choices>, scenario: string, region: string): string {
  const found = comparedOf(systemOf({ ...plain, ...change })).find(
    (one) => one.fault.id === scenario && one.region === region,
  )
  assert.ok(found, `${scenario} is played`)
  assert.equal(found.outcome === 'down', found.structureDown, `${scenario}: ${found.outcome}`)
  return found.outcome
}

describe('failures and structure agree', () => {
  it('a publication that the journey needs is waited for up to its acknowledgement', () => {
    assert.equal(both({ queue: 'kafka', queueIn: [2] }, 'N-1:s-1', 'r'), 'down')
  })

  it('a component without a deployment stands and falls with its container, and loads it', () => {
    const component = { component: true, zones: [1, 2], core: 1 }
    assert.equal(both(component, 'N-1:host:core@r', 'r'), 'down')
    // 0.4 of the one server each; a component in front of it adds nothing of its own here.
    const { stations } = analysePerformance(systemOf({ ...plain, ...component, coreBusy: 0.4 }), { load: 'peak' })
    assert.deepEqual(
      stations.filter((s) => s.element === 'core').map((s) => [s.id, s.servers, s.utilisation.typical]),
      [
        ['core@r', 1, 0.4],
        ['core@s', 1, 0.4],
      ],
    )
    // 1.1 busy servers on one: the capacity binds in the structure.
    const over = journeyTrees(...loaded({ ...plain, ...component, coreBusy: 1.1 }))
    assert.deepEqual(
      over.map(({ tree }) => treeState(tree).down()),
      [true, true],
    )
  })

  it('without a balancer nobody leads the users of a lost region elsewhere', () => {
    const busy = (policy: Choices['policy']) => {
      const options = { load: 'peak' as const, lost: new Set(['r']) }
      const { stations } = analysePerformance(systemOf({ ...plain, policy }), options)
      return Object.fromEntries(stations.map((s) => [s.id, Number((s.arrivals * s.service).toFixed(9))]))
    }
    assert.deepEqual(busy('geo'), { 'api@s': 0.4, 'core@s': 0.2 })
    for (const policy of ['none', 'static'] as const) assert.deepEqual(busy(policy), { 'api@s': 0.2, 'core@s': 0.1 })
    assert.equal(both({ members: [0, 2], manager: 'managed' }, 'N-1:r', 'r'), 'down')
    assert.equal(both({ members: [0, 2], manager: 'managed' }, 'N-1:r', 's'), 'interrupted')
    assert.equal(both({ members: [0, 2], manager: 'managed', policy: 'geo' }, 'N-1:r', 'r'), 'interrupted')
  })

  it('without a manager nobody takes a lost copy off the list of those that confirm', () => {
    const store = { members: [0, 1], mode: 'sync', manual: true } as const
    assert.equal(both({ ...store, operation: 'write' }, 'N-1:r-1', 's'), 'down')
    assert.equal(both({ ...store, operation: 'read' }, 'N-1:r-1', 's'), 'interrupted')
    // With one more the next in the list confirms, after a failover and when a standby is lost.
    const three = { ...store, members: [0, 1, 2], operation: 'write' } as const
    assert.equal(both(three, 'N-1:r-1', 's'), 'interrupted')
    assert.equal(both(three, 'N-1:host:db/main:standby', 's'), 'interrupted')
    // A service drops the lost copy itself.
    const managed = { ...store, manager: 'managed', operation: 'write' } as const
    assert.equal(both(managed, 'N-1:r-1', 's'), 'interrupted')
    assert.equal(both(managed, 'N-1:host:db/main:standby', 's'), 'interrupted')
    assert.equal(both({ ...managed, mode: 'strict' }, 'N-1:host:db/main:standby', 's'), 'down')
  })

  it('Patroni promotes nobody when one outage takes the primary together with the copies that confirm', () => {
    const store = { manager: 'patroni', mode: 'sync', zones: [1, 2], members: [1, 2, 0], votes: [0, 0, 1] } as const
    const chosen = { ...store, operation: 'write', policy: 'geo' } as const
    assert.equal(both({ ...chosen, members: [1, 2, 0] }, 'N-1:s', 'r'), 'down')
    assert.equal(both({ ...chosen, members: [1, 0, 2] }, 'N-1:s', 'r'), 'interrupted')
  })

  it('a failover does not help where every proxy is lost', () => {
    const store = { members: [2, 0], manager: 'managed', proxies: [3] } as const
    assert.equal(both(store, 'N-1:s', 'r'), 'down')
  })

  it('what passes through a lost region is cut, also when nothing else stands there', () => {
    const far = { zones: [1, 1], coreIn: [1], entryIn: [0], core: 1, members: [0] }
    assert.equal(both({ ...far, links: 'hub' }, 'N-1:hub', 'r'), 'down')
    // Three regions in a row: the one in the middle holds nothing that this journey uses.
    const row = { ...far, zones: [1, 1, 1], coreIn: [2], links: 'line' } as const
    assert.equal(both(row, 'N-1:link:s--t', 'r'), 'down')
    assert.equal(both({ ...row, queue: 'kafka', queueIn: [0, 1], entryIn: [0] }, 'N-1:s', 'r'), 'down')
    assert.equal(both({ ...row, queue: 'kafka', queueIn: [0], links: 'full', entryIn: [0, 1] }, 'N-1:s', 'r'), 'served')
  })

  it('calls that may go to any region outlive the loss of one', () => {
    const spread = { locality: 'any', entryIn: [0], members: [0] } as const
    assert.equal(both(spread, 'N-1:s', 'r'), 'degraded')
    assert.equal(both({ ...spread, zones: [1, 1], core: 1 }, 'N-1:host:core@s', 'r'), 'degraded')
    assert.equal(both({ ...spread, coreIn: [1] }, 'N-1:s', 'r'), 'down')
  })

  it('a balancer leads nobody when the only living entry is in the region whose callee is dead', () => {
    const alone = { policy: 'geo', entryIn: [0], coreIn: [0, 1], core: 1, zones: [1, 2], members: [1] } as const
    assert.equal(both(alone, 'N-1:host:core@r', 'r'), 'down')
    assert.equal(both({ ...alone, entryIn: [0, 1] }, 'N-1:host:core@r', 'r'), 'interrupted')
    // The region next door has the entry but not what it calls, which is lost: s calls core in r, as the nearest.
    assert.equal(both({ ...alone, entryIn: [0, 1], coreIn: [0] }, 'N-1:host:core@r', 'r'), 'down')
    // A check that a third region passes: users go past the second one, whose callee is the lost one too.
    const three = { ...alone, zones: [1, 1, 1], entryIn: [0, 1, 2], coreIn: [0, 2], links: 'line' } as const
    assert.equal(both(three, 'N-1:host:core@r', 'r'), 'interrupted')
  })

  it('users led away from a dead callee, or from a cut, load the region that they are led to', () => {
    const loads = (change: Partial<Choices>, scenario: string) => {
      const found = comparedOf(systemOf({ ...plain, policy: 'geo', ...change })).find((c) => c.fault.id === scenario)
      return Object.fromEntries((found?.scenario.load ?? []).map((row) => [row.station, Number(row.after.toFixed(9))]))
    }
    // 0.2 of one server each at api and 0.1 at core; api has two instances per region. The users of r go to s with both.
    const core = { core: 1, zones: [1, 2], members: [1] }
    assert.deepEqual(loads(core, 'N-1:host:core@r'), { 'api@s': 0.2, 'core@s': 0.2 })
    // The store stands in r and s is cut off from it: the users of s go to r.
    assert.deepEqual(loads({ ...core, members: [0] }, 'N-1:link:r--s'), { 'api@r': 0.2, 'core@r': 0.2 })
  })

  it('a weighted balancer keeps its weights when an instance is lost', () => {
    const weighted = { policy: 'weighted', entry: 2, entryIn: [0, 1] } as const
    const found = comparedOf(systemOf({ ...plain, ...weighted })).find((c) => c.fault.id === 'N-1:host:api@r')
    // Two instances each: half of the 2/s goes to either region, 0.2 busy on the one instance left in r instead of 0.1.
    assert.deepEqual(
      found?.scenario.load.map((row) => [row.station, Number(row.after.toFixed(9))]),
      [['api@r', 0.2]],
    )
  })

  it('what is dead calls nobody', () => {
    const chosen = { ...plain, entryIn: [0], coreIn: [1] }
    const loaded = (lost: string[]) => {
      const { stations } = analysePerformance(systemOf(chosen), { load: 'peak', lost: new Set(lost) })
      return stations.map((s) => s.id)
    }
    assert.deepEqual(loaded([]), ['api@r', 'core@s', 'db/main/1'])
    assert.deepEqual(loaded(['api']), [])
  })
})
