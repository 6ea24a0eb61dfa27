/**
 * Figures that statements of the catalogue give in words, each computed here a second way from its definition: what a page
 * says is what the formula beside it gives. The figures are those published with the facts; each case names its source.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { effectOf } from '../../src/analyse/data/analyse.ts'
import { acknowledgement, ballotOf, canAcknowledge, hasMajority } from '../../src/analyse/data/quorum.ts'
import { commitWait } from '../../src/analyse/performance/commit.ts'
import { allTechnologies, catalogue } from '../../src/catalogue/catalogue.ts'
import { pageChain } from '../../src/catalogue/mechanisms/alerting.ts'
import { podReplacement } from '../../src/catalogue/mechanisms/kubernetes.ts'
import { total } from '../../src/catalogue/mechanisms/phase.ts'
import { lease } from '../../src/catalogue/timers.ts'
import type { Fault, Replication } from '../../src/language/vocabulary/index.ts'
import { database, patroni, topologyWith } from '../data/model.ts'

const byId = new Map(allTechnologies().map((entry) => [entry.id, entry]))

/** The English statement of a fact. */
function statement(technology: string, title: string): string {
  const found = byId.get(technology)?.facts?.find((entry) => entry.title.en === title)
  assert.ok(found, `${technology}: ${title}`)
  return found.statement.en
}

/** Default of a knob that is one number. */
function figure(technology: string, knob: string): number {
  const value = byId.get(technology)?.knobs[knob]?.default
  assert.equal(typeof value, 'number', `${technology}.${knob}`)
  return value as number
}

const meaning = (technology: string, knob: string): string => byId.get(technology)?.knobs[knob]?.meaning.en ?? ''
const near = (value: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} against ${expected}`)

describe('figures in statements', () => {
  it('downtime of 99 to 99.999 % per year of 8760 h and per 30 days (arithmetic)', () => {
    const text = statement('sla', 'Downtime per year and per 30 days')
    const rows: [share: number, year: number, unit: 'h' | 'min', month: number][] = [
      [0.99, 87.6, 'h', 432],
      [0.995, 43.8, 'h', 216],
      [0.999, 8.76, 'h', 43.2],
      [0.9995, 4.38, 'h', 21.6],
      [0.9999, 52.6, 'min', 4.32],
      [0.99999, 5.3, 'min', 0.43],
    ]
    for (const [share, year, unit, month] of rows) {
      near((1 - share) * 8760 * (unit === 'h' ? 1 : 60), year, 0.06)
      near((1 - share) * 30 * 24 * 60, month, 0.006)
      const percent = Number((share * 100).toFixed(3))
      assert.ok(text.includes(`${percent} %: ${year} ${unit} and ${month} min`), String(percent))
    }
  })

  it('quorums of three and five at 0.99 by counting every state (standard reliability theory)', () => {
    const quorum = (n: number, a: number): number => {
      let sum = 0
      for (let state = 0; state < 2 ** n; state++) {
        const up = [...Array(n).keys()].filter((k) => (state >> k) & 1).length
        if (up > n / 2) sum += a ** up * (1 - a) ** (n - up)
      }
      return sum
    }
    assert.equal(quorum(3, 0.99).toFixed(6), '0.999702')
    assert.equal(quorum(5, 0.99).toFixed(8), '0.99999015')
    assert.match(statement('hardware', 'k of n'), /0\.999702, of five 0\.99999015/)
  })

  it('a pair with a common cause: 5.9e-4 instead of 1e-4, six times (IEC 61508)', () => {
    const pair = 0.05 * 0.01 + (0.95 * 0.01) ** 2
    assert.equal(pair.toExponential(1), '5.9e-4')
    near(pair / 0.01 ** 2, 6, 0.2)
    assert.match(statement('hardware', 'A pair with a common cause'), /5\.9e-4, not 1e-4/)
  })

  it('a second lost node of a Redis Cluster of five: 88.9 % survive, by counting pairs (cluster-spec.md)', () => {
    let [lost, all] = [0, 0]
    for (let a = 0; a < 10; a++) {
      for (let b = 0; b < 10; b++) {
        if (a === b) continue
        all += 1
        if (Math.floor(a / 2) === Math.floor(b / 2)) lost += 1
      }
    }
    assert.equal((100 * (1 - lost / all)).toFixed(1), '88.9')
    near(1 - lost / all, 1 - 1 / (2 * 5 - 1), 1e-12)
    assert.match(statement('redis', 'Surviving a second failure'), /88\.9 %/)
  })

  it('a segment of 16 MB fills in 16 s at 1 MB/s and in 1600 s at 0.01 MB/s (PostgreSQL manual)', () => {
    assert.deepEqual([16 / 1, 16 / 0.01], [16, 1600])
    assert.match(statement('pgbackrest', 'Loss with the archive alone'), /16 s at 1 MB\/s, 1600 s at 0\.01 MB\/s/)
  })

  it('objects lost in a year: one of ten million in 10 000 years (S3 DataDurability)', () => {
    near(1 / (1e7 * (1 - figure('objectstore', 'durability'))), 10_000, 1)
    assert.match(meaning('objectstore', 'durability'), /10 million objects one in 10,000 years/)
  })

  it('an alert by rate(): the ratio over the window passes th at th / r of it, by stepping', () => {
    const [window, ratio, threshold] = [300, 0.5, 0.02]
    let at = 0
    while ((ratio * at) / window < threshold) at += 0.01
    near(at, (window * threshold) / ratio, 0.02)
  })
})

describe('figures in knobs', () => {
  it('TCP: 1 + 2 + ... + 64 s to connect, 7200 + 9 x 75 s idle, 28 232 local ports (man 7 tcp)', () => {
    const tries = figureList(7, (k) => 2 ** k)
    assert.equal(figure('network', 'tcp_syn'), tries)
    assert.equal(figure('network', 'tcp_keepalive'), 7200 + 9 * 75)
    assert.equal(figure('network', 'local_ports'), 60_999 - 32_768 + 1)
  })

  it('light in glass: 1 ms there and back per 100 km at two thirds of its speed', () => {
    near(figure('network', 'rtt_per_100_km'), (2 * 100e3 * 1.5) / 299_792_458, 2e-6)
  })

  it('etcd: the least lease is one and a half election time-outs, rounded up (server.go)', () => {
    assert.equal(figure('etcd', 'lease_minimum'), Math.ceil(1.5 * figure('etcd', 'election_timeout')))
  })

  it('Patroni: the timing rule holds at the defaults; 15 s for a loop under the watchdog; liveness is a ttl', () => {
    const [ttl, loop, retry] = [
      figure('patroni', 'ttl'),
      figure('patroni', 'loop_wait'),
      figure('patroni', 'retry_timeout'),
    ]
    assert.ok(loop + 2 * retry <= ttl)
    assert.equal(ttl - figure('patroni', 'watchdog_safety_margin') - loop, 15)
    assert.equal(figure('patroni', 'liveness'), ttl)
    // The fastest legal knobs: nothing below 20 s at worst, before race and promotion.
    assert.ok(lease(catalogue.patroni.knobs.ttl.min ?? 0, 3).worst >= 20)
  })

  it('PostgreSQL: asynchronous commits lose three periods of the writer, 600 ms (wal-async-commit)', () => {
    near(3 * figure('postgresql', 'wal_writer_delay'), 0.6, 1e-12)
  })

  it('Chubby: 61 outages in 700 cell-days (OSDI 2006)', () => {
    near(figure('hardware', 'lock_service_outage'), (61 / 700) * 365, 1e-9)
  })

  it('pgBackRest: the protocol time-out is longer than that of the database (reference.xml)', () => {
    assert.ok(figure('pgbackrest', 'protocol_timeout') > figure('pgbackrest', 'db_timeout'))
  })

  it('ALB: back in rotation after 5 x 30 s; CloudFront: 3 x 10 s at a silent origin', () => {
    assert.equal(figure('gslb', 'alb_healthy') * figure('gslb', 'alb_interval'), 150)
    assert.equal(figure('cdn', 'cloudfront_attempts') * figure('cdn', 'cloudfront_connect_timeout'), 30)
  })
})

function figureList(count: number, of: (k: number) => number): number {
  return [...Array(count).keys()].reduce((sum, k) => sum + of(k), 0)
}

describe('figures that the analyses give', () => {
  it('a toleration of 30 s: replacement within 85 s and the start', () => {
    const quick = { technology: 'kubernetes', tolerationSeconds: '30s' } as const
    const { best, typical, worst } = total(podReplacement(quick, 'd', { value: '0s', path: 's' }))
    assert.deepEqual([best, typical, worst], [70, 77.5, 85])
  })

  it('`for` is held for whole evaluations: 5 min 10 s at 1 min is 6 min', () => {
    const odd = { scrapeInterval: '60s', evaluationInterval: '60s', for: '310s', groupWait: '0s' } as const
    assert.equal(total(pageChain(odd, 'm')).best, 10 + 360)
  })

  it('one hot row: at most 1000 commits a second over 1 ms, about 16 over 60 ms (warm-standby)', () => {
    const perSecond = (roundTrip: '1ms' | '60ms'): number => {
      const replication: Replication = { mode: 'sync', members: [{ in: 'west-a' }, { in: 'east-a', sync: true }] }
      const topology = topologyWith({
        db: { replication },
        document: { links: [{ id: 'west--east', between: ['west', 'east'], roundTrip }] },
      })
      const group = topology.groupsOf('db')[0]
      const copy = group?.copies[0]
      assert.ok(group && copy)
      const target = {
        station: undefined,
        region: 'west',
        share: 1,
        places: [],
        servers: undefined,
        replicas: 1,
        group,
        copy,
      }
      return 1 / commitWait(topology, database({ replication }), target, new Set()).seconds
    }
    near(perSecond('1ms'), 1000, 1)
    near(perSecond('60ms'), 16.7, 0.1)
    assert.match(
      statement('postgresql', 'Ceiling of one hot row'),
      /with 1 ms of RTT at most 500-1000 .*with 60 ms about 16/,
    )
  })

  it('votes: 1, 2 lose none, 3, 4 one, 5, 6 two, 7 three (etcd faq.md)', () => {
    const places = ['west-a', 'west-b', 'west-c', 'east-a', 'east-b', 'east-c', 'vault']
    const tolerated = places.map((_, k) => {
      const votes = places.slice(0, k + 1)
      const topology = topologyWith({ db: { failover: { ...patroni, votes } } })
      const group = topology.groupsOf('db')[0]
      assert.ok(group)
      const ballot = ballotOf(database({ failover: { ...patroni, votes } }), group) ?? []
      assert.equal(ballot.length, k + 1)
      const survives = (lost: number) => {
        const faults = votes.slice(0, lost).map((place): Fault => ({ kind: 'lose-place', place }))
        const effect = effectOf(topology, faults)
        return hasMajority(topology, effect, ballot, votes[lost] ?? '')
      }
      return [...votes.keys()].filter(survives).length - 1
    })
    assert.deepEqual(tolerated, [0, 0, 1, 1, 2, 2, 3])
  })

  it('ANY k (n): commits go on while k of n answer, so n - k may be lost (warm-standby)', () => {
    const places = ['west-a', 'west-b', 'west-c', 'east-a', 'east-b']
    for (const k of [1, 2, 3, 4]) {
      const members = places.map((place) => ({ in: place, sync: true }))
      const replication: Replication = { mode: 'quorum', acknowledgements: k, members }
      const topology = topologyWith({ db: { replication } })
      const group = topology.groupsOf('db')[0]
      assert.ok(group)
      const ack = acknowledgement(database({ replication }), group)
      const n = ack.standbys.length
      assert.equal(n, 4)
      const lost = [0, 1, 2, 3, 4].filter((count) => {
        const gone = new Set(ack.standbys.slice(0, count).map((copy) => copy.id))
        return canAcknowledge(ack, (copy) => !gone.has(copy.id))
      })
      assert.equal(Math.max(...lost), n - k)
    }
  })
})
