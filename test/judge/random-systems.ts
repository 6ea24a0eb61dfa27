/**
 * Random systems of every kind of element, with fields left out at random, and requirements of every metric on anything in them:
 * for fuzzing. What is drawn is a valid document, not always a sensible one.
 */
import fc from 'fast-check'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Element, FailureScenario, Fault, Measure } from '../../src/language/vocabulary/index.ts'
import { backup, database, documentWith, patroni } from '../data/model.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
/** Fields that are undefined are left out, as `exactOptionalPropertyTypes` wants it. */
function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
const partial = <T extends object>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc
    .record(Object.fromEntries(Object.entries(arbitraries).map(([key, a]) => [key, maybe(a as fc.Arbitrary<unknown>)])))
    .map(given) as fc.Arbitrary<Partial<T>>

const place = fc.constantFrom('west-a', 'west-b', 'west-c', 'east-a', 'east-b', 'vault')
const member = fc.record({ in: place }).chain((at) =>
  partial({
    sync: fc.boolean(),
    promotion: fc.constantFrom('automatic', 'manual', 'never'),
    role: fc.constantFrom('data', 'replica', 'witness'),
  }).map((more) => ({ ...at, ...more })),
)
const members = fc
  .array(member, { minLength: 1, maxLength: 4 })
  .map(([first, ...rest]) => [{ in: first?.in ?? 'west-a' }, ...rest])
const station = partial({
  time: fc.constantFrom('1ms', '5ms', '40ms'),
  concurrency: fc.constantFrom(1, 4, 16),
  variability: fc.constantFrom(0, 1, 4),
  failure: fc.constant({ rate: '2/year', repair: '1h' }),
  cost: fc.constant('100 USD/month'),
})
const backups = partial({
  incremental: fc.constant('4h'),
  copyTime: fc.constant('10m'),
  restoreTest: fc.constant({ every: '30d' }),
  latentFailure: fc.constantFrom('0%', '20%', '100%'),
}).map((more) => {
  const { incremental: _i, copyTime: _c, restoreTest: _r, walArchive, ...rest } = backup
  return { ...rest, ...more, ...(more.copyTime ? { walArchive } : {}) }
})
const copies = partial({
  size: fc.constantFrom('10GB', '400GB'),
  walRate: fc.constantFrom('1MB/s', '30MB/s'),
  backup: backups,
  replication: fc.record({ mode: fc.constantFrom('async', 'sync', 'quorum'), members }),
  manualPromotion: fc.constant({ notice: '2m', decide: '5m', act: '3m' }),
})

const db = fc
  .tuple(copies, station, fc.constantFrom(undefined, patroni, { manager: 'manual' as const }))
  .map(([a, b, failover]) => {
    const {
      size: _s,
      walRate: _w,
      replication: _r,
      backup: _b,
      failover: _f,
      time: _t,
      concurrency: _c,
      manualPromotion: _m,
      ...bare
    } = database()
    return { ...bare, ...a, ...b, ...given({ failover }) } as unknown as Element
  })
const cache = fc
  .tuple(
    copies,
    station,
    partial({ ttl: fc.constantFrom('30s', '1h'), warmUp: fc.constant('5m') }),
    fc.constantFrom(undefined, { manager: 'sentinel' as const, votes: ['west-a', 'west-b', 'west-c'] }),
  )
  .map(
    ([a, b, c, failover]) =>
      ({
        kind: 'cache',
        id: 'hot',
        title: 'Hot',
        technology: 'redis',
        ...a,
        ...b,
        cache: { level: 'shared', hitRatio: '80%', invalidation: ['event'], ...c },
        ...given({ failover }),
      }) as unknown as Element,
  )
const queue = fc
  .tuple(
    copies,
    station,
    members,
    fc.constantFrom('none', 'leader', 'all'),
    fc.constantFrom('kafka', 'rabbitmq', 'other'),
  )
  .map(
    ([a, b, list, acknowledgements, technology]) =>
      ({
        kind: 'queue',
        id: 'events',
        title: 'Events',
        technology,
        ...a,
        ...b,
        queue: { replicas: list.length, acknowledgements, delivery: 'at-least-once', members: list },
      }) as unknown as Element,
  )
const files = fc
  .tuple(
    copies,
    partial({
      durability: fc.constant('99.999999999%'),
      availability: fc.constant('99.9%'),
      redundancy: fc.constantFrom('zone', 'region'),
    }),
  )
  .map(([a, b]) => ({ kind: 'objectStore', id: 'files', title: 'Files', ...a, ...b }) as Element)
const other = partial({
  availability: fc.constant('99.5%'),
  latency: fc.constant({ best: '10ms', typical: '50ms', worst: '2s' }),
}).map((more) => ({ kind: 'externalSystem', id: 'bank', title: 'Bank', ...more }) as Element)

const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('lose-place' as const), place: fc.constantFrom('west', 'east', 'west-a', 'vault') }),
  fc.record({ kind: fc.constant('corrupt' as const), store: fc.constantFrom('db', 'files', 'events') }),
  fc.record({
    kind: fc.constant('lose-element' as const),
    element: fc.constantFrom('db', 'hot', 'events', 'files', 'api'),
  }),
  fc.record({
    kind: fc.constant('external-outage' as const),
    element: fc.constant('bank'),
    for: fc.constant('1h' as const),
  }),
  fc.record({ kind: fc.constant('lose-backups' as const), store: fc.constant('db') }),
  fc.record({ kind: fc.constant('overload' as const), journey: fc.constant('buy'), factor: fc.constantFrom(2, 50) }),
  fc.record({ kind: fc.constant('slow' as const), element: fc.constant('db'), factor: fc.constant(10) }),
  fc.record({ kind: fc.constant('cold-cache' as const), element: fc.constant('hot') }),
)

const anything = [
  'buy',
  'look',
  'db',
  'hot',
  'events',
  'files',
  'bank',
  'api',
  'edge',
  'user',
  'west',
  'east',
  'west-a',
  's',
  'sale',
  'nothing',
]
const of = fc.constantFrom(...anything)
const under = fc.constantFrom('one', 'two', ['one', 'two'], 'absent')
const from = maybe(fc.constantFrom('west', 'east', 'vault'))
const at = maybe(fc.constantFrom('typical' as const, 'worst' as const))
const time = fc
  .tuple(fc.constantFrom('<=', '<'), fc.constantFrom('0s', '1s', '30m', '1d', '500ms'))
  .map((t) => t.join(' '))
const share = fc
  .tuple(fc.constantFrom('>=', '>'), fc.constantFrom('0%', '20%', '99%', '99.99%', '100%'))
  .map((t) => t.join(' '))
const measureOf = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Measure> =>
  fc.record({ of, at, ...fields }).map((m) => given(m) as unknown as Measure)

/** A measure of any metric on anything. */
export const anyMeasure: fc.Arbitrary<Measure> = fc.oneof(
  measureOf({ metric: fc.constant('availability'), from, target: share }),
  measureOf({ metric: fc.constant('downtime'), from, per: fc.constantFrom('year', '30d'), target: time }),
  measureOf({
    metric: fc.constant('latency'),
    from,
    percentile: fc.constantFrom(50, 99),
    growth: maybe(fc.constantFrom(2, 20)),
    load: maybe(fc.constantFrom('normal', 'peak')),
    target: time,
  }),
  measureOf({ metric: fc.constant('throughput'), target: fc.constantFrom('>= 10/s', '> 1000/s') }),
  measureOf({
    metric: fc.constant('headroom'),
    under: maybe(fc.constantFrom('one', 'two', 'absent')),
    growth: maybe(fc.constantFrom(2, 20)),
    load: maybe(fc.constantFrom('normal', 'peak')),
    target: share,
  }),
  measureOf({ metric: fc.constant('rto'), under, target: time }),
  measureOf({ metric: fc.constant('rpo'), under, target: time }),
  measureOf({ metric: fc.constant('durability'), target: share }),
  measureOf({ metric: fc.constant('staleness'), read: maybe(fc.constantFrom('replica', 'cache')), target: time }),
  measureOf({
    metric: fc.constant('consistency'),
    operation: fc.constantFrom('write', 'read', 'read-replica'),
    target: fc.constantFrom('>= linearizable', '>= eventual'),
  }),
  measureOf({ metric: fc.constant('data-loss-on-partition'), target: time }),
  measureOf({
    metric: fc.constant('cost'),
    target: fc.constantFrom('<= 100 USD/month', '<= 9000 USD/month', '<= 1 RUB/month'),
  }),
  measureOf({
    metric: fc.constant('rule'),
    rule: fc.constantFrom(
      'backups-encrypted',
      'backups-off-site',
      'restore-tested',
      'alerts-reach-people',
      'copies-in-regions',
      'automatic-failover',
      'backup-retention',
    ),
  }),
  measureOf({
    metric: fc.constant('measured'),
    value: maybe(fc.constantFrom(0, 5, -1)),
    target: fc.constantFrom('>= 5', '<= 0'),
  }),
)

/** A document with one requirement of these measures. */
export const anyDocument = (measures: fc.Arbitrary<Measure[]>): fc.Arbitrary<ArchitectureDocument> =>
  fc
    .record({
      db,
      cache,
      queue,
      files,
      other,
      api: station,
      one: fc.array(faults, { maxLength: 2 }),
      two: fc.array(faults, { minLength: 1, maxLength: 3 }),
      measures,
    })
    .map((draw) => {
      const base = documentWith({ elements: [draw.cache, draw.queue, draw.files, draw.other] })
      const scenario = (id: string, list: Fault[], rate: FailureScenario['rate']): FailureScenario => ({
        id,
        title: id,
        faults: list,
        rate,
      })
      const uses = (to: string) => ({ id: `api->${to}`, from: 'api', to, timeout: '1s' as const })
      return {
        ...base,
        elements: base.elements.map((e) =>
          e.id === 'db' ? draw.db : e.id === 'api' ? ({ ...e, ...draw.api } as Element) : e,
        ),
        relations: [
          ...base.relations,
          uses('hot'),
          { ...uses('events'), need: 'async' as const },
          uses('files'),
          { ...uses('bank'), need: 'hard' as const },
        ],
        journeys: [
          ...base.journeys.map((j) => ({
            ...j,
            steps: [
              ...j.steps,
              { from: 'api', to: 'hot', operation: 'read' as const },
              { from: 'api', to: 'events', operation: 'publish' as const },
              { from: 'api', to: 'bank' },
            ],
          })),
          {
            id: 'look',
            title: 'Look',
            actor: 'user',
            steps: [{ to: 'edge' }, { to: 'api' }, { to: 'files', operation: 'read' as const }],
            rates: [{ from: 'west', normal: '1/s' as const, peak: '5/s' as const }],
          },
        ],
        scenarios: [scenario('one', draw.one, '0.1/year'), scenario('two', draw.two, '1/year')],
        requirements: [
          {
            id: 'R1',
            title: 'R1',
            characteristic: 'reliability' as const,
            priority: 'must' as const,
            measures: draw.measures,
          },
        ],
      }
    })
