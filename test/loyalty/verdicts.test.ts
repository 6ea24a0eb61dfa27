/** What the loyalty model must show: the verdicts turn where the physics says they turn. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base, changed, judged, variant } from './judged.ts'

const asIs = judged(base)

test('the model as it is fails no requirement and leaves none unknown', () => {
  for (const { requirement, verdict, binding } of asIs.all) {
    assert.ok(verdict === 'pass' || verdict === 'at-risk', `${requirement}: ${verdict}, ${binding.cause.en}`)
  }
})

test('DUR04 turns from pass to fail at the database size that its verdict names', () => {
  const [rto] = asIs.measures('DUR04', 'rto')
  const limit = rto?.breakEvens.find((entry) => entry.path === 'loyalty-db.size')
  assert.ok(limit, 'no break-even on the size')
  assert.equal(limit.kind, 'max')
  assert.ok(limit.value > limit.current, 'the model as it is must be below its break-even')
  assert.equal(asIs.verdict('DUR04'), 'pass')
  const sized = (bytes: number) => judged(changed('loyalty-db', { size: `${Math.round(bytes / 1e6)}MB` }))
  assert.notEqual(sized(limit.value * 0.999).verdict('DUR04'), 'fail')
  assert.equal(sized(limit.value * 1.001).verdict('DUR04'), 'fail')
})

test('without backups DUR03 and DUR04 do not hold', () => {
  const without = judged(changed('loyalty-db', { backup: null }))
  assert.equal(without.verdict('DUR03'), 'fail')
  assert.equal(without.verdict('DUR04'), 'fail')
})

test("the loss of the primary's zone costs nothing, unless the only synchronous copy is in it", () => {
  const [apart] = asIs.measures('DUR02', 'rpo', 'zone-loss')
  assert.equal(apart?.verdict, 'pass')
  assert.equal(apart?.value?.worst, 0)
  const together = judged(variant('standby-same-zone'))
  const [rpo] = together.measures('DUR02', 'rpo', 'zone-loss')
  assert.equal(rpo?.verdict, 'fail')
  assert.ok((rpo?.value?.typical ?? 0) > 0)
})

test('stores of the Urals are too far from a single store in Moscow, from their own only a millisecond', () => {
  for (const option of ['one-cluster', 'central-store']) {
    const [accrual] = judged(variant(option)).measures('SCA02', 'latency')
    assert.equal(accrual?.verdict, 'fail', option)
    // Six statements of the till's transaction at the primary, each a round trip of 28 ms.
    assert.ok((accrual?.value?.typical ?? 0) > 6 * 0.028, option)
  }
  assert.equal(asIs.measures('SCA02', 'latency')[0]?.verdict, 'pass')
})

test('a single primary lacks the reserve for twice the peak, wherever the requests are served', () => {
  for (const option of ['one-cluster', 'central-store', 'central-region']) {
    assert.equal(judged(variant(option)).measures('SCA03', 'headroom')[0]?.verdict, 'fail', option)
  }
})

test('the store served from Moscow only passes SCA02: the record says that the chosen option does not win there', () => {
  assert.equal(judged(variant('central-region')).verdict('SCA02'), 'pass')
})

test('local backups without a standby elsewhere lose everything with the region', () => {
  const local = judged(variant('local-backups'))
  assert.equal(local.measures('DUR02', 'rto', 'region-loss')[0]?.verdict, 'fail')
  assert.equal(local.measures('DUR02', 'rpo', 'region-disaster')[0]?.verdict, 'fail')
  assert.equal(local.measures('DUR03', 'durability')[0]?.verdict, 'fail')
  assert.equal(local.verdict('DUR04'), 'fail')
})

test('a restore by hand fails by the time of people', () => {
  const hand = judged(variant('manual-restore'))
  assert.equal(hand.measures('DUR04', 'rto')[0]?.verdict, 'fail')
  assert.equal(hand.measures('DUR04', 'rpo')[0]?.verdict, asIs.measures('DUR04', 'rpo')[0]?.verdict)
})

test('four-hour increments without the archived log lose more than four hours at worst, hourly ones do not', () => {
  assert.equal(judged(variant('increments-only')).measures('DUR03', 'rpo')[0]?.verdict, 'fail')
  assert.notEqual(judged(variant('hourly-increments')).measures('DUR03', 'rpo')[0]?.verdict, 'fail')
  assert.equal(asIs.measures('DUR03', 'rpo')[0]?.verdict, 'pass')
})

test('with most votes in the lost zone nobody is elected', () => {
  const [rto] = judged(variant('votes-one-zone')).measures('DUR02', 'rto', 'zone-loss')
  assert.equal(rto?.verdict, 'fail')
})

test('votes in three regions are faster than a person, and a synchronous copy elsewhere loses nothing', () => {
  const [manual] = asIs.measures('DUR02', 'rto', 'region-loss')
  const [automatic] = judged(variant('third-vote')).measures('DUR02', 'rto', 'region-loss')
  assert.ok((automatic?.value?.typical ?? Infinity) < (manual?.value?.typical ?? 0))
  const [lost] = judged(variant('geo-sync')).measures('DUR02', 'rpo', 'region-loss')
  assert.equal(lost?.value?.worst, 0)
})
