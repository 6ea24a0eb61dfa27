/**
 * Worked results at the defaults of the technologies. Published beside the facts as a Monte Carlo of 200 000 draws: sampled
 * extremes lie a little inside the bounds that the formulas give, so bounds are compared at 0.6 s at most and means at 0.3.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageChain } from '../../src/catalogue/mechanisms/alerting.ts'
import { albTarget, globalReroute, haproxyBackend } from '../../src/catalogue/mechanisms/balancer.ts'
import { brokerCrash } from '../../src/catalogue/mechanisms/kafka.ts'
import { endpointRemoval, podReplacement, readinessRemoval } from '../../src/catalogue/mechanisms/kubernetes.ts'
import {
  patroniFencing,
  patroniHostCrash,
  patroniProcessCrash,
  patroniSwitchover,
} from '../../src/catalogue/mechanisms/patroni.ts'
import { type MechanismPhase, total } from '../../src/catalogue/mechanisms/phase.ts'
import { clusterFailover, sentinelFailover } from '../../src/catalogue/mechanisms/redis.ts'
import { bouncerPool, callerPhases, proxyPhases } from '../../src/catalogue/mechanisms/store-proxy.ts'
import type { Duration } from '../../src/language/units.ts'
import type { GlobalBalancer } from '../../src/language/vocabulary/index.ts'
import type { Range } from '../../src/quantity/quantity.ts'

const caller = { seconds: 1, path: 'api->db.timeout' }

function near(range: Range, expected: [number, number, number], tolerance = 0.051): void {
  const got = [range.best, range.typical, range.worst]
  for (const [k, want] of expected.entries()) {
    assert.ok(
      Math.abs((got[k] ?? Number.NaN) - want) <= tolerance,
      `${got.join(' / ')} against ${expected.join(' / ')}`,
    )
  }
}

function detection(phases: MechanismPhase[]): Range {
  return total(phases.filter((phase) => phase.kind === 'detect'))
}

function balancer(technology: NonNullable<GlobalBalancer['technology']>, interval: Duration, dns: boolean) {
  const edge: GlobalBalancer = {
    kind: 'globalBalancer',
    id: 'edge',
    title: 'edge',
    technology,
    policy: 'geo',
    mechanism: dns ? 'dns' : 'anycast',
    healthCheck: { interval, failures: 3 },
    ...(dns ? { ttl: '60s' as const } : {}),
  }
  return globalReroute(edge, undefined)
}

describe('Patroni', () => {
  it('detects a dead host in 20 / 25 / 30.5 s', () => {
    near(detection(patroniHostCrash(undefined, 'db.failover')), [20, 25, 30.5], 0.3)
  })
  it('needs 32.1 / 32.9 / 33.6 s when the etcd leader dies with it', () => {
    near(detection(patroniHostCrash({ votesLeaderWithPrimary: true }, 'db.failover')), [32.1, 32.9, 33.6])
  })
  it('serves again in 24 / 32 / 40 s behind the stock HAProxy template', () => {
    const phases = [
      ...patroniHostCrash(undefined, 'db.failover'),
      ...proxyPhases({ technology: 'haproxy' }, 'db.proxy', 3, caller),
    ]
    near(total(phases), [24, 32, 40], 0.65)
  })
  it('serves again in 19 / 22.6 / 26 s with the fastest legal knobs', () => {
    const knobs = { ttl: '20s', loopWait: '3s', retryTimeout: '8s' } as const
    const phases = [
      ...patroniHostCrash(knobs, 'db.failover'),
      ...proxyPhases({ technology: 'haproxy', interval: '1s', timeout: '1s' }, 'db.proxy', 3, caller),
    ]
    near(total(phases), [19, 22.6, 26], 0.65)
    assert.ok(Math.abs(total(phases).typical - 22.6) < 0.05)
  })
  it('takes 320 s at worst when PostgreSQL will not start', () => {
    assert.equal(total(patroniProcessCrash(undefined, 'db.failover', undefined, 'db.restart')).worst, 320)
  })
  it('gives up a partitioned primary within 30 s', () => {
    near(patroniFencing(undefined, 'db.failover').value, [10, 15, 30])
  })
  it('switches over by plan within 3 to 10 s, proxy included, at typical figures', () => {
    const phases = [...patroniSwitchover(), ...proxyPhases({ technology: 'haproxy' }, 'db.proxy', 3, caller)]
    const lane0 = total(phases.filter((phase) => phase.lane === 0))
    assert.ok(lane0.typical > 3 && lane0.typical < 10, String(lane0.typical))
  })
  it('a lease in Kubernetes expires up to a loop later, in Consul up to half a ttl sooner', () => {
    assert.equal(detection(patroniHostCrash({ coordination: 'kubernetes' }, 'p')).worst, 40)
    assert.equal(detection(patroniHostCrash({ coordination: 'consul' }, 'p')).best, 15)
  })
})

describe('the way to the new primary', () => {
  it('PgBouncer adds up to 15 s', () => {
    near(total(bouncerPool({ technology: 'pgbouncer', size: 20 }, 'db.pool')), [0, 7.5, 15])
    assert.equal(total(bouncerPool({ size: 20 }, 'db.pool')).worst, 0)
  })
  it('PgBouncer instead of a proxy: the login pause and the name cache, 30 s at worst; its pause is a knob and counts once', () => {
    const proxy = { technology: 'pgbouncer' } as const
    near(total(proxyPhases(proxy, 'db.proxy', 2, caller)), [0, 15, 30])
    const settings = { technology: 'pgbouncer', size: 20, serverLoginRetry: '1s' } as const
    const own = { settings, path: 'db.pool' }
    // At worst a silent host still costs server_connect_timeout, 15 s.
    near(
      total([...proxyPhases(proxy, 'db.proxy', 2, caller, own), ...bouncerPool(settings, 'db.pool', proxy)]),
      [0, 8, 30],
    )
  })
  it('without a proxy the host list is tried in order', () => {
    near(total(proxyPhases(undefined, '', 3, { seconds: 2, path: 'x' })), [0, 2, 4])
    near(total(proxyPhases(undefined, '', 2, { seconds: undefined, path: 'x' })), [0, 63.5, 127])
  })
  it('without a time-out and without a cut by the proxy TCP decides: 13 to 30 minutes', () => {
    near(total(callerPhases(undefined, false)), [780, 924.6, 1800])
    assert.equal(total(callerPhases(undefined, true)).worst, 0)
  })
  it('HAProxy that leaves sessions open leaves clients to TCP', () => {
    const kept = proxyPhases({ technology: 'haproxy', shutdownSessions: false }, 'db.proxy', 3, caller)
    assert.ok(total(kept).best > 780)
  })
})

describe('balancers', () => {
  it('HAProxy: 4 / 5 / 6 s when the port refuses, 6 / 7 / 8 s when it hangs', () => {
    near(total(haproxyBackend(false)), [4, 5, 6])
    near(total(haproxyBackend(true)), [6, 7, 8])
  })
  it('ALB: 35 / 50 / 65 s', () => near(total(albTarget()), [35, 50, 65]))
  it('Route 53 with TTL 60: 66 / 111 / 156 s at 30 s, 26 / 61 / 96 s at 10 s', () => {
    near(total(balancer('route53', '30s', true)), [66, 111, 156])
    near(total(balancer('route53', '10s', true)), [26, 61, 96])
  })
  it('Global Accelerator: 65 / 80 / 95 s at 30 s, 25 / 30 / 35 s at 10 s, no DNS term', () => {
    near(total(balancer('global-accelerator', '30s', false)), [65, 80, 95])
    near(total(balancer('global-accelerator', '10s', false)), [25, 30, 35])
  })
})

describe('Kubernetes, Redis, Kafka, Prometheus', () => {
  it('a lost node leaves the endpoints in 40 / 47.5 / 55 s', () => {
    near(total(endpointRemoval(undefined, 'd')), [40, 47.5, 55])
  })
  it('its pods are replaced after 340 / 347 / 355 s and the start', () => {
    const phases = podReplacement(undefined, 'd', { value: '0s', path: 'api.startup' })
    near(total(phases), [340, 347, 355], 0.51)
  })
  it('an unready container is out in 21 / 26 / 31 s', () => {
    near(total(readinessRemoval(undefined, 'api.readiness')), [21, 26, 31])
  })
  it('Sentinel 30.6 / 32.8 / 34.9 s, with down-after 5 s 5.6 / 7.8 / 9.9 s', () => {
    near(total(sentinelFailover(undefined, 'r')), [30.6, 32.8, 34.9], 0.101)
    near(total(sentinelFailover({ downAfter: '5s' }, 'r')), [5.6, 7.8, 9.9], 0.101)
  })
  it('Redis Cluster 15.6 / 16.8 / 18 s', () => near(total(clusterFailover(undefined, 'r')), [15.6, 16.8, 18], 0.101))
  it('a Kafka broker 7 / 8.5 / 10 s', () => near(total(brokerCrash()), [7, 8.5, 10]))
  it('a page: 100 / 115 / 130 s at 15 s intervals, 340 / 400 / 460 s at the defaults with for 5m', () => {
    const fast = { scrapeInterval: '15s', evaluationInterval: '15s', for: '1m', groupWait: '30s' } as const
    near(total(pageChain(fast, 'm.alerting')), [100, 115, 130])
    near(total(pageChain({ for: '5m' }, 'm.alerting')), [340, 400, 460])
  })
})
