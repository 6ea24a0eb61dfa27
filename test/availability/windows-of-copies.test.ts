/** Failover windows of copies: each host that is lost costs what its own loss takes, whichever copy a scenario of the model plays. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Database, Element, FailureScenario, Member } from '../../src/language/vocabulary/index.ts'
import { database, documentWith, patroni, places, standardMembers } from '../data/model.ts'

const YEAR = 31_536_000

/** Windows of hosts and processes, in seconds a year, by what fails. */
function windows(db: Partial<Database>, region: string, scenarios: FailureScenario[] = [], verdictsOnly = false) {
  const base = documentWith({ db })
  const requirements = [
    {
      id: 'A',
      title: 'A',
      characteristic: 'reliability' as const,
      priority: 'must' as const,
      measures: [{ metric: 'availability' as const, of: 'buy', target: '>= 99%' as const }],
    },
  ]
  const { analysis } = analyse({ ...base, places, scenarios, requirements }, { verdictsOnly })
  const own = analysis.availability.journeys.find((j) => j.region === region)
  const parts = (own?.failover.derivation.inputs ?? []).filter((input) =>
    /^(host|process) failure/.test(input.label.en),
  )
  return Object.fromEntries(
    parts.map((input) => [
      input.label.en.replace(/ failure: "DB",/, ''),
      Math.round(input.value.typical * YEAR * 100) / 100,
    ]),
  )
}

const lossOf = (which: 'primary' | 'standby'): FailureScenario => ({
  id: `${which}-loss`,
  title: which,
  rate: '2/year',
  faults: [{ kind: 'lose-instance', element: 'db', which }],
})

/** Lease 25.25 s, race 1.1 s, promotion 1.25 s, proxy 4.5 s, half of the caller's time-out of 1 s: 32.6 s, twice a year. */
const primary = 65.2
/** A write waits until Patroni takes the lost copy off the list: half a loop of 10 s, twice a year. */
const standby = 10

test('commits wait for the synchronous copy, so its host has a window too; the asynchronous one has none', () => {
  const expected = { 'host west-a': primary, 'host west-b': standby }
  assert.deepEqual(windows({}, 'west'), expected)
  assert.deepEqual(windows({}, 'west', [], true), expected)
  assert.deepEqual(windows({}, 'west', [lossOf('standby')]), expected)
})

test('the copy that confirms is meant, wherever it stands in the list', () => {
  const [first, sync, far] = standardMembers as [Member, Member, Member]
  const db = { replication: { mode: 'sync' as const, members: [first, far, sync] } }
  assert.deepEqual(windows(db, 'west'), { 'host west-a': primary, 'host west-b': standby })
})

test('of two copies any of which confirms neither has a window', () => {
  const members = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'west-c' }]
  assert.deepEqual(windows({ replication: { mode: 'quorum', members } }, 'west'), { 'host west-a': primary })
})

test('a scenario that loses the primary of one shard says nothing of the others: each costs what its own loss takes', () => {
  const group = (id: string) => ({
    id,
    serves: [id],
    members: [{ in: `${id}-a` }, { in: `${id}-b` }],
    votes: ['a', 'b', 'c'].map((zone) => `${id}-${zone}`),
  })
  const sharded = {
    ...database(),
    replication: { mode: 'async' as const },
    failover: patroni,
    shards: { key: 'region', tool: 'application' as const, groups: [group('west'), group('east')] },
  }
  for (const scenarios of [[], [lossOf('primary')]]) {
    assert.deepEqual(windows(sharded, 'west', scenarios), { 'host west-a': primary })
    assert.deepEqual(windows(sharded, 'east', scenarios), { 'host east-a': primary })
  }
})

test('leaders of a topic are spread over its brokers: those who read wait for one of them, those who write for all that confirm', () => {
  const topic: Element = {
    kind: 'topic',
    id: 'log',
    title: 'DB',
    technology: 'kafka',
    queue: {
      replicas: 3,
      minInSync: 2,
      acknowledgements: 'all',
      delivery: 'at-least-once',
      members: [{ in: 'west-a' }, { in: 'west-b' }, { in: 'west-c' }],
    },
    kafka: { votes: ['vault', 'vault', 'vault'] },
  }
  const hosts = (operation: 'consume' | 'publish') => {
    const base = documentWith({ elements: [topic] })
    const document = {
      ...base,
      relations: [...base.relations, { id: 'api->log', from: 'api', to: 'log', timeout: '1s' as const }],
      journeys: base.journeys.map((j) => ({
        ...j,
        steps: [{ to: 'edge' }, { to: 'api' }, { from: 'api', to: 'log', operation }],
      })),
    }
    const own = analyse(document).analysis.availability.journeys.find((j) => j.region === 'west')
    return (own?.failover.derivation.inputs ?? []).flatMap(({ label, value }) =>
      label.en.startsWith('host failure') ? [Math.round(value.typical * YEAR * 10) / 10] : [],
    )
  }
  // Twice a year 8.5 s and half of the call in flight.
  assert.deepEqual(hosts('consume'), [18])
  assert.deepEqual(hosts('publish'), [18, 18, 18])
})
