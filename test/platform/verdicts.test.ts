/** What the platform model must show: the verdicts of the model and of the options turn where the physics says they turn. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base, judged, variant } from './judged.ts'

const asIs = judged(base)

/** Verdicts of an option that differ from those of the model, fails only. */
function fails(option: string): string[] {
  return judged(variant(option)).all.flatMap(({ requirement, verdict }) => (verdict === 'fail' ? [requirement] : []))
}

test('the model as it is fails nothing and leaves nothing unknown; only fourfold growth with an empty cache is at risk', () => {
  for (const { requirement, verdict, binding } of asIs.all) {
    assert.equal(verdict, requirement === 'SCA01' ? 'at-risk' : 'pass', `${requirement}: ${binding.cause.en}`)
  }
})

test('each option fails the requirements that its record says, and no others', () => {
  const expected: Record<string, string[]> = {
    'one-server': ['AVA01', 'AVA02', 'AVA03', 'SCA02'],
    'big-servers': ['COST01'],
    'stretched-cluster': ['AVA02'],
    'no-gslb': ['AVA02'],
    'long-ttl': ['AVA02'],
    'shallow-checks': ['AVA02'],
    anycast: [],
    'active-passive': ['AVA02'],
    'passive-full-size': [],
    'manual-failover': ['AVA01', 'AVA02', 'AVA03'],
    'two-sites': ['AVA02', 'AVA03'],
    'async-copy': ['AVA02', 'AVA03'],
    'near-copy': ['AVA02', 'AVA03'],
    'local-backups': ['DUR01'],
    unsharded: ['SCA01'],
    'unsharded-bigger': [],
    'four-nodes': ['COST01'],
    'no-cache': ['SCA01'],
  }
  assert.deepEqual(Object.keys(expected).sort(), base.variants.map(({ id }) => id).sort())
  for (const [option, requirements] of Object.entries(expected)) assert.deepEqual(fails(option), requirements, option)
})

test('loss of a data centre: the third vote makes the failover automatic, votes in two sites wait for a person', () => {
  const manual = 2 * 60 + 2 * 60 + 60
  const rto = (judgement: ReturnType<typeof judged>) => judgement.measure('AVA02', 'rto', 'sign-in').value
  assert.ok((rto(asIs)?.worst ?? Infinity) <= 180)
  assert.ok((rto(judged(variant('two-sites')))?.best ?? 0) > manual, 'notice, decide and act at their best')
  const lost = asIs.analysis.failures.scenarios.find((scenario) => scenario.scenario === 'msk-loss')
  assert.deepEqual(lost?.humanSteps, [])
})

test('two sites survive the loss of the minority by themselves: half of luck', () => {
  const { analysis } = judged(variant('two-sites'))
  const spb = analysis.failures.scenarios.find((scenario) => scenario.scenario === 'spb-loss')
  assert.deepEqual(spb?.humanSteps, [])
  for (const { rto } of spb?.journeys ?? []) assert.ok((rto?.worst ?? 0) <= 180)
})

test('the stretched cluster stands the loss of a data centre, and goes down as a whole for the 40 minutes of its own failure', () => {
  const { analysis } = judged(variant('stretched-cluster'))
  const of = (scenario: string) =>
    analysis.failures.scenarios.find((found) => found.scenario === scenario)?.journeys ?? []
  for (const { journey, rto } of of('msk-loss')) assert.ok((rto?.worst ?? 0) <= 180, journey)
  for (const { journey, rto } of of('cluster-loss')) assert.ok((rto?.best ?? 0) >= 2400, journey)
})

test('an asynchronous copy loses its lag and commits sooner by one crossing of the backbone', () => {
  const async = judged(variant('async-copy'))
  assert.equal(async.measure('AVA02', 'rpo', 'customers-db').value?.worst, 5)
  assert.equal(asIs.measure('AVA02', 'rpo', 'customers-db').value?.worst, 0)
  const p95 = (judgement: ReturnType<typeof judged>) =>
    judgement.measure('PER01', 'latency', 'update-profile').value?.typical
  const saved = (p95(asIs) ?? 0) - (p95(async) ?? 0)
  assert.ok(Math.abs(saved - 0.01) < 1e-4, String(saved))
})

test('headroom of the database by hand: demand of the journeys on two primaries of eight cores', () => {
  // Statements at peak x their busy time: sign-in 150/s, registration 15/s, changes 80/s, views 2500/s of which 15 % miss.
  const writing = 150 * (0.8 + 0.8 + 1.2) + 15 * (0.8 + 2 * 2) + 80 * (2 * 0.9 + 2)
  const headroom = (nodes: number, views: number, growth: number) =>
    1 - (growth * (writing + views)) / 1000 / (8 * nodes)
  const measured = (judgement: ReturnType<typeof judged>, under?: string) =>
    judgement.measure('SCA01', 'headroom', 'customers-db', under).value?.typical ?? Number.NaN
  const near = (actual: number, expected: number) =>
    assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} ${expected}`)
  near(measured(asIs), headroom(2, 375, 4))
  near(measured(asIs, 'cold-cache'), headroom(2, 2500, 4))
  near(measured(judged(variant('four-nodes')), 'cold-cache'), headroom(4, 2500, 4))
  near(measured(judged(variant('unsharded'))), headroom(1, 375, 4))
  assert.ok(headroom(1, 2500, 4) < 0, 'and that is why one node fails')
})

test('both nodes stand between all customers and their data: each is in the structure of availability', () => {
  const found = asIs.analysis.availability.journeys.find(
    (entry) => entry.journey === 'sign-in' && entry.region === 'msk',
  )
  const importance = JSON.stringify(found)
  for (const node of ['node1', 'node2']) assert.ok(importance.includes(`customers-db/${node}`), node)
  const one = judged(variant('unsharded')).measure('AVA01', 'availability', 'sign-in').value?.typical ?? 0
  assert.ok((asIs.measure('AVA01', 'availability', 'sign-in').value?.typical ?? 1) < one)
})

test('nothing is billed twice: the cost by hand', () => {
  const pods = 2 * (3 * 8 + 3 * 9 + 6 * 9 + 4 * 9 + 2 * 12) + 2 * 6
  const stores = 6 * 65 + 4 * 12 + 40
  assert.equal(asIs.measure('COST01', 'cost').value?.typical, 1000 * (pods + stores + 90))
})
