/**
 * Mechanisms beside the failovers of the first kind, against the worked figures published with the facts, and two laws over
 * random knobs: best <= typical <= worst, and no answer that is not a number.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { catalogue, type TechnologyId } from '../../src/catalogue/catalogue.ts'
import { fromModel } from '../../src/catalogue/derive.ts'
import { pageChain, pageInOpenGroup } from '../../src/catalogue/mechanisms/alerting.ts'
import { haproxyBackend } from '../../src/catalogue/mechanisms/balancer.ts'
import { coordinatorFailover, inDoubtTransactions, workerFailover } from '../../src/catalogue/mechanisms/citus.ts'
import * as edge from '../../src/catalogue/mechanisms/edge.ts'
import { masterElection, nodeRemoval, shardRecovery } from '../../src/catalogue/mechanisms/elasticsearch.ts'
import { byHand, type MechanismPhase, total } from '../../src/catalogue/mechanisms/phase.ts'
import { consumerCrash, controllerFailover, outboxLag } from '../../src/catalogue/mechanisms/queues.ts'
import { consumerNode, quorumQueueLeader, silentClient, silentNode } from '../../src/catalogue/mechanisms/rabbitmq.ts'
import { clusterRetry, redisFailover, sentinelRetry } from '../../src/catalogue/mechanisms/redis.ts'
import {
  growthPeriods,
  livenessRestart,
  lostZone,
  scaleOut,
  statefulReplacement,
} from '../../src/catalogue/mechanisms/scaling.ts'
import { keyOverlap, revocationWindow } from '../../src/catalogue/mechanisms/sessions.ts'
import { standbyClusterPromotion } from '../../src/catalogue/mechanisms/standby-cluster.ts'
import * as stores from '../../src/catalogue/mechanisms/stores.ts'
import {
  backendOutage,
  collectorCrash,
  occurrencesFor,
  traceCapture,
} from '../../src/catalogue/mechanisms/telemetry.ts'
import { vrrpTakeover } from '../../src/catalogue/mechanisms/vrrp.ts'
import type { Technology } from '../../src/catalogue/technology.ts'
import type { RedisFailover } from '../../src/language/vocabulary/index.ts'
import type { Range } from '../../src/quantity/quantity.ts'

function near(phases: MechanismPhase[], expected: [number, number, number], tolerance = 0.051): void {
  const range = total(phases)
  const got = [range.best, range.typical, range.worst]
  for (const [k, want] of expected.entries()) {
    const value = got[k] ?? Number.NaN
    assert.ok(value === want || Math.abs(value - want) <= tolerance, `${got.join(' / ')} not ${expected.join(' / ')}`)
  }
}

const haproxy = { proxy: { technology: 'haproxy' }, path: 'db.proxy' } as const

describe('Citus', () => {
  it('a worker behind the HAProxy template: 24 / 32 / 40 s of Patroni and the new address at the coordinator', () => {
    near(workerFailover(undefined, 'db', { metadata_update: 0 }, haproxy), [24, 32, 40], 0.65)
    const plain = total(workerFailover(undefined, 'db', {}, haproxy))
    const bare = total(workerFailover(undefined, 'db', { metadata_update: 0 }, haproxy))
    assert.ok(Math.abs(plain.worst - bare.worst - 2) < 1e-9)
  })
  it('without a proxy the coordinator turns to the new primary by its metadata: 3 to 6 s sooner', () => {
    near(workerFailover(undefined, 'db'), [20.7, 28.1, 36.6], 0.3)
  })
  it('the coordinator is group 0 of Patroni: 24 / 32 / 40 s', () => {
    near(coordinatorFailover(undefined, 'db', haproxy), [24, 32, 40], 0.65)
  })
  it('in-doubt transactions hold their locks for up to 60 s', () => near(inDoubtTransactions(), [0, 30, 60]))
})

describe('queues', () => {
  it('a quorum queue has a new leader in 1 to 5 s', () => near(quorumQueueLeader(), [1, 3, 5]))
  it('a silent RabbitMQ node is noticed in 45 / 60 / 75 s', () => near(silentNode(), [45, 60, 75]))
  it('messages of a vanished consumer node return after 60 s, beside the election', () =>
    near(consumerNode(), [60, 60, 60]))
  it('a Kafka controller is replaced within 2 to 4 s', () => near(controllerFailover(), [3, 3.5, 4]))
  it('a crashed Kafka consumer: 42 to 45 s of session, up to 300 s of rebalance', () => {
    near(consumerCrash('static'), [42, 43.5, 45])
    near(consumerCrash('classic'), [42, 46.5, 345])
    near(consumerCrash('new'), [40, 42.5, 45])
  })
  it('an outbox polled once a second', () => near(outboxLag(), [0.01, 0.55, 1.5]))
})

describe('Elasticsearch', () => {
  it('a broken connection: 0 to 1 s, then 0.1 to 0.6 s of election', () =>
    near(masterElection(false), [0.1, 0.85, 1.6]))
  it('a silent node: 30 to 33 s', () => near(nodeRemoval(true), [30, 31.5, 33]))
  it('copies of 10 GiB are back after 60 s and, at 40mb (MiB) a second, 256 s', () =>
    near(shardRecovery(10 * 2 ** 30), [316, 316, 316]))
})

describe('edges', () => {
  it('Route 53: 66 / 111 / 156 s at 30 s, 26 / 61 / 96 s at 10 s', () => {
    near(edge.route53(), [66, 111, 156])
    near(edge.route53({ interval: 10 }), [26, 61, 96])
  })
  it('Global Accelerator: 65 / 80 / 95 s at 30 s, 25 / 30 / 35 s at 10 s', () => {
    near(edge.globalAccelerator(), [65, 80, 95])
    near(edge.globalAccelerator({ accelerator_interval: 10 }), [25, 30, 35])
  })
  it('Cloudflare proxied 15 / 45 / 75 s; with DNS only its TTL of 30 s is added', () => {
    near(edge.cloudflare(true), [15, 45, 75])
    near(edge.cloudflare(false), [15, 60, 105])
  })
  it('an ALB target is back in rotation after 150 s at worst', () => assert.equal(total(edge.albReturn()).worst, 150))
  it('CloudFront tries a silent origin for 30 s', () => near(edge.originGroup(), [30, 30, 30]))
  it('stale-if-error covers an outage for the rest of freshness and its own time', () => {
    near(edge.originOutage(600, { max_age: 300, stale_if_error: 300 }), [0, 150 + 5, 300 + 10])
    near(edge.originOutage(600, { stale_if_error: 900 }), [0, 0, 0])
    near(edge.originOutage(600), [600, 605, 610])
  })
  it('VRRP: 3.0 to 4.0 s, 3.5 s at priority 128, as the virtual address of the proxy', () => {
    near(vrrpTakeover(), [3, 3.5, 4])
    assert.deepEqual(catalogue.haproxy.knobs.vrrp_takeover.default, total(vrrpTakeover()))
  })
  it('commercial nginx: best c, worst 5 + c', () => {
    near(stores.nginxActive(0), [0, 2.5, 5])
    near(stores.nginxActive(2), [2, 4.5, 7])
  })
  it('HAProxy by its data timers is HAProxy by its mechanism', () => near(haproxyBackend(false), [4, 5, 6]))
})

describe('Kubernetes', () => {
  it('4 to 32 pods take three periods', () => {
    assert.equal(growthPeriods(4, 32), 3)
    assert.equal(growthPeriods(1, 5), 1)
    assert.equal(growthPeriods(10, 10), 0)
  })
  it('growing 4 to 32: metric 10..30 s, sync 0..15 s, 45 s of growth, start', () => {
    near(scaleOut({ from: 4, to: 32, newNodes: false }, { pod_start: 0 }), [55, 72.5, 90])
    const nodes = total(scaleOut({ from: 4, to: 32, newNodes: true }, { pod_start: 0 }))
    assert.ok(Math.abs(nodes.worst - (90 + 10 + 300)) < 1e-9)
  })
  it('a loop below 15 s makes growth no faster: the policy allows a doubling per 15 s; a longer loop slows it', () => {
    const grow = (hpa_sync: number) =>
      total(scaleOut({ from: 4, to: 32, newNodes: false }, { pod_start: 0, hpa_sync })).best
    assert.equal(grow(5), 10 + 45)
    assert.equal(grow(60), 10 + 180)
  })
  it('the last pod of a lost zone of 30 nodes waits 300 s more', () => {
    const one = total(lostZone(0, { pod_start: 0 }))
    const zone = total(lostZone(30, { pod_start: 0 }))
    assert.ok(Math.abs(zone.worst - one.worst - 300) < 1e-9)
    near(lostZone(0, { pod_start: 0 }), [340, 347.5, 355])
  })
  it('the last of p pods on n nodes at random stands at p (n + 1) / (p + 1) on average', () => {
    let seed = 7
    const random = () => {
      seed = (seed * 1664525 + 1013904223) % 4294967296
      return seed / 4294967296
    }
    for (const [pods, nodes] of [
      [1, 30],
      [3, 12],
      [12, 12],
    ] as const) {
      const draws = 20_000
      let sum = 0
      for (let k = 0; k < draws; k++) {
        const taken = new Set<number>()
        while (taken.size < pods) taken.add(1 + Math.floor(random() * nodes))
        sum += Math.max(...taken)
      }
      const zone = total(lostZone(nodes, { pod_start: 0 }, 'kubernetes', { pods, path: 'zone.hosts' }))
      assert.ok(Math.abs(zone.typical - 347.5 - (10 * sum) / draws) < 1.5)
      assert.ok(Math.abs(zone.best - 340 - 10 * pods) < 1e-9 && Math.abs(zone.worst - 355 - 10 * nodes) < 1e-9)
    }
  })
  it('a StatefulSet on a dead node never returns without fencing; with it the volume takes up to 360 s', () => {
    assert.equal(total(statefulReplacement(undefined)).best, Number.POSITIVE_INFINITY)
    const fenced = { seconds: 60, path: 'db.fencing', human: false }
    near(statefulReplacement(fenced, { pod_start: 0 }), [100, 47.5 + 60 + 180, 55 + 60 + 360])
  })
  it('a liveness restart: 21 / 26 / 31 s, up to 30 s of grace', () =>
    near(livenessRestart({ pod_start: 0 }), [21, 41, 61]))
})

describe('tokens, telemetry, people', () => {
  it('a stateless token opens doors for its life and the skew at worst', () => {
    near(revocationWindow('stateless', { access_ttl: 900, clock_skew: 60 }), [0, 480, 960])
    near(revocationWindow('denylist', { denylist_propagation: 1, denylist_cache: 10 }), [1, 6, 11])
    near(revocationWindow('introspection', { introspection_cache: 30 }), [0, 15, 30])
    near(keyOverlap({ access_ttl: 900, jwks_cache: 3600 }), [4500, 4500, 4500])
  })
  it('a queue of 1000 at 10 requests a second covers 100 s of an outage, the retries 300 s at most', () => {
    near(backendOutage(120, 10), [20, 20, 20])
    near(backendOutage(600, 1), [300, 300, 300])
    near(collectorCrash(50, 10), [5, 5.1, 5.2])
  })
  it('one trace in a thousand: 693 occurrences for an even chance', () => {
    assert.equal(occurrencesFor(0.5, 0.001), 693)
    assert.ok(traceCapture(0.001, 693) >= 0.5 && traceCapture(0.001, 692) < 0.5)
  })
  it('a standby cluster: the page, the person, the command and the promotion add up', () => {
    const fast = { scrapeInterval: '15s', evaluationInterval: '15s', for: '1m', groupWait: '30s' } as const
    const person = byHand(fromModel({ ru: 'человек', en: 'person' }, 's', 900, 'db.manualPromotion'))
    const phases = standbyClusterPromotion(pageChain(fast, 'm'), [person])
    near(phases, [100 + 900 + 1 + 0.5, 115 + 900 + 6 + 1.25, 130 + 900 + 12 + 2])
    assert.equal(phases.filter((phase) => phase.human).length, 1)
  })
  it('an alert of an open group waits 0 to 300 s instead of 30 s', () => {
    const fast = { scrapeInterval: '15s', evaluationInterval: '15s', for: '1m', groupWait: '30s' } as const
    near(pageInOpenGroup(fast, 'm'), [70, 235, 400])
  })
  it('etcd elects within 1 to 2 s and a vote; failed attempts of Redis cost 360 s and 60 s', () => {
    near(stores.etcdLeader(), [1.1, 1.6, 2.1])
    near(sentinelRetry(), [360, 360, 360])
    near(clusterRetry(), [60, 60, 60])
  })
  it('a bare majority of Sentinels may fail once, and so may elections of Redis Cluster that collide: at worst only', () => {
    const sentinel: RedisFailover = { manager: 'sentinel', votes: [] }
    near(redisFailover(sentinel, 'p', { bareMajority: true, collides: true }), [30.5, 32.75, 395])
    near(
      redisFailover({ ...sentinel, failoverTimeout: '10s' }, 'p', { bareMajority: true, collides: false }),
      [30.5, 32.75, 55],
    )
    const cluster: RedisFailover = { manager: 'redis-cluster', votes: [], downAfter: '5s' }
    near(redisFailover(cluster, 'p', { bareMajority: true, collides: true }), [5.5, 6.75, 28])
    near(redisFailover(cluster, 'p'), [5.5, 6.75, 8])
  })
  it('a silent client of RabbitMQ is dropped after two missed heartbeats', () => near(silentClient(), [30, 45, 60]))
  it('an object reaches the other region within 15 min, without a promised time nobody knows when', () => {
    near(stores.objectReplication(), [0, 450, 900])
    near(stores.objectReplication({}, 'o', false), [0, 450, Number.POSITIVE_INFINITY])
  })
})

const positive = fc.double({ min: 0.01, max: 2000, noNaN: true })
const ordered = fc
  .tuple(positive, positive, positive)
  .map((all) => all.sort((a, b) => a - b))
  .map(([best = 0, typical = 0, worst = 0]): Range => ({ best, typical, worst }))

/** Random values for every numeric knob of a technology; a single number or a range. */
function randomKnobs(technology: TechnologyId): fc.Arbitrary<Record<string, number | Range>> {
  const specs: Technology['knobs'] = catalogue[technology].knobs
  const numeric = Object.entries(specs).filter(([, spec]) => spec.unit !== 'flag' && spec.unit !== 'choice')
  return fc.record(
    Object.fromEntries(
      numeric.map(([name, spec]) => [name, typeof spec.default === 'object' ? ordered : positive] as const),
    ),
  )
}

type Build = (values: Record<string, number | Range>) => MechanismPhase[]
const mechanisms: [TechnologyId, string, Build][] = [
  ['citus', 'worker', (v) => workerFailover(undefined, 'p', v)],
  ['citus', 'in doubt', (v) => inDoubtTransactions(v)],
  ['rabbitmq', 'leader', (v) => quorumQueueLeader(v)],
  ['rabbitmq', 'node', (v) => silentNode(v)],
  ['rabbitmq', 'consumer node', (v) => consumerNode(v)],
  ['elasticsearch', 'master', (v) => masterElection(false, v)],
  ['elasticsearch', 'silent master', (v) => masterElection(true, v)],
  ['elasticsearch', 'shards', (v) => shardRecovery(5e10, v)],
  ['cdn', 'outage', (v) => edge.originOutage(600, v)],
  ['cdn', 'purge', (v) => edge.purge(v)],
  ['cdn', 'origin group', (v) => edge.originGroup(v)],
  ['gslb', 'Route 53', (v) => edge.route53(v)],
  ['gslb', 'accelerator', (v) => edge.globalAccelerator(v)],
  ['gslb', 'Cloudflare', (v) => edge.cloudflare(false, v)],
  ['gslb', 'ALB', (v) => edge.albReturn(v)],
  ['keepalived', 'takeover', (v) => vrrpTakeover(v)],
  ['kubernetes', 'growth', (v) => scaleOut({ from: 3, to: 40, newNodes: true }, v)],
  ['kubernetes', 'zone', (v) => lostZone(20, v)],
  ['kubernetes', 'stateful', (v) => statefulReplacement({ seconds: 60, path: 'p', human: true }, v)],
  ['kubernetes', 'liveness', (v) => livenessRestart(v)],
  ['jwt', 'stateless', (v) => revocationWindow('stateless', v)],
  ['jwt', 'denylist', (v) => revocationWindow('denylist', v)],
  ['jwt', 'introspection', (v) => revocationWindow('introspection', v)],
  ['jwt', 'keys', (v) => keyOverlap(v)],
  ['otel', 'outage', (v) => backendOutage(600, 5, v)],
  ['otel', 'crash', (v) => collectorCrash(100, 5, v)],
  ['kafka', 'controller', (v) => controllerFailover(v)],
  ['kafka', 'consumer', (v) => consumerCrash('classic', v)],
  ['patterns', 'outbox', (v) => outboxLag(v)],
  ['etcd', 'leader', (v) => stores.etcdLeader(v)],
  ['rabbitmq', 'client', (v) => silentClient(v)],
  ['objectstore', 'replication', (v) => stores.objectReplication(v)],
  ['nginx', 'active', (v) => stores.nginxActive(1, v)],
]

describe('over random knobs', () => {
  for (const [technology, name, build] of mechanisms) {
    it(`${technology}, ${name}: best <= typical <= worst, all of them numbers`, () => {
      fc.assert(
        fc.property(randomKnobs(technology), (values) => {
          const range = total(build(values))
          return range.best <= range.typical + 1e-9 && range.typical <= range.worst + 1e-9 && range.best >= 0
        }),
        { numRuns: 60 },
      )
    })
  }

  /** Longer is better for these: they cover an outage, or renew a lease that then has less left. */
  const protecting = new Set([
    'cdn.max_age',
    'cdn.stale_if_error',
    'otel.retry_elapsed',
    'kafka.heartbeat_interval',
    'kubernetes.node_lease_renew',
    'kafka.group_heartbeat',
  ])
  for (const [technology, name, build] of mechanisms) {
    const specs: Technology['knobs'] = catalogue[technology].knobs
    const times = Object.keys(specs).filter(
      (key) => specs[key]?.unit === 's' && !protecting.has(`${technology}.${key}`),
    )
    it(`${technology}, ${name}: a longer timer never ends sooner`, () => {
      fc.assert(
        fc.property(randomKnobs(technology), fc.constantFrom(...times), (values, key) => {
          const value = values[key] ?? 0
          // Twice, not one and a half times: a check that outlasts its period waits for the next slot, so a period that
          // grows by a fraction may meet the end of the check sooner; a slot of the double period is a slot of the old one.
          const longer: number | Range =
            typeof value === 'number'
              ? value * 2
              : { best: value.best * 2, typical: value.typical * 2, worst: value.worst * 2 }
          const [before, after] = [total(build(values)), total(build({ ...values, [key]: longer }))]
          const slack = 1e-9 * after.worst + 1e-9
          return (
            before.best <= after.best + slack &&
            before.typical <= after.typical + slack &&
            before.worst <= after.worst + slack
          )
        }),
        { numRuns: 40 },
      )
    })
  }
})
