/** One change of the sound model per structural code: what it says, where, and with which params. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCodes } from '../../src/findings/catalogue/check.ts'
import type { Params } from '../../src/findings/finding.ts'
import type { Decision } from '../../src/load/loaded-model.ts'
import { type Change, changed, tell } from './support.ts'

interface Case {
  name: string
  code: string
  change: Change
  at: string
  params: Params
  /** Findings of other codes that follow. */
  also?: string[]
  decisions?: Decision[]
}

const decision = (more: Partial<Decision>): Decision => ({
  slug: 'regional-shards',
  status: 'accepted',
  statusRaw: 'accepted',
  date: '2026-01-10',
  deciders: [],
  links: [],
  addresses: [],
  affects: [],
  options: [],
  confirmedBy: [],
  texts: [],
  place: { file: 'adrs/loyalty/0001.md', line: 1, column: 1 },
  ...more,
})

const wrong = (value: unknown) => value as never

const cases: Case[] = [
  {
    name: 'a relation to an unknown element, with a suggestion',
    code: 'ref-unknown',
    change: ({ relation }) => {
      relation('api->profiles').to = 'profles'
    },
    at: 'api->profiles.to',
    params: { id: 'profles', field: 'to', expected: 'element', suggestion: 'profiles' },
    also: ['journey-no-relation'],
  },
  {
    name: 'a copy of a store in an unknown place',
    code: 'ref-unknown',
    change: ({ profiles }) => {
      profiles.replication!.members![3]!.in = 'ekb-d'
    },
    at: 'profiles.replication.members.3.in',
    params: { id: 'ekb-d', field: 'in', expected: 'place', suggestion: 'ekb-a' },
  },
  {
    name: 'an unknown vote',
    code: 'ref-unknown',
    change: ({ patroni }) => {
      patroni.votes = ['msk-a', 'msk-b', 'moon']
    },
    at: 'profiles.failover.votes',
    params: { id: 'moon', field: 'failover.votes', expected: 'place' },
  },
  {
    name: 'a backup in an unknown repository',
    code: 'ref-unknown',
    change: ({ profiles }) => {
      profiles.backup!.in = 'archve'
    },
    at: 'profiles.backup.in',
    params: { id: 'archve', field: 'backup.in', expected: 'place-or-element', suggestion: 'archive' },
  },
  {
    name: 'a fault of an unknown place',
    code: 'ref-unknown',
    change: ({ scenario }) => {
      scenario('region-loss').faults = [{ kind: 'lose-place', place: 'mks' }]
    },
    at: 'region-loss.faults.0.place',
    params: { id: 'mks', field: 'faults.0.place', expected: 'place', suggestion: 'msk' },
  },
  {
    name: 'a lost primary of an unknown shard group',
    code: 'ref-unknown',
    change: ({ scenario }) => {
      scenario('primary-loss').faults = [{ kind: 'lose-instance', element: 'profiles', group: 'west' }]
    },
    at: 'primary-loss.faults.0.group',
    params: { id: 'west', field: 'faults.0.group', expected: 'group' },
  },
  {
    name: 'a requirement under an unknown scenario',
    code: 'ref-unknown',
    change: ({ measure }) =>
      measure('DUR05', { metric: 'rpo', of: 'profiles', under: 'operator-eror', target: '<= 4h' }),
    at: 'DUR05.measures.0.under',
    params: { id: 'operator-eror', field: 'measures.0.under', expected: 'scenario', suggestion: 'operator-error' },
  },
  {
    name: 'a metric that watches nothing known',
    code: 'ref-unknown',
    change: ({ document }) => {
      document.metrics[0]!.watches = ['apy']
    },
    at: 'api-errors.watches.0',
    params: { id: 'apy', field: 'watches', expected: 'thing', suggestion: 'app' },
  },
  {
    name: 'an assumption about an unknown thing',
    code: 'ref-unknown',
    change: ({ document }) => {
      document.assumptions[0]!.about = ['nothing-like-it.size']
    },
    at: 'sizes.about.0',
    params: { id: 'nothing-like-it', field: 'about', expected: 'thing' },
  },
  {
    name: 'a decision that addresses an unknown requirement, told at the record',
    code: 'ref-unknown',
    change: () => {},
    decisions: [decision({ addresses: ['AVA01', 'AVA1'] })],
    at: '',
    params: { id: 'AVA1', field: 'addresses', expected: 'requirement', suggestion: 'AVA01' },
  },
  {
    name: 'an option of a decision without its variant',
    code: 'ref-unknown',
    change: () => {},
    decisions: [
      decision({
        options: [
          { title: 'As it is', variant: 'base', chosen: true },
          { title: 'Central', variant: 'central', chosen: false },
        ],
      }),
    ],
    at: '',
    params: { id: 'central', field: 'options', expected: 'variant' },
  },
  {
    name: 'a deployment into an element',
    code: 'ref-kind',
    change: ({ deployment }) => {
      deployment('worker@msk').in = 'profiles'
    },
    at: 'worker@msk.in',
    params: { id: 'profiles', field: 'in', expected: 'place', actual: 'database' },
  },
  {
    name: 'users from a zone',
    code: 'ref-kind',
    change: ({ journey }) => {
      journey('notify').rates[0]!.from = 'msk-a'
    },
    at: 'notify.rates.0.from',
    params: { id: 'msk-a', field: 'rates.0.from', expected: 'region', actual: 'zone' },
  },
  {
    name: 'one id in two lists',
    code: 'id-duplicate',
    change: ({ document }) => {
      document.assumptions.push({ id: 'api', text: 't', reason: 'r', about: ['api'] })
    },
    at: 'api',
    params: { id: 'api', list: 'elements', others: 'assumptions' },
  },
  {
    name: 'an id with a space',
    code: 'id-invalid',
    change: ({ document }) => {
      document.assumptions[0]!.id = 'data sizes'
    },
    at: 'data sizes',
    params: { id: 'data sizes', list: 'assumptions' },
  },
  {
    name: 'an addition to a list that does not exist',
    code: 'list-unknown',
    change: ({ document }) => {
      document.variants.push({ id: 'more', title: 'More', add: { element: [] } })
    },
    at: 'more.add.element',
    params: { variant: 'more', list: 'element', suggestion: 'elements' },
  },
  {
    name: 'a variant that breaks a unit',
    code: 'variant-broken',
    change: ({ document }) => {
      document.variants.push({ id: 'fast', title: 'Fast', set: [{ id: 'edge', patch: { ttl: '5sec' } }] })
    },
    at: 'fast.set.0.patch.ttl',
    params: {
      variant: 'fast',
      code: 'unit-wrong',
      thing: 'edge',
      ru: 'Поле ttl: «5sec» не подходит, нужна длительность, например 30s, 5m, 4h.',
      en: 'Field ttl: “5sec” does not fit; a duration such as 30s, 5m, 4h is needed.',
      fixRu: 'Запишите значение с единицей, без пробела между числом и единицей (кроме цен).',
      fixEn: 'Write the value with its unit, without a space between them (prices excepted).',
    },
  },
  {
    name: 'a variant without a difference',
    code: 'variant-idle',
    change: ({ document }) => {
      document.variants.push({ id: 'same', title: 'Same' })
    },
    at: 'same',
    params: { variant: 'same' },
  },
  {
    name: 'an assumption about a field that is not set',
    code: 'assumption-field',
    change: ({ document }) => {
      document.assumptions[0]!.about = ['profiles.sise']
    },
    at: 'sizes.about.0',
    params: { id: 'sizes', field: 'profiles.sise' },
  },
  {
    name: 'a changeable knob that does not exist',
    code: 'changeable-field',
    change: ({ document }) => {
      document.system.changeable = [
        { path: 'profiles.backup.processes', from: 4, to: 8 },
        { path: 'profiles.backup.proceses', from: 4, to: 8 },
      ]
    },
    at: '',
    params: { field: 'profiles.backup.proceses' },
  },
  {
    name: 'a time without a unit',
    code: 'unit-wrong',
    change: ({ relation }) => {
      relation('api->profiles').timeout = wrong('500')
    },
    at: 'api->profiles.timeout',
    params: { field: 'timeout', unit: 'duration', value: '500' },
    also: ['NET-02'],
  },
  {
    name: 'a hit ratio above 100 %',
    code: 'unit-wrong',
    change: ({ element }) => {
      element('hot', 'cache').cache!.hitRatio = '120%'
    },
    at: 'hot.cache.hitRatio',
    params: { field: 'cache.hitRatio', unit: 'share', value: '120%' },
  },
  {
    name: 'a restore that copies nothing',
    code: 'value-zero',
    change: ({ profiles }) => {
      profiles.backup!.restoreRate = '0MB/s'
    },
    at: 'profiles.backup.restoreRate',
    params: { field: 'backup.restoreRate', value: '0MB/s' },
  },
  {
    name: 'copies without a pause',
    code: 'value-zero',
    change: ({ profiles }) => {
      profiles.otherBackups = [{ ...profiles.backup!, incremental: '0s' }]
    },
    at: 'profiles.otherBackups.0.incremental',
    params: { field: 'otherBackups.0.incremental', value: '0s' },
  },
  {
    name: 'backups that fail more often than always',
    code: 'unit-wrong',
    change: ({ profiles }) => {
      profiles.backup!.latentFailure = '101%'
    },
    at: 'profiles.backup.latentFailure',
    params: { field: 'backup.latentFailure', unit: 'share', value: '101%' },
  },
  {
    name: 'no replicas',
    code: 'number-range',
    change: ({ deployment }) => {
      deployment('worker@msk').replicas = 0
    },
    at: 'worker@msk.replicas',
    params: { field: 'replicas', value: '0', min: 1, max: 10_000, whole: 1 },
  },
  {
    name: 'more servers than any machine has',
    code: 'number-range',
    change: ({ deployment }) => {
      deployment('worker@msk').replicas = 1e9
    },
    at: 'worker@msk.replicas',
    params: { field: 'replicas', value: '1000000000', min: 1, max: 10_000, whole: 1 },
  },
  {
    name: 'more replicas than the autoscaler allows',
    code: 'number-range',
    change: ({ deployment }) => {
      deployment('worker@msk').autoscaling = { min: 1, max: 2, metric: 'cpu', target: '70%' }
    },
    at: 'worker@msk.replicas',
    params: { field: 'replicas', value: 3, min: 1, max: 2, whole: 1 },
  },
  {
    name: 'a best case after the worst',
    code: 'estimate-order',
    change: ({ profiles }) => {
      profiles.manualPromotion!.act = { best: '10m', typical: '5m', worst: '2m' }
    },
    at: 'profiles.manualPromotion.act',
    params: { field: 'manualPromotion.act', best: '10m', typical: '5m', worst: '2m' },
  },
  {
    name: 'shares of 80 %',
    code: 'shares-sum',
    change: ({ profiles }) => {
      profiles.replication = { mode: 'quorum' }
      const members = () => [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'msk-c' }]
      profiles.shards = {
        key: 'user',
        tool: 'application',
        groups: [
          { id: 'one', share: '50%', members: members() },
          { id: 'two', share: '30%', members: members() },
        ],
      }
    },
    at: 'profiles.shards',
    params: { store: 'profiles', sum: 0.8 },
  },
  {
    name: 'an empty title',
    code: 'title-empty',
    change: ({ document }) => {
      document.queries.push({
        id: 'top',
        title: ' ',
        store: 'profiles',
        statement: 'select 1',
        rate: '1/s',
        tables: [],
      })
    },
    at: 'top.title',
    params: { id: 'top' },
  },
  {
    name: 'a text in one language',
    code: 'text-untranslated',
    change: ({ profiles }) => {
      profiles.title = { ru: 'Профили' }
    },
    at: 'profiles.title',
    params: { id: 'profiles', language: 'en', fields: 'title', count: 1 },
  },
  {
    name: 'places in a circle',
    code: 'place-cycle',
    change: ({ document }) => {
      document.places.push(
        { id: 'x', kind: 'zone', in: 'y', title: 'x' },
        { id: 'y', kind: 'zone', in: 'x', title: 'y' },
      )
    },
    at: 'x.in',
    params: { path: 'x → y → x' },
  },
  {
    name: 'a zone that nobody put into a region',
    code: 'place-alone',
    change: ({ document }) => {
      document.places.push({ id: 'spare', kind: 'zone', title: 'Spare' })
    },
    at: 'spare',
    params: { id: 'spare', kind: 'zone', region: 'msk' },
  },
  {
    name: 'a region inside a zone',
    code: 'place-nesting',
    change: ({ document }) => {
      document.places.push({ id: 'x', kind: 'region', in: 'msk-a', title: 'x' })
    },
    at: 'x.in',
    params: { id: 'x', kind: 'region', parent: 'msk-a', parentKind: 'zone' },
  },
  {
    name: 'components in a circle',
    code: 'part-cycle',
    change: ({ element }) => {
      element('api', 'service').partOf = 'worker'
      element('worker', 'worker').partOf = 'api'
    },
    at: 'api.partOf',
    params: { path: 'api → worker → api' },
  },
  {
    name: 'a person in a zone',
    code: 'deploy-kind',
    change: ({ document }) => {
      document.deployments.push({ id: 'shopper@msk', element: 'shopper', in: 'msk', replicas: 1 })
    },
    at: 'shopper@msk.element',
    params: { id: 'shopper', kind: 'person' },
  },
  {
    name: 'a service without a place',
    code: 'element-nowhere',
    change: ({ remove }) => remove('deployments', 'balancer@msk', 'balancer@ekb'),
    at: 'balancer',
    params: { id: 'balancer', kind: 'loadBalancer' },
  },
  {
    name: 'a link of a place to itself',
    code: 'link-loop',
    change: ({ document }) => {
      document.links.push({ id: 'nsk--nsk', between: ['nsk', 'nsk'], roundTrip: '1ms' })
    },
    at: 'nsk--nsk.between',
    params: { id: 'nsk--nsk', place: 'nsk' },
  },
  {
    name: 'a journey without steps',
    code: 'journey-empty',
    change: ({ document }) => {
      document.journeys.push({
        id: 'idle',
        title: 'Idle',
        actor: 'shopper',
        steps: [],
        rates: [{ from: 'msk', normal: '1/s', peak: '1/s' }],
      })
    },
    at: 'idle.steps',
    params: { id: 'idle' },
  },
  {
    name: 'a journey without arrivals',
    code: 'journey-no-rates',
    change: ({ journey }) => {
      journey('notify').rates = []
    },
    at: 'notify.rates',
    params: { id: 'notify' },
  },
  {
    name: 'a step without a relation',
    code: 'journey-no-relation',
    change: ({ remove }) => remove('relations', 'worker->fiscal'),
    at: 'notify.steps.1',
    params: { journey: 'notify', from: 'worker', to: 'fiscal' },
  },
  {
    name: 'a relation that several journeys lack is one mistake',
    code: 'journey-no-relation',
    change: ({ document, journey, remove }) => {
      const again = structuredClone(journey('notify'))
      document.journeys.push({ ...again, id: 'remind' }, { ...again, id: 'repeat' })
      remove('relations', 'worker->fiscal')
    },
    at: 'notify.steps.1',
    params: { journey: 'notify', from: 'worker', to: 'fiscal', more: 2 },
  },
  {
    name: 'a step from where the request has not been',
    code: 'journey-unreached',
    change: ({ journey }) => {
      journey('accrue').steps.push({ from: 'worker', to: 'fiscal' })
    },
    at: 'accrue.steps.6.from',
    params: { journey: 'accrue', from: 'worker' },
  },
  {
    name: 'a step to a person',
    code: 'journey-to-person',
    change: ({ journey }) => {
      journey('accrue').steps.push({ from: 'api', to: 'shopper' })
    },
    at: 'accrue.steps.6',
    params: { journey: 'accrue', to: 'shopper' },
  },
  {
    name: 'a peak below the normal load',
    code: 'rate-peak',
    change: ({ journey }) => {
      journey('notify').rates[0]!.peak = '1/s'
    },
    at: 'notify.rates.0.peak',
    params: { journey: 'notify', region: 'msk', peak: '1/s', normal: '10/s' },
  },
  {
    name: 'a requirement without a measure',
    code: 'requirement-no-measure',
    change: ({ document }) => {
      document.requirements[1]!.measures = []
    },
    at: 'LAT01.measures',
    params: { id: 'LAT01' },
  },
  {
    name: 'a quality scenario without a response measure',
    code: 'scenario-no-measure',
    change: ({ document }) => {
      const part = 'said'
      document.requirements[0]!.scenario = {
        source: part,
        stimulus: part,
        artifact: part,
        environment: part,
        response: part,
        measure: '',
      }
    },
    at: 'AVA01.scenario',
    params: { id: 'AVA01', parts: 'measure' },
  },
  {
    name: 'an availability in hours',
    code: 'measure-target',
    change: ({ measure }) => measure('AVA01', { metric: 'availability', of: 'accrue', target: wrong('>= 4h') }),
    at: 'AVA01.measures.0.target',
    params: { requirement: 'AVA01', metric: 'availability', target: '>= 4h', example: '>= 99.95%' },
  },
  {
    name: 'a response time of at least',
    code: 'measure-direction',
    change: ({ measure }) => measure('LAT01', { metric: 'latency', of: 'accrue', percentile: 99, target: '>= 800ms' }),
    at: 'LAT01.measures.0.target',
    params: { requirement: 'LAT01', metric: 'latency', target: '>= 800ms', example: '<= 300ms', comparator: '<=' },
  },
  {
    name: 'the recovery time of a person',
    code: 'measure-scope',
    change: ({ measure }) =>
      measure('DUR04', { metric: 'rto', of: 'shopper', under: 'operator-error', target: '<= 30m' }),
    at: 'DUR04.measures.0.of',
    params: { requirement: 'DUR04', metric: 'rto', of: 'shopper', kind: 'person' },
  },
  {
    name: 'a scenario in which nothing fails',
    code: 'scenario-empty',
    change: ({ scenario }) => {
      scenario('primary-loss').faults = []
    },
    at: 'primary-loss.faults',
    params: { id: 'primary-loss' },
  },
  {
    name: 'a store of read replicas only',
    code: 'members-empty',
    change: ({ element }) => {
      element('hot', 'cache').replication!.members = [{ in: 'msk-a', role: 'replica' }]
    },
    at: 'hot',
    params: { group: 'hot' },
  },
  {
    name: 'two confirmations and one synchronous copy',
    code: 'sync-without-standby',
    change: ({ profiles }) => {
      profiles.replication!.acknowledgements = 2
      profiles.replication!.members = [{ in: 'msk-a' }, { in: 'msk-b' }]
    },
    at: 'profiles.replication.mode',
    params: { group: 'profiles', mode: 'quorum', needed: 2, standbys: 1 },
  },
  {
    name: 'a shard for a region without users, and users without a shard',
    code: 'shard-idle',
    change: ({ profiles }) => {
      profiles.replication = { mode: 'quorum' }
      const members = () => [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'msk-c' }]
      profiles.shards = {
        key: 'region',
        tool: 'application',
        groups: [
          { id: 'one', serves: ['msk', 'ekb'], members: members() },
          { id: 'two', serves: ['nsk'], members: members() },
        ],
      }
    },
    at: 'profiles.shards.groups.1.serves',
    params: { group: 'two', regions: 'nsk' },
  },
  {
    name: 'users without a shard',
    code: 'shard-unserved',
    change: ({ profiles }) => {
      profiles.replication = { mode: 'quorum' }
      const members = [{ in: 'msk-a' }, { in: 'msk-b' }, { in: 'msk-c' }]
      profiles.shards = { key: 'region', tool: 'application', groups: [{ id: 'one', serves: ['msk'], members }] }
    },
    at: 'profiles.shards',
    params: { store: 'profiles', region: 'ekb' },
  },
  {
    name: 'a view of nothing',
    code: 'view-empty',
    change: ({ document }) => {
      document.views.push({
        id: 'none',
        kind: 'containers',
        title: 'None',
        description: 'd',
        include: ['api'],
        exclude: ['api'],
      })
    },
    at: 'none',
    params: { id: 'none' },
  },
]

for (const { name, code, change, at, params, also = [], decisions = [] } of cases) {
  test(`${code}: ${name}`, () => {
    const told = tell(changed(change), {}, decisions)
    const own = told.filter((finding) => finding.code === code)
    assert.equal(own.length, 1, JSON.stringify(told, null, 1))
    assert.deepEqual({ at: own[0]?.path, params: own[0]?.params }, { at, params })
    // Lint rules may say more of a broken model; the structural checks must not.
    const structural = new Set(checkCodes.map((entry) => entry.code))
    const others = told
      .map((finding) => finding.code)
      .filter((c) => c !== code && !also.includes(c) && structural.has(c))
    assert.deepEqual(others, [])
  })
}

test('every structural code has a case', () => {
  const policy = ['waiver-expired', 'waiver-invalid', 'waiver-unused', 'rule-unknown', 'rule-locked', 'rule-crashed']
  const tried = new Set([...cases.map(({ code }) => code), ...policy])
  assert.deepEqual(
    checkCodes.map((entry) => entry.code).filter((code) => !tried.has(code)),
    [],
  )
})
