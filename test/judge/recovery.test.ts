import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ElementRecovery, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import { restoreTime } from '../../src/analyse/data/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'
import { amount, evidenceOf, judged } from './evidence.ts'

/** 400 GB restored at 250 MB/s (26.7 min) by a program that a person starts after a minute; two checks of a minute. */
function backedUp(size: `${number}GB` = '400GB', processes = 1): ArchitectureDocument {
  const document = shop()
  const db = document.elements.find((e) => e.id === 'db') as Database
  db.size = size
  db.backup = {
    tool: 'pg_dump',
    in: 'south',
    full: '1d',
    incremental: '4h',
    copyTime: '10m',
    retention: '30d',
    encrypted: true,
    restoreRate: '250MB/s',
    processes,
    procedure: 'automatic',
    restoreTest: { every: '30d' },
    human: '1m',
    checks: '1m',
  }
  document.scenarios.push({
    id: 'drop',
    title: { ru: 'Удалена таблица', en: 'Dropped table' },
    rate: '0.3/year',
    faults: [{ kind: 'corrupt', store: 'db' }],
  })
  return document
}

/** The outcome of the scenario with the restore as the data analysis times it. */
function outcome(document: ArchitectureDocument): ScenarioOutcome {
  const topology = resolveTopology(document)
  const group = topology.groupsOf('db')[0]!
  const restore = restoreTime(topology, group)
  const recovery: ElementRecovery = {
    element: 'db',
    id: group.id,
    effect: 'restore',
    what: { ru: 'восстановление', en: 'restore' },
    phases: restore.parts,
    rto: restore.time,
    ...(restore.unknown ? { unknown: restore.unknown } : {}),
  }
  return {
    scenario: 'drop',
    title: { ru: 'Удалена таблица', en: 'Dropped table' },
    generated: false,
    rate: 0.3,
    recoveries: [recovery],
    journeys: [],
    load: [],
    overloaded: [],
    humanSteps: [],
    budget: undefined,
  }
}

const rto = (document: ArchitectureDocument, target: `<= ${number}m`) =>
  judged(
    { metric: 'rto', of: 'db', under: 'drop', target },
    evidenceOf(document, { failures: { scenarios: [outcome(document)], survivors: [] } }),
  )

describe('RTO of a restore', () => {
  it('fails with the figures and the break-evens in one line', () => {
    const verdict = rto(backedUp(), '<= 26m')
    assert.equal(verdict.verdict, 'fail')
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    assert.equal(
      plain(verdict.cause.en),
      'Dropped table: the data are copied from the repository (400 GB at 250 MB/s) — 26.7 min, people notice and decide to restore — 60 s, integrity is checked — 60 s; in all 28.7 min > 26 min; holds up to 360 GB or from 2 processes',
    )
    assert.match(
      plain(verdict.cause.ru),
      /\(400 ГБ при 250 МБ\/с\) — 26,7 мин.*всего 28,7 мин > 26 мин; выполняется до 360 ГБ или от 2 процессов$/,
    )
  })
  it('the size it names is where the verdict turns', () => {
    const size = rto(backedUp(), '<= 26m').breakEvens.find((b) => b.unit === 'B')!
    const under = Math.floor((size.value / 1e9) * 0.9)
    const over = Math.ceil((size.value / 1e9) * 1.001)
    assert.notEqual(rto(backedUp(`${under}GB`), '<= 26m').verdict, 'fail')
    assert.equal(rto(backedUp(`${over}GB`), '<= 26m').verdict, 'fail')
    assert.notEqual(rto(backedUp('400GB', 2), '<= 26m').verdict, 'fail')
  })
  it('near its break-even it is at risk, far from it it passes', () => {
    assert.equal(rto(backedUp(), '<= 60m').verdict, 'pass')
    assert.equal(rto(backedUp(), '<= 31m').verdict, 'at-risk')
  })
  it('without a size it is unknown, without backups and copies nothing brings it back', () => {
    const sizeless = backedUp()
    delete (sizeless.elements.find((e) => e.id === 'db') as Database).size
    assert.equal(rto(sizeless, '<= 60m').verdict, 'unknown')
    const lost = outcome(backedUp())
    lost.recoveries = [{ ...lost.recoveries[0]!, effect: 'down', rto: amount(Number.POSITIVE_INFINITY) }]
    const verdict = judged(
      { metric: 'rto', of: 'db', under: 'drop', target: '<= 60m' },
      evidenceOf(backedUp(), { failures: { scenarios: [lost], survivors: [] } }),
    )
    assert.equal(verdict.verdict, 'fail')
    assert.equal(verdict.margin, -1)
    assert.match(verdict.cause.en, /^Dropped table: nothing in the model brings "DB" back/)
    assert.match(verdict.cause.ru, /^Удалена таблица: в модели нет ничего, что вернуло бы «DB»/)
  })
  it('a recovery that ends typically and never at worst says the step without an end, not the sum of the others', () => {
    const lost = outcome(backedUp())
    const [first] = lost.recoveries
    const phases = [
      ...first!.phases,
      {
        ...first!.phases[0]!,
        label: { ru: 'Копии негодны', en: 'Backups are useless' },
        quantity: amount(0, 5, Infinity),
      },
    ]
    const cause = (of: typeof phases, at: 'typical' | 'worst') => {
      const recoveries = [{ ...first!, phases: of, rto: amount(0, 1800, Infinity) }]
      const evidence = evidenceOf(backedUp(), {
        failures: { scenarios: [{ ...lost, recoveries }], survivors: [] },
      })
      return judged({ metric: 'rto', of: 'db', under: 'drop', target: '<= 20m', at }, evidence).cause
    }
    assert.match(
      cause(phases, 'worst').en,
      /^Dropped table: backups are useless - without end — at worst never restored, ≤ 20\smin is wanted$/,
    )
    assert.match(
      cause(phases, 'worst').ru,
      /^Удалена таблица: копии негодны — неограниченно долго — в худшем случае не восстановится, а нужно ≤ 20\sмин$/,
    )
    assert.match(cause(first!.phases, 'worst').en, /^Dropped table: nothing in the model brings "DB" back/)
    assert.match(cause(phases, 'typical').en, /the data are copied/)
  })
})

describe('RTO of a journey under several scenarios', () => {
  const scenario = (id: string, rtos: [string, number, number][]): ScenarioOutcome => ({
    ...outcome(backedUp()),
    scenario: id,
    recoveries: [],
    journeys: rtos.map(([region, typical, worst]) => ({
      journey: 'buy',
      region,
      outcome: 'interrupted',
      rto: amount(typical / 2, typical, worst),
      binding: undefined,
      intervals: [],
      lost: [],
    })),
  })
  const of = (at: 'typical' | 'worst', ...scenarios: ScenarioOutcome[]) =>
    judged(
      { metric: 'rto', of: 'buy', under: ['zone', 'region'], target: '<= 2m', at },
      evidenceOf(backedUp(), { failures: { scenarios, survivors: [] } }),
    )
  const zone = scenario('zone', [
    ['north', 30, 60],
    ['south', 20, 60],
  ])
  it('the slowest scenario and region bind and are named', () => {
    const verdict = of('typical', zone, scenario('region', [['south', 90, 150]]))
    assert.equal(verdict.scope, 'buy from south under region')
    assert.equal(verdict.verdict, 'at-risk')
    assert.match(verdict.cause.en, /but 2\.5\smin at worst/)
    assert.equal(of('worst', zone, scenario('region', [['south', 90, 150]])).verdict, 'fail')
    assert.equal(of('typical', zone, scenario('region', [['south', 30, 40]])).verdict, 'pass')
  })
  it('a scenario that was not analysed makes it unknown, unless another already fails for good', () => {
    assert.equal(of('typical', zone).verdict, 'unknown')
    assert.equal(
      of('typical', scenario('zone', [['north', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]])).verdict,
      'fail',
    )
  })
})

describe('RPO', () => {
  const rpo = (document: ArchitectureDocument, target: `<= ${number}h`, of = 'db') =>
    judged({ metric: 'rpo', of, under: 'drop', target }, evidenceOf(document))
  it('with a copy every 4 h that takes 10 min: 2 h 10 min typical, 4 h 10 min at worst', () => {
    const verdict = rpo(backedUp(), '<= 4h')
    assert.ok(Math.abs((verdict.value?.worst ?? 0) - (4 * 3600 + 600)) < 1)
    assert.equal(verdict.verdict, 'at-risk')
    assert.equal(rpo(backedUp(), '<= 5h').verdict, 'pass')
    assert.equal(rpo(backedUp(), '<= 2h').verdict, 'fail')
    assert.match(rpo(backedUp(), '<= 2h').cause.en, /holds with a copy at least every/)
  })
  it('a journey answers for the stores it writes', () => {
    assert.equal(rpo(backedUp(), '<= 5h', 'buy').scope, 'db under drop')
  })
  it('without backups a dropped table is lost for good', () => {
    const document = backedUp()
    delete (document.elements.find((e) => e.id === 'db') as Database).backup
    assert.equal(rpo(document, '<= 5h').verdict, 'fail')
  })
})
