/**
 * One typical mistake of an author is one finding, at its place, that says what to write: beside it stands only what is told of
 * the model without the mistake.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/check/check.ts'
import { catalogue } from '../../src/check/codes.ts'
import type { Finding } from '../../src/findings/finding.ts'
import { fixText, message, sortFindings } from '../../src/findings/message.ts'
import {
  bytes,
  bytesPerSecond,
  type Duration,
  money,
  perSecond,
  type Rate,
  type Ratio,
  ratio,
  type Size,
  seconds,
  type Throughput,
} from '../../src/language/units.ts'
import { nearUnit } from '../../src/load/schema/near-unit.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

const shop = `system: { id: shop, title: Shop, languages: [en] }
places:
  - { id: eu, kind: region }
  - { id: eu-a, kind: zone, in: eu, outage: { rate: 0.2/year, repair: 4h } }
elements:
  - { id: buyer, kind: person }
  - { id: lb, kind: loadBalancer, technology: nginx, concurrency: 64, time: 1ms }
  - { id: app, kind: service, technology: go, concurrency: 16, time: 8ms }
  - id: db
    kind: database
    technology: postgresql
    size: 80GB
    walRate: 500kB/s
    replication: { mode: async, members: [eu-a] }
    backup: { tool: pgbackrest, in: eu-a, full: 1d, encrypted: true, retention: 7d, procedure: automatic, restoreRate: 100MB/s, human: 5m }
deployments:
  - { element: lb, in: eu-a, replicas: 2 }
  - { element: app, in: eu-a, replicas: 3 }
relations:
  - { from: buyer, to: lb, timeout: 5s }
  - { from: lb, to: app, timeout: 3s }
  - { from: app, to: db, time: 2ms }
journeys:
  - id: order
    actor: buyer
    via: [lb, app, db]
    writes: [db]
    peak: { eu: 60/s }
scenarios:
  - { id: slip, faults: [{ corrupt: db }], perYear: 0.3 }
requirements:
  - { id: LAT01, metric: latency, of: order, percentile: 95, target: "<= 500ms" }
  - { id: REC01, metric: rto, of: db, under: slip, target: "<= 2h" }
`

/** All findings of a model in YAML, or in another file. */
async function findingsOf(text: string, file = 'model.yaml'): Promise<Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'loadpath-mistakes-'))
  try {
    await mkdir(join(root, 'model', 'shop'), { recursive: true })
    writeFileSync(join(root, 'model', 'shop', file), text)
    const { systems, findings } = await loadWorkspace(root)
    return sortFindings([...findings, ...systems.flatMap((system) => check(system).findings)])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** What is wrong, what is written for what, code and place of the finding, and what its sentence or fix says. */
const mistakes: [name: string, from: string, to: string, found: string, says: RegExp][] = [
  ['a wrong id in a relation', 'to: app, timeout', 'to: ap, timeout', 'ref-unknown 21:17', /Perhaps “app”/],
  ['a wrong id on the way of a journey', 'via: [lb, app', 'via: [lb, apps', 'ref-unknown 26:15', /Field via: .*“app”/],
  ['a wrong id of the actor', 'actor: buyer', 'actor: buyr', 'ref-unknown 25:5', /“buyer”/],
  ['a wrong id in a deployment', '{ element: app', '{ element: aap', 'ref-unknown 18:7', /“app”/],
  ['a wrong id in a requirement', 'of: order', 'of: ordr', 'ref-unknown 32:35', /Field of: .*“order”/],
  ['a region of the rates that is none', 'peak: { eu:', 'peak: { us:', 'ref-unknown 28:13', /Field peak: .*a region/],
  ['a kind misspelt', 'kind: service', 'kind: servise', 'wrong-value 8:16', /“service”/],
  ['no kind', 'kind: service, ', '', 'missing-field 8:5', /Add kind \(person, externalSystem, /],
  ['no id', 'id: app, ', '', 'missing-field 8:5', /“id” is missing/],
  ['an unknown technology', 'technology: postgresql', 'technology: postgres', 'wrong-value 11:5', /“postgresql”/],
  ['a required field misspelt', 'technology: nginx', 'tehnology: nginx', 'unknown-field 7:35', /Write technology/],
  ['no metric', 'metric: latency', 'metric: speed', 'wrong-value 32:18', /Allowed: availability, .*latency/],
  [
    'fields missing',
    'full: 1d, encrypted: true, ',
    '',
    'missing-field 15:5',
    /Add encrypted \(a boolean .*; full \(a duration/,
  ],
  ['a boolean in words', 'encrypted: true', 'encrypted: yes', 'wrong-type 15:53', /Write true\./],
  ['a field of another list', 'journeys:', 'paths:', 'unknown-field 23:1', /Fields here: .*journeys/],
  ['a misspelt list', 'journeys:', 'journey:', 'unknown-field 23:1', /Write journeys\./],
  ['a list in place of a record', 'backup: {', 'backup: [{', 'wrong-type 15:5', /without hyphen or square brackets/],
  [
    'a record in place of a list',
    'faults: [{ corrupt: db }]',
    'faults: { corrupt: db }',
    'wrong-type 30:17',
    /\[a, b\]/,
  ],
  ['a text in place of a list', 'via: [lb, app, db]', 'via: lb, app, db', 'wrong-type 26:5', /Write \[lb, app, db\]\./],
  ['a number in quotes', 'replicas: 3', 'replicas: "3"', 'wrong-type 18:31', /Write 3\./],
  [
    'a number with a percentile’s p',
    'percentile: 95',
    'percentile: p95',
    'wrong-value 32:46',
    /“95”\? Allowed: 50, 90, 95, 99/,
  ],
  ['a size with a space', 'size: 80GB', 'size: 80 GB', 'wrong-unit 12:5', /Write 80GB\./],
  ['bits for bytes', '500kB/s', '100Mbit/s', 'wrong-unit 13:5', /Write 12\.5MB\/s\./],
  ['a rate in other words', 'eu: 60/s', 'eu: 60rps', 'wrong-unit 28:13', /Write 60\/s\./],
  ['a rate without a unit', 'eu: 60/s', 'eu: 60', 'wrong-unit 28:13', /a rate: a number and \/s/],
  ['a target without a space', '"<= 500ms"', '"<=500ms"', 'measure-target 32:62', /Write “<= 500ms”/],
  ['a target without a comparator', '"<= 500ms"', '500 ms', 'measure-target 32:62', /Write “<= 500ms”/],
  ['a target of another unit', '"<= 500ms"', '"<= 500GB"', 'measure-target 32:62', /such as “<= 300ms”/],
  ['a fault misspelt', 'corrupt: db', 'corupt: db', 'missing-one-of 30:26', /“corrupt”/],
  ['places in a circle', 'id: eu, kind', 'id: eu, in: eu-a, kind', 'place-cycle 3:15', /eu → eu-a → eu/],
  ['an alias without an anchor', 'size: 80GB', 'size: *big', 'yaml-syntax 12:11', /no anchor/],
  ['a field indented less', '    size:', '   size:', 'yaml-syntax 12:1', /not indented like the fields above/],
  ['a field indented more', '    size:', '      size:', 'yaml-syntax 11:17', /next line is indented deeper/],
  ['a colon in a title', 'id: slip,', 'id: slip, title: Slip: oops,', 'yaml-syntax 30:24', /in quotes/],
  ['a bracket that stays open', 'replicas: 2 }', 'replicas: 2', 'yaml-syntax 18:3', /bracket opened above/],
  ['a quote that stays open', '"<= 2h"', '"<= 2h', 'yaml-syntax 34:1', /quote is not closed/],
]

const same = ({ code, element }: Finding): string => `${code} ${element}`
const before = new Set((await findingsOf(shop)).map(same))

for (const [name, from, to, found, says] of mistakes) {
  test(`${name}: one finding, ${found}`, async () => {
    const text = shop.replace(from, to).replace(to === 'backup: [{' ? /human: 5m }/ : /$^/, 'human: 5m }]')
    assert.notEqual(text, shop)
    const findings = (await findingsOf(text)).filter((finding) => !before.has(same(finding)))
    const told = findings.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)
    assert.deepEqual(told, [found])
    const [finding = assert.fail()] = findings
    assert.equal(finding.severity, 'error')
    const entry = catalogue.get(finding.code)
    assert.match(`${message(entry, finding, 'en')} ${fixText(entry, finding, 'en')}`, says)
    assert.doesNotMatch(`${message(entry, finding, 'ru')} ${fixText(entry, finding, 'ru')}`, /undefined|NaN/)
  })
}

test('the model without a mistake has no error; a journey without rates is judged all the same', async () => {
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    errors(await findingsOf(shop)).map(({ code }) => code),
    ['PBR-03'],
  )
  const bare = await findingsOf(shop.replace('    peak: { eu: 60/s }\n', ''))
  assert.ok(bare.some(({ code }) => code === 'journey-no-rates'))
})

test('a mistake in a call that makes several things is told once', async () => {
  const call = "shop.region('eu', { zones: ['a', 'b', 'c'], zoneOutage: { rate: '1/year', repair: '4 h' } })"
  const text = `import { system } from 'loadpath'\nconst shop = system('shop', {})\n${call}\nexport default shop\n`
  const told = (await findingsOf(text, 'model.ts')).map(({ code, place }) => `${code} ${place?.line}`)
  assert.deepEqual(told, ['wrong-unit 3'])
  const twice = text.replace('export', `${call.replace("'eu'", "'us'")}\nexport`)
  assert.equal((await findingsOf(twice, 'model.ts')).length, 2)
})

test('a mistake in a variant is told once, not also as a variant that does not fit', async () => {
  const patch = '{ replication: { mode: {}, members: [eu-a] } }'
  const text = `${shop}variants:\n  - { id: far, set: [{ id: db, patch: ${patch} }] }\n`
  const told = (await findingsOf(text)).filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    told.map(({ code, element }) => [code, element]),
    [['wrong-value', 'far']],
  )
})

test('a wrong id is told wherever it is written, also beside something that was lost', async () => {
  const text = shop.replace('kind: service', 'kind: servise').replace('from: buyer, to: lb', 'from: buyer, to: lbb')
  const told = (await findingsOf(text)).map(({ code, params }) => `${code} ${params.id ?? params.value}`)
  assert.deepEqual(told.sort(), ['ref-unknown lbb', 'wrong-value servise'])
})

/** What each unit means, as a number. */
const meanings: Record<string, (value: string) => number> = {
  Duration: (value) => seconds(value as Duration),
  Size: (value) => bytes(value as Size),
  Throughput: (value) => bytesPerSecond(value as Throughput),
  Rate: (value) => perSecond(value as Rate),
  Ratio: (value) => ratio(value as Ratio),
  Money: (value) => money(value as '1 USD/month').amount,
}

const near: [unit: string, written: string | number, meant: string | undefined][] = [
  ['Duration', '30 s', '30s'],
  ['Duration', '5 мин', '5m'],
  ['Duration', '1,5h', '1.5h'],
  ['Duration', '200µs', '200us'],
  ['Duration', '3mo', undefined],
  ['Duration', 30, undefined],
  ['TimeEstimate', '10min', '10m'],
  ['Size', '16gib', '16GiB'],
  ['Size', '1k', '1kB'],
  ['Size', '10', undefined],
  ['Throughput', '1Gbps', '0.125GB/s'],
  ['Throughput', '250 MBps', '250MB/s'],
  ['Throughput', '10Mb/s', undefined],
  ['Rate', '5 per min', '5/min'],
  ['Rate', '3/d', '3/day'],
  ['Rate', '60', undefined],
  ['Ratio', 0.07, '7%'],
  ['Ratio', '99,95 %', '99.95%'],
  ['Ratio', '250', undefined],
  ['Money', '$100', '100 USD/month'],
  ['Money', '1200 RUB / month', '1200 RUB/month'],
  ['Money', '100', undefined],
]

for (const [unit, written, meant] of near) {
  test(`${JSON.stringify(written)} as ${unit}: ${meant ?? 'no guess'}`, () => {
    assert.equal(nearUnit(written, unit), meant)
  })
}

test('a guess is a value of its unit, and a value of the unit stays what it is', () => {
  const text = fc.oneof(
    fc.string(),
    fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.string()).map(([n, u]) => `${n}${u}`),
  )
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(meanings)), text, (unit, written) => {
      const guess = nearUnit(written, unit)
      assert.ok(guess === undefined || Number.isFinite(meanings[unit]?.(guess)), `${written} → ${guess}`)
    }),
  )
  const units: [string, string][] = [
    ['Duration', '5m'],
    ['Size', '400GB'],
    ['Throughput', '250MB/s'],
    ['Rate', '3/week'],
    ['Ratio', '99.95%'],
    ['Money', '12 EUR/month'],
  ]
  for (const [unit, value] of units) assert.equal(nearUnit(value, unit), value)
})

test('what a mistake does not touch is told in the same run', async () => {
  const told = (await findingsOf(shop.replace('of: order', 'of: ordr'))).map(
    ({ code, element }) => `${code} ${element}`,
  )
  assert.deepEqual(told.slice(0, 2).sort(), ['PBR-03 db', 'ref-unknown LAT01'])
})
