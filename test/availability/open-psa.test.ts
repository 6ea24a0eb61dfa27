/** Open-PSA MEF: what is written is read back as the same function; what is not a static fault tree is refused with its place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultTree } from '../../src/analyse/availability/bdd/fault-tree.ts'
import { solveFaultTree } from '../../src/analyse/availability/bdd/solve.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'
import { writeOpenPsa } from '../../src/analyse/availability/open-psa/write.ts'

const wrap = (gates: string, events = 'abc'): string =>
  `<?xml version="1.0"?>\n<opsa-mef><define-fault-tree name="t">${gates}</define-fault-tree><model-data>${[...events]
    .map((e) => `<define-basic-event name="${e}"><float value="0.1"/></define-basic-event>`)
    .join('')}</model-data></opsa-mef>`

function probability(xml: string): number {
  const read = readOpenPsa(xml)
  assert.ok(read.ok, read.ok ? '' : read.problem)
  const solved = solveFaultTree(read.tree)
  assert.ok(solved.ok)
  return solved.probability
}

const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-15, `${a} against ${b}`)
const event = (name: string): string => `<basic-event name="${name}"/>`
const formula = (inside: string): string => wrap(`<define-gate name="top">${inside}</define-gate>`)

test('every connective means what the format says', () => {
  near(probability(formula(`<and>${event('a')}${event('b')}</and>`)), 0.01)
  near(probability(formula(`<or>${event('a')}${event('b')}</or>`)), 0.19)
  near(probability(formula(`<atleast min="2">${event('a')}${event('b')}${event('c')}</atleast>`)), 3 * 0.009 + 0.001)
  near(probability(formula(`<xor>${event('a')}${event('b')}</xor>`)), 0.18)
  near(probability(formula(`<not>${event('a')}</not>`)), 0.9)
  near(probability(formula(`<nand>${event('a')}${event('b')}</nand>`)), 0.99)
  near(probability(formula(`<nor>${event('a')}${event('b')}</nor>`)), 0.81)
  near(probability(formula(`<imply>${event('a')}${event('b')}</imply>`)), 1 - 0.1 * 0.9)
  near(probability(formula(`<iff>${event('a')}${event('b')}</iff>`)), 0.82)
  near(
    probability(formula(`<and>${event('a')}<or>${event('b')}<not>${event('c')}</not></or></and>`)),
    0.1 * (1 - 0.9 * 0.1),
  )
})

test('what is written is read back as the same function, hostile ids included', () => {
  const tree: FaultTree = {
    top: 'top"><script>',
    gates: [
      { id: 'inner & more', kind: 'atleast', k: 2, inputs: ['a<b', 'c\u0001', ']]>'] },
      { id: 'top"><script>', kind: 'or', inputs: ['inner & more', 'a<b'] },
    ],
    events: [
      { id: 'a<b', probability: 0.125 },
      { id: 'c\u0001', probability: 0.25 },
      { id: ']]>', probability: 1e-17 },
    ],
  }
  const xml = writeOpenPsa(tree, 'hostile "name"')
  assert.ok(!xml.includes('<script>'))
  const solved = solveFaultTree(tree)
  assert.ok(solved.ok)
  assert.equal(probability(xml), solved.probability)
  assert.equal(probability(writeOpenPsa({ top: 'e', gates: [], events: [{ id: 'e', probability: 0.3 }] }, 'one')), 0.3)
})

test('what is no static fault tree is refused', () => {
  const gate = `<define-gate name="top"><or>${event('a')}</or></define-gate>`
  const bad: [string, RegExp][] = [
    ['<!DOCTYPE x [<!ENTITY e "boom">]><opsa-mef/>', /DTD/],
    ['<opsa-mef><?php ?></opsa-mef>', /processing instructions/],
    [wrap(gate.replace('name="top"', 'name="&e;"')), /well formed/],
    [wrap(gate.replace('<or>', '<or a="1" a="2">')), /twice/],
    [wrap(gate).replace('</opsa-mef>', ''), /too early/],
    [wrap(gate).replace('</or>', '</and>'), /does not close/],
    [`${wrap(gate)}<more/>`, /more than one root/],
    [wrap(gate.replace('<or>', '<or>words')), /text between/],
    [wrap(gate.replaceAll('or>', 'cardinality>')), /no formula/],
    [wrap(gate, 'a').replace('<float value="0.1"/>', '<exponential/>'), /float/],
    [wrap(gate, 'a').replace('value="0.1"', 'value="much"'), /float/],
    [wrap(formula_atleast('x')), /whole min/],
    ['<root/>', /opsa-mef/],
    [wrap(`${gate}<define-gate name="other"><or>${event('b')}</or></define-gate>`), /2 gates/],
    ['<a>'.repeat(300), /too deeply/],
    ['', /too early/],
  ]
  for (const [xml, expected] of bad) {
    const read = readOpenPsa(xml)
    assert.ok(!read.ok, xml)
    assert.match(read.problem, expected)
  }
})

function formula_atleast(min: string): string {
  return `<define-gate name="top"><atleast min="${min}">${event('a')}</atleast></define-gate>`
}

test('labels, comments, references and a byte order mark are fine', () => {
  const xml = `\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- c --><opsa-mef><define-fault-tree name="t"><define-gate name="top"><label>a &amp; b</label><or><basic-event name='&#97;'/></or></define-gate></define-fault-tree><model-data><define-basic-event name="a"><float value="0.5"/></define-basic-event></model-data></opsa-mef>`
  assert.equal(probability(xml), 0.5)
})
