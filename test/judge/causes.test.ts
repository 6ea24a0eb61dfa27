/** The one line that says why a recovery time is what it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Fault } from '../../src/language/vocabulary/index.ts'
import { documentWith } from '../data/model.ts'
import { judged } from './evidence.ts'

function causeOf(...faults: Fault[]) {
  const document = documentWith({ document: { scenarios: [{ id: 'gone', title: 'Gone', faults, rate: '1/year' }] } })
  return judged({ metric: 'rto', of: 'buy', under: 'gone', target: '<= 2m' }, analyse(document)).cause
}

test('names phases that follow one another, not those that run beside them', () => {
  const { en } = causeOf({ kind: 'lose-place', place: 'west-a' })
  assert.match(en, /leader lease expires.*takes the new primary in.*in all/)
  assert.doesNotMatch(en, /takes the old primary out/)
})

test('says what is worse when nobody waits, in both languages', () => {
  const cause = causeOf({ kind: 'lose-instance', element: 'api', in: 'west' })
  assert.match(cause.en, /"Buy" goes on, degraded: "API", west: 2 of 3 left/)
  assert.match(cause.ru, /«Buy» работает с ухудшением: «API», west: осталось экземпляров: 2 из 3/)
})

test('a saturated resource is named, and no infinite time is compared with the target', () => {
  const load = 'peak' as const
  const measure = {
    metric: 'latency' as const,
    of: 'buy',
    percentile: 95 as const,
    target: '<= 1s' as const,
    load,
    growth: 1e6,
  }
  const { verdict, cause } = judged(measure, analyse(documentWith({})))
  assert.equal(verdict, 'fail')
  assert.match(cause.en, /the load is too high for ".+" — saturated, ≤ 1\ss is wanted$/)
  assert.match(cause.ru, /нагрузку не выдерживает «.+» — ресурс насыщен, а нужно ≤ 1\sс$/)
})
