/**
 * Every knob row of the reference facts has a home in the catalogue, and the figures agree. The facts themselves are not part
 * of the project: `LOADPATH_REFERENCE` names the folder beside theirs (default `../shared/reference`); without it that part
 * is skipped, and the table of rows is checked on its own.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { allTechnologies } from '../../src/catalogue/catalogue.ts'
import type { KnobSpec } from '../../src/catalogue/knob.ts'
import { workedMechanisms } from '../../src/catalogue/worked.ts'
import { homes, leftOut } from './rows.ts'
import { statements } from './statements.ts'

interface Row {
  technology: string
  knob_or_fact: string
  default: string
  unit: string
  formula: string
  mode: string
  kind: string
}

const reference = process.env.LOADPATH_REFERENCE ?? join(import.meta.dirname, '../../../shared/reference')
const file = join(reference, '..', 'catalog', 'facts.json')
const technologies = new Map(allTechnologies().map((entry) => [entry.id, entry]))
const otherKinds = /^(FORMULA|RULE|PARTITION|QUORUM|PLACEMENT|CAP|PACELC|CLASS|LIMIT|FACT|TABLE|MODEL|DECISION|LINT)/

/** The knob a home names, or true for a fact that exists. */
function homeOf(technology: string, home: string): KnobSpec | true | undefined {
  const [kind, owner, title] = home.split(':')
  if (kind === 'fact') {
    const facts = technologies.get(owner ?? '')?.facts ?? []
    return facts.some((entry) => entry.title.en === title) ? true : undefined
  }
  if (kind === 'partition') return (technologies.get(owner ?? '')?.partitions ?? []).length > 0 ? true : undefined
  return technologies.get(technology)?.knobs[home]
}

const rowsWithHome = Object.values(homes).reduce((sum, rows) => sum + Object.keys(rows).length, 0)
const rowsLeftOut = Object.values(leftOut).reduce((sum, rows) => sum + Object.keys(rows).length, 0)

const worked = new Map(Object.entries(workedMechanisms()))

/** Whether a statement stands where the table says. */
function stands(technology: string, home: string): boolean {
  const [owner, place] = home.includes('/') ? (home.split('/', 2) as [string, string]) : [technology, home]
  const entry = technologies.get(owner)
  const kind = place.split(':')[0] ?? ''
  const name = place.slice(kind.length + 1)
  if (kind === 'partition') return (entry?.partitions ?? []).length > 0
  if (kind === 'class') return (entry?.classes ?? []).length > 0
  if (kind === 'knob') return entry?.knobs[name] !== undefined
  if (kind === 'fact') return (entry?.facts ?? []).some((one) => one.title.en === name)
  return kind === 'worked' && (worked.get(owner) ?? []).some((one) => one.title.en === name)
}

describe('statements of the reference facts', () => {
  const count = Object.values(statements).reduce((sum, rows) => sum + Object.keys(rows).length, 0)

  it('201 formulas, facts, partitions, quorums, placements and classes stand in the catalogue', () => {
    assert.equal(count, 201)
    for (const [technology, rows] of Object.entries(statements)) {
      for (const [row, home] of Object.entries(rows))
        assert.ok(stands(technology, home), `${technology}: ${row}: ${home}`)
    }
  })

  const skip = existsSync(file) ? false : 'the reference facts are not here (LOADPATH_REFERENCE)'
  it('the table names every statement and no other', { skip }, () => {
    const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))
    const named = rows.filter((row) => row.mode !== 'lint' && otherKinds.test(row.knob_or_fact))
    const missing = named.filter((row) => !statements[row.technology]?.[row.knob_or_fact])
    assert.deepEqual(
      missing.map((row) => `${row.technology}: ${row.knob_or_fact}`),
      [],
    )
    assert.equal(named.length, count)
  })
})

describe('rows of the reference facts', () => {
  it('263 knob rows have a home, 5 are statements that stand elsewhere', () => {
    assert.equal(rowsWithHome, 263)
    assert.equal(rowsLeftOut, 5)
  })

  it('every home exists', () => {
    for (const [technology, rows] of Object.entries(homes)) {
      for (const [row, places] of Object.entries(rows)) {
        assert.ok(places.length > 0, row)
        for (const place of places) assert.ok(homeOf(technology, place), `${technology}: ${row} -> ${place}`)
      }
    }
    for (const [technology, rows] of Object.entries(leftOut)) {
      for (const [row, { reason, fact }] of Object.entries(rows)) {
        assert.ok(reason.length > 10 && homeOf(technology, fact), `${technology}: ${row}`)
      }
    }
  })

  const skip = existsSync(file) ? false : 'the reference facts are not here (LOADPATH_REFERENCE)'
  it('the tables name every knob row and no other', { skip }, () => {
    const rows = knobRows()
    assert.equal(rows.length, rowsWithHome + rowsLeftOut)
    for (const row of rows) {
      const known = homes[row.technology]?.[row.knob_or_fact] ?? leftOut[row.technology]?.[row.knob_or_fact]
      assert.ok(known, `${row.technology}: ${row.knob_or_fact}`)
    }
  })

  it('every documented figure stands in its row', { skip }, () => {
    let compared = 0
    const wrong: string[] = []
    for (const row of knobRows()) {
      for (const place of homes[row.technology]?.[row.knob_or_fact] ?? []) {
        const knob = homeOf(row.technology, place)
        if (knob === undefined || knob === true || knob.kind !== 'documented') continue
        const figures = figuresOf(row)
        for (const value of [knob.default, knob.min]) {
          if (typeof value !== 'number' || value === 0 || value === 1) continue
          compared += 1
          const inRow = (one: unknown) =>
            typeof one === 'number' && figures.some((figure) => Math.abs(figure - one) <= 1e-9 * Math.abs(one))
          const stands = inRow(value) || (knob.earlier ?? []).some((was) => inRow(was.default))
          if (!stands) wrong.push(`${row.technology}.${place} = ${value}: ${row.default} | ${row.formula}`)
        }
      }
    }
    assert.deepEqual(wrong, [])
    assert.ok(compared > 170, String(compared))
  })
})

describe('kinds of sources', () => {
  const skip = existsSync(file) ? false : 'the reference facts are not here (LOADPATH_REFERENCE)'
  it('what is practice or derived in the reference is never called documented', { skip }, () => {
    const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))
    const wrong: string[] = []
    for (const row of rows.filter((one) => one.kind !== 'documented')) {
      // A derived row may rest on defaults that its manual states.
      const knobs = row.kind === 'practice' ? (homes[row.technology]?.[row.knob_or_fact] ?? []) : []
      for (const place of knobs) {
        const knob = homeOf(row.technology, place)
        if (typeof knob === 'object' && knob.kind === 'documented') wrong.push(`${row.technology}.${place}`)
      }
      const home = statements[row.technology]?.[row.knob_or_fact] ?? ''
      const [owner = '', title = ''] = home.includes('/fact:') ? home.split('/fact:') : [row.technology, home.slice(5)]
      const fact = (technologies.get(owner)?.facts ?? []).find((one) => one.title.en === title)
      if (home.includes('fact:') && fact?.kind === 'documented') wrong.push(`${owner}: ${title}`)
    }
    assert.deepEqual(wrong, [])
  })
})

function knobRows(): Row[] {
  const rows: Row[] = JSON.parse(readFileSync(file, 'utf8'))
  return rows.filter((row) => row.mode !== 'lint' && !otherKinds.test(row.knob_or_fact))
}

/** The numbers of a row in every base unit they may be meant in: ms, minutes, hours, days, binary sizes, percent. */
function figuresOf(row: Row): number[] {
  const text = `${row.knob_or_fact} ${row.default} ${row.formula}`.replace('MAX_INT', '2147483647')
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0]))
  const scales = [1, 1e-3, 60, 3600, 86_400, 1024, 2 ** 20, 2 ** 30, 0.01, 1e3]
  const sums = row.knob_or_fact.includes('checker timeouts') ? [numbers.reduce((a, b) => a + b, -53)] : []
  return [...numbers.flatMap((number) => scales.map((scale) => number * scale)), ...sums]
}
