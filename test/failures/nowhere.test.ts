/** What a journey waits for and the model places nowhere: whether a fault hits it is not known, and nobody says "served". */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element, Fault } from '../../src/language/vocabulary/index.ts'
import { documentWith, losePlace, topologyWith } from '../data/model.ts'
import { analyseAll, journey, play, recovery } from './play.ts'

/** A database without members and deployments, for good measure with a person's times. */
function nowhere(elements: Element[] = [], need: 'hard' | 'soft' = 'hard') {
  const base = documentWith({ db: { replication: { mode: 'async' } }, elements })
  const relations = base.relations.map((r) => (r.to === 'db' ? { ...r, need } : r))
  return topologyWith({ document: { ...base, relations } })
}

test('a lost place, a spoilt store and a lost instance may hit a store that stands nowhere: not known', () => {
  const faults: Fault[] = [
    losePlace('west-a'),
    { kind: 'corrupt', store: 'db' },
    { kind: 'lose-instance', element: 'db' },
    { kind: 'lose-instance', element: 'db', process: true },
  ]
  for (const fault of faults) {
    const outcome = play(nowhere(), fault)
    const found = journey(outcome, 'east')
    assert.equal(found.outcome, 'unknown', fault.kind)
    assert.equal(found.rto, undefined)
    assert.match(found.unknown?.en ?? '', /does not say where "DB" runs \(db\.replication\.members\)/)
    assert.match(found.unknown?.ru ?? '', /db\.replication\.members/)
    assert.deepEqual(found.intervals, [])
    assert.equal(outcome.budget, undefined)
    assert.ok(recovery(outcome, 'db')?.unknown)
  }
})

test('what surely cannot hit it leaves users as they are', () => {
  const outcome = play(nowhere(), { kind: 'lose-instance', element: 'api', in: 'east' })
  assert.equal(journey(outcome, 'west').outcome, 'served')
  assert.notEqual(journey(outcome, 'east').outcome, 'unknown')
  assert.equal(journey(play(nowhere([], 'soft'), losePlace('vault')), 'east').outcome, 'served')
})

test('a break that is known is kept beside it, and what never comes back is down for good', () => {
  const known = journey(play(nowhere(), losePlace('west')), 'west')
  assert.equal(known.outcome, 'unknown')
  assert.ok((known.rto?.typical ?? 0) > 0)
  assert.ok(known.intervals.some((one) => one.state === 'down'))
  const gone = play(nowhere(), losePlace('west'), losePlace('east'))
  assert.equal(journey(gone, 'west').outcome, 'down')
})

test('every loss of a place says so, and pairs as their parts', () => {
  const { survivors } = analyseAll(nowhere())
  assert.ok(survivors.length > 10)
  for (const { scenario, journeys } of survivors)
    for (const one of journeys) assert.ok(['unknown', 'down'].includes(one.outcome), `${scenario} ${one.outcome}`)
})

test('a load balancer that the provider runs stands everywhere', () => {
  const base = documentWith({
    elements: [{ kind: 'loadBalancer', id: 'lb', title: 'LB', technology: 'alb' }],
  })
  const topology = topologyWith({
    document: {
      ...base,
      relations: [
        ...base.relations,
        { id: 'edge->lb', from: 'edge', to: 'lb' },
        { id: 'lb->api', from: 'lb', to: 'api' },
      ],
      journeys: base.journeys.map((j) => ({ ...j, steps: [{ to: 'edge' }, { to: 'lb' }, { to: 'api' }] })),
    },
  })
  assert.equal(journey(play(topology, losePlace('vault')), 'west').outcome, 'served')
})
