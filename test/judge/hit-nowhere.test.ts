/** A journey that waits for something the model places nowhere is not said to go on when the scenario hits it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Fault } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'
import { judged } from './evidence.ts'

/** The recovery of the first journey of the shop under the fault. */
function recovery(fault: Fault, placed: boolean) {
  const document = shop()
  const db = document.elements.find((e) => e.kind === 'database')
  assert.ok(db?.kind === 'database')
  if (!placed) delete db.replication
  document.scenarios.push({ id: 'hit', title: 'Hit', rate: '1/year', faults: [fault] })
  const of = document.journeys[0]!.id
  return judged({ metric: 'rto', of, under: 'hit', target: '<= 60m' }, analyse(document))
}

for (const [name, fault] of [
  ['its data are spoilt', { kind: 'corrupt', store: 'db' }],
  ['its primary is lost', { kind: 'lose-instance', element: 'db' }],
  ['a place is lost where it may be', { kind: 'lose-place', place: 'n1' }],
] as const) {
  test(`unknown, with the field to give, when ${name} and its copies are nowhere`, () => {
    const { verdict, cause } = recovery(fault, false)
    assert.equal(verdict, 'unknown')
    assert.match(cause.en, /db\.replication\.members/)
    assert.match(cause.ru, /db\.replication\.members/)
    assert.doesNotMatch(recovery(fault, true).cause.en, /does not say where/)
  })
}

test('a fault that cannot reach it leaves the verdict as it is', () => {
  const { cause } = recovery({ kind: 'lose-link', link: 'north--south' }, false)
  assert.doesNotMatch(cause.en, /does not say where/)
})
