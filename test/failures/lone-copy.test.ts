/** The commonest beginner's model: a database that one deployment of one replica places, and nothing said of copies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { analyseCost } from '../../src/analyse/cost/analyse.ts'
import { dataLoss, effectOf } from '../../src/analyse/data/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Group } from '../../src/analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { BackupPolicy, Database, Deployment, Fault } from '../../src/language/vocabulary/index.ts'
import { analyseAll, journey, play, recovery } from './play.ts'

const daily: BackupPolicy = {
  tool: 'pgbackrest',
  in: 'vault',
  full: '1d',
  copyTime: '10m',
  retention: '30d',
  encrypted: true,
  restoreRate: '100MB/s',
  procedure: 'automatic',
  human: { best: '5m', typical: '10m', worst: '20m' },
}

interface Shop {
  db?: Partial<Database>
  replicas?: number
  deployment?: Partial<Deployment>
}

function shop({ db = {}, replicas = 1, deployment = {} }: Shop = {}): ArchitectureDocument {
  return {
    loadpath: 1,
    system: { id: 's', title: 'S', languages: ['en'] },
    places: [
      {
        id: 'r',
        kind: 'region',
        title: 'r',
        outage: { rate: '0.1/year', repair: '8h' },
        host: { rate: '2/year', repair: '3h' },
      },
      { id: 'a', kind: 'zone', in: 'r', title: 'a' },
      { id: 'b', kind: 'zone', in: 'r', title: 'b' },
      { id: 'vault', kind: 'region', title: 'vault' },
    ],
    links: [],
    elements: [
      { kind: 'person', id: 'user', title: 'User' },
      { kind: 'service', id: 'api', title: 'API', concurrency: 8, time: '5ms' },
      {
        kind: 'database',
        id: 'db',
        title: 'DB',
        technology: 'postgresql',
        size: '36GB',
        concurrency: 16,
        time: '2ms',
        ...db,
      },
    ],
    relations: [
      { id: 'user->api', from: 'user', to: 'api' },
      { id: 'api->db', from: 'api', to: 'db', timeout: '1s' },
    ],
    deployments: [
      { id: 'api@r', element: 'api', in: 'r', replicas: 4 },
      { id: 'db@a', element: 'db', in: 'a', replicas, ...deployment },
    ],
    journeys: [
      {
        id: 'buy',
        title: 'Buy',
        actor: 'user',
        steps: [{ to: 'api' }, { to: 'db', operation: 'write' }],
        rates: [{ from: 'r', normal: '5/s', peak: '10/s' }],
      },
    ],
    requirements: [],
    scenarios: [
      {
        id: 'bad-query',
        title: 'Bad',
        faults: [{ kind: 'corrupt', store: 'db', noticedAfter: '30m' }],
        rate: '1/year',
      },
      {
        id: 'crash',
        title: 'Crash',
        faults: [{ kind: 'lose-instance', element: 'db', process: true }],
        rate: '1/year',
      },
    ],
    metrics: [],
    queries: [],
    assumptions: [],
    variants: [],
    stages: [],
    views: [],
  }
}

const topologyOf = (of?: Shop) => resolveTopology(shop(of))
const host = { kind: 'lose-instance', element: 'db', for: '3h' } as const

test('a deployment of one replica is analysed as the one member in its place', () => {
  for (const db of [
    {},
    { backup: daily },
    { restart: '40s' as const, failure: { rate: '1/year', repair: '2m' } as const },
  ]) {
    const deployed = shop({ db })
    const listed = shop({ db: { ...db, replication: { mode: 'async', members: [{ in: 'a' }] } } })
    assert.deepEqual(analyse(deployed).analysis, analyse(listed).analysis)
  }
})

test('the host is lost: the backup brings the data back, else the repair of the host, and the loss is that of the same', () => {
  const waited = play(topologyOf(), host)
  const lost = recovery(waited, 'db/main')
  assert.equal(lost?.effect, 'down')
  assert.equal(journey(waited, 'r').outcome, 'down')
  // The repair of 3 h and the crash recovery of 2 to 60 s.
  assert.ok((lost?.rto?.best ?? 0) >= 3 * 3600 && (lost?.rto?.worst ?? 0) <= 3 * 3600 + 60)
  const never = play(topologyOf(), { kind: 'lose-instance', element: 'db' })
  assert.equal(recovery(never, 'db/main')?.rto?.typical, Number.POSITIVE_INFINITY)
  const restored = play(topologyOf({ db: { backup: daily } }), { kind: 'lose-instance', element: 'db' })
  assert.equal(recovery(restored, 'db/main')?.effect, 'restore')
})

test('recovery, loss and availability are of the same copy', () => {
  const document = shop({ db: { backup: daily } })
  const { data, failures, availability } = analyse(document).analysis
  const corrupt = failures.scenarios.find((one) => one.scenario === 'bad-query')
  assert.equal(recovery(corrupt as NonNullable<typeof corrupt>, 'db/main')?.effect, 'restore')
  assert.ok(data.recoveries.some((one) => one.scenario === 'bad-query' && one.group === 'db/main'))
  const crash = failures.scenarios.find((one) => one.scenario === 'crash')
  assert.equal(recovery(crash as NonNullable<typeof crash>, 'db/main')?.phases[0]?.kind, 'act')
  assert.ok(failures.singles?.some((one) => one.scenario === 'N-1:host:db/main:primary'))
  const [row] = availability.journeys
  // Host of the database, 2 a year of 3 h each, and the region, 0.1 a year of 8 h: q = xy / (1 + xy) each.
  const q = (rate: number, hours: number) => (rate * hours) / 8760 / (1 + (rate * hours) / 8760)
  const alone = q(2, 3) + q(0.1, 8) - q(2, 3) * q(0.1, 8)
  assert.ok(Math.abs((row?.structural.typical ?? 0) - alone) < 1e-5, `${row?.structural.typical} ${alone}`)
})

test('on a volume the data outlive the host: the pod is moved once its node is fenced, and nothing is lost', () => {
  const kubernetes = { volume: 'ReadWriteOnce', fencing: '2m', outOfServiceTaint: true } as const
  const pod = { orchestrator: { technology: 'kubernetes' }, startup: '10s', kubernetes } as const
  const fenced = topologyOf({ db: { backup: daily, restart: '20s' }, deployment: pod })
  const found = recovery(play(fenced, { kind: 'lose-instance', element: 'db' }), 'db/main')
  // The node is silent for 40/47.5/55 s, 120 s of fencing, 0/180/360 s of the volume, 10 s of the start, 20 s of the recovery.
  assert.deepEqual([found?.rto?.best, found?.rto?.typical, found?.rto?.worst], [190, 377.5, 565])
  const group = fenced.groupsOf('db')[0] as Group
  const loss = (...faults: Fault[]) => dataLoss(fenced, group, effectOf(fenced, faults)).rpo?.worst
  assert.equal(loss({ kind: 'lose-instance', element: 'db' }), 0)
  assert.ok((loss({ kind: 'lose-place', place: 'a' }) ?? 0) > 86_400)
  const alone = topologyOf({ deployment: { ...pod, kubernetes: { volume: 'ReadWriteOnce' } } })
  assert.equal(recovery(play(alone, { kind: 'lose-instance', element: 'db' }), 'db/main')?.rto?.typical, Infinity)
  const back = recovery(play(alone, host), 'db/main')?.rto
  assert.ok(back && back.best > 10_800 && back.worst <= 10_860, `${back?.best} ${back?.worst}`)
})

test('of several replicas without members nobody knows what they hold', () => {
  const outcome = play(topologyOf({ replicas: 2 }), { kind: 'lose-place', place: 'a' })
  assert.equal(journey(outcome, 'r').rto, undefined)
  assert.match(journey(outcome, 'r').unknown?.en ?? '', /where the copies of "DB" are/)
  assert.ok(analyseAll(topologyOf({ replicas: 2 })))
})

test('the price of a deployment counts once, with its copy', () => {
  const cost = analyseCost(topologyOf({ deployment: { cost: '100 USD/month' } }))
  assert.equal(cost.total?.typical, 100)
})
