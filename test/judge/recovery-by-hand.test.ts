/**
 * Recovery times of the worked systems by a second way: every outcome is summed up here from the knobs of the model and the
 * formulas of detection (a check every i, n failures, c each; a lease T renewed every h, scanned every s; silence S with heartbeats
 * h and a loop m), from nothing that the program computes. Defaults are those of the products: HAProxy's template for Patroni,
 * race 0.1..2.1 s, promotion 0.5..2 s, PgBouncer's `server_login_retry` of the model, starts of processes as the model gives them.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import karma from '../../model/karma/model.ts'
import loyalty from '../../model/loyalty/model.ts'
import platform from '../../model/platform/model.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyStage } from '../../src/language/variant.ts'

type Times = readonly [best: number, typical: number, worst: number]

const check = (i: number, n: number, c: number, spacing = i): Times => {
  const begun = (n - 1) * spacing + c
  return [begun, begun + i / 2, begun + i]
}
const lease = (T: number, h: number, s: number): Times => [T - h, T - h / 2 + s / 2, T + s]
const silence = (S: number, h: number, m: number): Times => [S - h, S - h / 2 + m / 2, S + m]
const upTo = (t: number): Times => [0, t / 2, t]
const always = (t: number): Times => [t, t, t]
const sum = (...parts: Times[]): Times =>
  [0, 1, 2].map((k) => parts.reduce((all, p) => all + p[k]!, 0)) as never as Times
const later = (a: Times, b: Times): Times => [0, 1, 2].map((k) => Math.max(a[k]!, b[k]!)) as never as Times

// Patroni: ttl 30 s, loop 10 s, etcd scans every 0.5 s; beside it HAProxy takes the old server out: 3 checks of 5 s, every 6 s.
const race: Times = [0.1, 1.1, 2.1]
const promotion: Times = [0.5, 1.25, 2]
const patroni = sum(lease(30, 10, 0.5), race, promotion, check(3, 2, 0))
const proxied = (client: number, ...more: Times[]): Times =>
  sum(later(patroni, check(3, 3, 5, 6)), ...more, upTo(1), upTo(client))
/** Prometheus: scrape 15 s with 10 s of patience, rule every 15 s, for 1 min, group wait 30 s. */
const page = sum(check(15, 1, 10), upTo(15), always(60), always(30))
/** Lost Alertmanagers asked before one that lives: 15 s each. */
const peers = (lost: number, living: number): Times => [0, (15 * lost) / (living + 1), 15 * lost]
const endpoints = silence(50, 10, 5)
/** Cloudflare repeats a failing check at once: 2 checks of 5 s, every 15 s. */
const cloudflare = check(15, 2, 5, 5)
/** Another DNS balancer: 3 checks of 3 s every 10 s, TTL 30 s, the client's cache 10 s, the time-out of its calls 3 s. */
const gslb = sum(check(10, 3, 3), upTo(30), upTo(10), upTo(3))
/** Citus: the coordinator learns the address; rows in doubt at worst a minute. */
const citus = proxied(0.7, [0.1, 0.5, 2], [0, 0, 60])
const sentinel = (client: number, second = 0): Times =>
  sum([0, 0, second], [5, 5.5, 6], [0, 1, 2], promotion, upTo(client))
const pod: Times = [2, 10, 60]
/** A virtual address: three adverts of 1 s and the skew, 0 to 1 s. */
const vrrp: Times = [3, 3.5, 4]
const restore = (noticed: Times, human: Times, servers: Times, copy: number, replay: number, checks: Times): Times =>
  sum(noticed, human, servers, always(copy), upTo(replay), promotion, checks)

const loyaltyRestore = (noticed: Times, share: number): Times =>
  restore(
    noticed,
    [120, 180, 300],
    [0, 30, 120],
    // 600 GB by 12 processes of 90 MB/s (the ceiling is 1.1 GB/s); 4 h of 6 MB/s of log at 150 MB/s.
    (share * 600e9) / (12 * 90e6),
    (share * 6e6 * 4 * 3600) / 150e6,
    [60, 120, 180],
  )
const platformRestore = (noticed: Times): Times =>
  // Half of 200 GB by 8 processes, 700 MB/s at most; 6 h of half of 4 MB/s at 100 MB/s.
  restore(noticed, [180, 300, 600], [60, 180, 300], 100e9 / 700e6, (2e6 * 6 * 3600) / 100e6, [120, 240, 360])
// 150 GB of a dump at 40 MB/s; no log.
const dump = (noticed: Times): Times =>
  restore(noticed, [1200, 3600, 10_800], [1800, 3600, 14_400], 150e9 / 40e6, 0, [600, 1200, 2400])

const minutes = (a: number, b: number, c: number): Times => [60 * a, 60 * b, 60 * c]

function outcomes(document: ArchitectureDocument, expected: Record<string, Record<string, readonly Times[]>>): number {
  const found = analyse(document).analysis.failures.scenarios
  let compared = 0
  for (const [scenario, elements] of Object.entries(expected)) {
    const outcome = found.find((one) => one.scenario === scenario)
    for (const [element, times] of Object.entries(elements)) {
      const records = (outcome?.recoveries ?? []).filter((one) => one.element === element)
      assert.equal(records.length, times.length, `${scenario} ${element}`)
      times.forEach((time, n) => {
        const rto = records[n]!.rto
        const got = [rto?.best, rto?.typical, rto?.worst]
        time.forEach((seconds, k) => {
          const near = got[k] === seconds || Math.abs((got[k] ?? Number.NaN) - seconds) <= 1e-6 * Math.max(1, seconds)
          assert.ok(near, `${scenario} ${element} ${n}: ${got} is not ${time}`)
        })
        compared += 1
      })
    }
  }
  return compared
}

describe('recovery times of the worked systems, summed by hand', () => {
  it('loyalty', () => {
    // Calls of the till and of customers' applications are given up after 3 s, those of the back office after 60 s.
    const [quick, office] = [sum(cloudflare, upTo(3)), sum(cloudflare, upTo(60))]
    const entry = [quick, office]
    // Calls of the primary are given up after 0.7 s; the 1.5 s of the history are of a reader of replicas.
    const byHand = sum(page, peers(2, 2), [60, 180, 300], [120, 300, 600], [120, 240, 480], upTo(1), upTo(0.7))
    const led = { balancer: entry, gateway: entry, accounts: [quick], points: [quick], offers: [quick], history: entry }
    const nodes = { accounts: [endpoints], points: [endpoints], offers: [endpoints], history: [endpoints] }
    const compared = outcomes(loyalty.toDocument(), {
      'host-loss': { 'loyalty-db': [proxied(0.7)] },
      // Commits wait for the rest of a loop, at worst for the lease.
      'standby-loss': { 'loyalty-db': [[0, 5, 30]] },
      'zone-loss': { gateway: [check(2, 3, 1)], ...nodes, 'loyalty-db': [proxied(0.7), always(0), vrrp] },
      'region-loss': { ...led, 'loyalty-db': [byHand, always(0)] },
      'region-loss-ekb': { ...led, 'loyalty-db': [always(0), byHand] },
      'operator-error': {
        'loyalty-db': [loyaltyRestore([30, 120, 300], 0.7), loyaltyRestore([30, 120, 300], 0.3)],
      },
      'backups-and-database': {
        'loyalty-db': [loyaltyRestore(minutes(5, 60, 720), 0.7), loyaltyRestore(minutes(5, 60, 720), 0.3)],
      },
      'repository-loss': { 'backup-repository': [sum(always(4 * 3600), pod)] },
      'edge-outage': { edge: [always(1200)] },
      'balancer-loss': { balancer: [sum(always(600), [30, 60, 180]), sum(always(600), [30, 60, 180])] },
      'provider-outage': { messenger: [always(7200)] },
    })
    assert.equal(compared, 41)
  })
  it('platform', () => {
    // The support desk waits for 10 s and keeps no address.
    const desk = sum(check(10, 3, 3), upTo(30), upTo(10))
    const led = { ingress: [gslb, desk], gateway: [gslb, desk], auth: [gslb], profiles: [gslb, desk] }
    const standby: Times = [0, 5, 30]
    const election: Times = sum([1, 1.5, 2], always(0.1))
    const compared = outcomes(platform.toDocument(), {
      'msk-loss': { ...led, 'customers-db': [citus, standby], prometheus: [sum(always(4 * 3600), pod)] },
      'spb-loss': { ...led, 'customers-db': [standby, citus] },
      'vote-loss': { 'customers-db': [election, election] },
      'cluster-loss': { ...led, prometheus: [sum(always(2400), pod)] },
      'primary-loss': { 'customers-db': [citus] },
      'standby-loss': { 'customers-db': [standby] },
      partition: { 'customers-db': [standby, citus] },
      'operator-error': { 'customers-db': [platformRestore(minutes(1, 5, 15)), platformRestore(minutes(1, 5, 15))] },
      ransomware: { 'customers-db': [platformRestore(minutes(5, 60, 720)), platformRestore(minutes(5, 60, 720))] },
      'cold-cache': { 'profile-cache': [minutes(1, 3, 5)] },
      'cache-loss': { 'profile-cache': [sentinel(0.05)] },
      'gslb-outage': { gslb: [always(1200)] },
    })
    assert.equal(compared, 40)
  })
  it('karma: as it is and at the end of its plan', () => {
    const base = karma.toDocument()
    const noticed = minutes(5, 30, 120)
    const start: Times = [20, 40, 90]
    const compared = outcomes(base, {
      'app-loss': { app: [sum(always(1800), start)] },
      // Nobody is told by a monitoring: the time of people covers that.
      'db-primary-loss': { 'karma-db': [dump(always(0))] },
      'zone-loss': { app: [sum(always(7200), start)], 'karma-db': [sum(always(7200), [5, 15, 60])] },
      'operator-error': { 'karma-db': [dump(noticed)] },
      'bad-release': { app: [sum(always(2400), start)] },
      'push-outage': { push: [always(7200)] },
    })
    const nginx = check(5, 3, 2)
    const away = sum(check(30, 3, 5), upTo(60), upTo(5))
    const planned = outcomes(applyStage(base, 'recovery'), {
      'app-loss': { app: [nginx] },
      'db-primary-loss': { 'karma-db': [proxied(2)] },
      'zone-loss': { app: [nginx], nginx: [vrrp], 'karma-db': [proxied(2), vrrp], worker: [check(5, 1, 5)] },
      'site-loss': {
        'karma-db': [
          sum(page, peers(2, 2), minutes(2, 4, 8), minutes(5, 10, 20), minutes(5, 10, 20), upTo(1), upTo(2)),
        ],
        app: [away, always(Number.POSITIVE_INFINITY)],
      },
      'operator-error': {
        // 150 GB by the processes of the plan: 500 s at 300 MB/s; 6 h of 3 MB/s at 100 MB/s.
        'karma-db': [restore(minutes(1, 5, 15), [180, 300, 600], [60, 180, 300], 500, 648, [120, 240, 360])],
      },
      'cold-cache': { cache: [minutes(1, 3, 5)] },
      'cdn-out': { cdn: [always(1800)] },
      'broker-down': { events: [sum(always(1800), [1, 3, 5])] },
    })
    assert.deepEqual([compared, planned], [7, 14])
  })
})
