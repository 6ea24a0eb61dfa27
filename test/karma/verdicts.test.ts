/** What the KarmaSystem model must show: each stage turns the requirements it is for, each option fails where its record says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cost, failing, ids, measure } from './judged.ts'

test('today fails everything but the cost; each stage turns requirements, and after the last nothing fails', () => {
  const today = ['AVA01', 'AVA02', 'PER01', 'SCA01', 'SCA02', 'OBS01', 'DUR01', 'DR01']
  const stages: Record<string, string[]> = {
    base: today,
    balancing: ['PER01', 'SCA01', 'SCA02', 'OBS01', 'DUR01', 'DR01'],
    queues: ['SCA02', 'OBS01', 'DUR01', 'DR01'],
    observing: ['SCA02', 'DUR01', 'DR01'],
    elastic: ['DUR01', 'DR01'],
    recovery: [],
  }
  for (const [id, expected] of Object.entries(stages)) assert.deepEqual(failing(id), expected, id)
})

test('each option leaves open what its record says', () => {
  const after1 = ['PER01', 'SCA01', 'SCA02', 'OBS01', 'DUR01', 'DR01']
  const after2 = ['SCA02', 'OBS01', 'DUR01', 'DR01']
  const options: Record<string, string[]> = {
    'monitoring-first': ['AVA02', 'PER01', 'SCA01', 'SCA02', 'DUR01', 'DR01'],
    'backups-first': ['AVA01', 'AVA02', 'PER01', 'SCA01', 'SCA02', 'OBS01', 'DUR01', 'DR01'],
    'monitoring-and-backups': ['AVA02', 'PER01', 'SCA01', 'SCA02', 'DUR01', 'DR01'],
    'balancing-first': after1,
    'sticky-sessions': after1,
    'manual-failover': ['AVA01', 'AVA02', ...after1],
    'async-replica': ['AVA02', ...after1],
    rabbitmq: after2,
    kafka: after2,
    'one-broker': [...after2, 'EVT01'],
    'caches-only': ['PER01', 'SCA01', ...after2],
    'queue-only': ['SCA01', ...after2],
    'ttl-only': [...after2, 'CON01'],
    'shards-by-user': after2,
    'shards-by-region': after2,
    'hpa-cpu': ['DUR01', 'DR01'],
    'hpa-memory': ['DUR01', 'DR01'],
    'hpa-low-floor': ['SCA02', 'DUR01', 'DR01'],
    'fixed-peak': ['DUR01', 'DR01'],
    'backups-and-site': [],
    'backups-only': ['DUR01', 'DR01'],
  }
  for (const [id, expected] of Object.entries(options)) assert.deepEqual(failing(id), expected, id)
  const stages = ['balancing', 'queues', 'observing', 'elastic', 'recovery']
  assert.deepEqual(Object.keys(options).sort(), ids.filter((id) => id !== 'base' && !stages.includes(id)).sort())
})

/** Busy cores by hand: rate per second times busy seconds per journey. */
const headroom = (cores: number, busy: number) => 1 - busy / cores
const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-9, `${actual} for ${expected}`)

test('fivefold growth: the load of the database by hand', () => {
  // Sign-in 1 ms; karma 3 x 1 + 2 + 16 ms; profile 2 x 1.2 ms; leaderboard 10 ms.
  const today = 20 * 0.001 + 70 * 0.021 + 300 * 0.0024 + 150 * 0.01
  close(measure('base', 'SCA01', 'headroom').value?.typical, headroom(8, 5 * today))
  // One copy reads only; after stage 2 the primary writes totals in 3 ms, reads are thinned by caches and leave it.
  const primary = 20 * 0.001 + 70 * (0.003 + 0.002 + 0.003)
  close(measure('rabbitmq', 'SCA01', 'headroom').value?.typical, headroom(8, 5 * primary))
  // Shares of 50 % and 70 % of the same load.
  close(measure('shards-by-user', 'SCA01', 'headroom').value?.typical, headroom(8, 5 * primary * 0.5))
  close(measure('shards-by-region', 'SCA01', 'headroom').value?.typical, headroom(8, 5 * primary * 0.7))
})

test('the spike: what already runs carries it, by hand', () => {
  // The CDN answers 70 % of leaderboard pages; the rest takes 3 ms each, a sign-in 60 ms.
  const busy = 4 * (20 * 0.06 + 70 * 0.003 + 300 * 0.003 + 150 * 0.3 * 0.003)
  close(measure('queues', 'SCA02', 'headroom', 'app').value?.typical, headroom(12, busy))
  close(measure('elastic', 'SCA02', 'headroom', 'app').value?.typical, headroom(16, busy))
})

test('loss of data: a nightly dump costs up to a day, an archived log seconds', () => {
  const rpo = (id: string) => measure(id, 'DUR01', 'rpo', 'karma-db', 'site-loss').value?.worst ?? NaN
  assert.ok(rpo('base') > 24 * 3600)
  assert.ok(rpo('backups-first') < 60)
  assert.ok(rpo('recovery') <= 300)
})

test('monitoring alone brings the availability: releases are rolled back in 10 minutes and not in 40', () => {
  const value = (id: string) => measure(id, 'AVA01', 'availability', 'login').value?.typical ?? NaN
  // 52 releases a year, 5 % bad; blast radius of one instance is everything.
  const saved = (365.25 / 7) * 0.05 * (40 - 10) * 60
  const gained = (value('monitoring-first') - value('base')) * 365.25 * 86400
  assert.ok(Math.abs(gained / saved - 1) < 0.02, `${gained} s for ${saved} s`)
})

test('cost: what the records say of the differences', () => {
  const more = (one: string, other: string) => (cost(one) ?? NaN) - (cost(other) ?? NaN)
  assert.equal(more('balancing-first', 'sticky-sessions'), 18_000)
  assert.equal(more('kafka', 'rabbitmq'), 48_000)
  assert.equal(more('shards-by-user', 'rabbitmq'), 165_000)
  assert.equal(more('fixed-peak', 'hpa-cpu'), 70_000)
  assert.equal(more('backups-and-site', 'hpa-cpu'), 110_000)
})

test('failover: Patroni within a minute without loss; an asynchronous copy loses; by hand it takes people', () => {
  const of = (id: string, metric: string) => measure(id, 'AVA02', metric).value?.worst ?? NaN
  assert.ok(of('balancing', 'rto') < 60)
  assert.equal(of('balancing', 'rpo'), 0)
  assert.ok(of('async-replica', 'rpo') > 0)
  assert.ok(of('manual-failover', 'rto') > 30 * 60)
})
