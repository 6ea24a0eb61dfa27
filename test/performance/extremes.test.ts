/**
 * Hostile numbers through the public door: a model with some of everything, some of its quantities replaced by extreme ones,
 * is either refused with a finding or analysed to figures. A figure may be infinite (saturated, never recovered); it is
 * no number only beside words on what is missing; shares stay shares.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/analyse/analyse.ts'
import { check } from '../../src/check/check.ts'
import { judge } from '../../src/judge/judge.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { checkSchema } from '../../src/load/schema/validate.ts'
import { mixed } from './mixed.ts'

/** A quantity of the document: its path, how to replace it, and what by. */
interface Leaf {
  path: string
  set: (value: string | number) => void
  extremes: readonly (string | number)[]
}

const extremes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^[\d.]+(us|ms|s|m|h|d|w|y)$/, ['0s', '0.000000000001us', '1us', '1y', '1000000y', '100000000000000000000y']],
  [/^[\d.]+(B|kB|MB|GB|TB)$/, ['0B', '1B', '1000000000PB']],
  [
    /^[\d.]+\/(s|min|h|day|week|month|year)$/,
    ['0/s', '0.000000000001/year', '40/s', '400/s', '1000000/s', '1000000000000/s'],
  ],
  [/^[\d.]+(B|kB|MB|GB|TB)\/s$/, ['0B/s', '0.000001B/s', '1000000TB/s']],
  [/^[\d.]+%$/, ['0%', '0.000000000001%', '50%', '99.9999999999999%', '100%', '1000%']],
  [/^[\d.]+ USD\/month$/, ['0 USD/month', '1000000000000000000 USD/month']],
]
const counts = [0, 1, 2, 0.5, 1e-12, 1e-300, 500, 10_000, 1e6, 1e9, 1e15, 1e300, -1]

function leavesOf(value: object, path = ''): Leaf[] {
  return Object.entries(value).flatMap(([key, inner]): Leaf[] => {
    const at = `${path}/${key}`
    if (typeof inner === 'object' && inner !== null) return leavesOf(inner, at)
    const fitting =
      typeof inner === 'number' ? counts : (extremes.find(([form]) => form.test(String(inner)))?.[1] ?? [])
    const set = (replacement: string | number) => Object.assign(value, { [key]: replacement })
    return fitting.length > 0 && at !== '/loadpath' ? [{ path: at, set, extremes: fitting }] : []
  })
}

/** Paths of figures that are no numbers without a word on why. */
function nameless(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isNaN(value) ? [path] : []
  if (typeof value !== 'object' || value === null || 'unknown' in value) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'derivation' ? [] : nameless(inner, `${path}.${key}`),
  )
}

/** Replaces, checks and analyses; says what was replaced. */
async function tried(changes: readonly (readonly [number, number])[]): Promise<string> {
  const document = mixed()
  const leaves = leavesOf(document)
  const made = changes.map(([which, what]) => {
    const leaf = leaves[which % leaves.length]
    const value = leaf?.extremes[what % leaf.extremes.length] ?? 0
    leaf?.set(value)
    return `${leaf?.path} = ${value}`
  })
  const said = made.join(', ')
  const { findings, data } = await checkSchema(document, {})
  const read = (data ?? mixed()) as ArchitectureDocument
  const { model, findings: all } = check({ path: 'm', document: read, sources: {}, decisions: [], findings })
  if (!model) {
    assert.ok(
      all.some((finding) => finding.severity === 'error'),
      said,
    )
    return said
  }
  const { topology, analysis } = analyse(read)
  const { verdicts } = judge({ document: read, decisions: [] }, topology, analysis)
  const values = verdicts.flatMap(({ measures }) => measures.filter((m) => m.verdict !== 'unknown').map((m) => m.value))
  assert.deepEqual([...nameless(analysis, ''), ...nameless(values, 'verdicts')], [], said)
  for (const { availability, structural, importance, unknown } of analysis.availability.journeys) {
    if (unknown) continue
    for (const share of [availability.best, availability.worst, structural.best, structural.worst]) {
      assert.ok(share >= 0 && share <= 1, `${share}: ${said}`)
    }
    assert.ok(
      importance.every((one) => one.birnbaum >= 0 && one.fussellVesely >= 0),
      said,
    )
  }
  for (const { percentiles, unknown } of analysis.performance.peak.latencies) {
    const typical = percentiles.map(({ value }) => value.typical)
    assert.ok(unknown !== undefined || typical.every((t, n) => n === 0 || t >= (typical[n - 1] ?? 0)), said)
  }
  for (const { response, unknown } of analysis.performance.peak.userPools ?? []) {
    assert.ok(unknown !== undefined || response.typical >= 0, said)
  }
  return said
}

test('extreme quantities are refused or answered, one to four at once', async () => {
  const change = fc.tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 99 }))
  const changes = fc.array(change, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(changes, async (list) => void (await tried(list))),
    { numRuns: 40, seed: 7 },
  )
})

test('what once gave no number or no end does so no more', async () => {
  const leaves = leavesOf(mixed()).map((leaf) => leaf.path)
  const at = (path: string, value: string | number): readonly [number, number] => {
    const which = leaves.indexOf(path)
    const leaf = leavesOf(mixed())[which]
    assert.ok(leaf, path)
    const what = leaf.extremes.indexOf(value)
    assert.ok(what >= 0, `${path} ${value}`)
    return [which, what]
  }
  const element = (id: string) => `/elements/${mixed().elements.findIndex((e) => e.id === id)}`
  await tried([at(`${element('api')}/pool/size`, 1e6)])
  await tried([at(`${element('db')}/time`, '0s')])
  await tried([at(`${element('api')}/time`, '1000000y')])
  await tried([at(`${element('api')}/variability`, 1e300)])
  await tried([at(`${element('api')}/measured/0/load`, 1e-300)])
  await tried([at('/deployments/1/replicas', 10_000)])
  await tried([at('/journeys/1/rates/0/think', '100000000000000000000y')])
  await tried([at('/journeys/0/rates/0/peak', '1000000000000/s')])
  // What never happens costs nothing, however long it would last.
  await tried([at('/journeys/1/rates/0/peak', '1000000000000/s'), at('/scenarios/7/rate', '0/s')])
  await tried([at('/links/0/outage/rate', '1000000000000/s')])
  await tried([at(`${element('cache')}/cache/hitRatio`, '100%')])
})
