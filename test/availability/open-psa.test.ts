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
  assert.ok(read.ok, JSON.stringify(read))
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

/** The first problem as `code reason name`. */
function problem(xml: string | string[]): string {
  const read = readOpenPsa(xml)
  if (!read.ok) {
    const { code, params } = read.problems[0]
    return [code, params.reason, params.name, params.count].filter((part) => part !== undefined).join(' ')
  }
  return 'none'
}

test('what is no static fault tree is refused', () => {
  const gate = `<define-gate name="top"><or>${event('a')}</or></define-gate>`
  const bad: [string, string][] = [
    ['<!DOCTYPE x [<!ENTITY e "boom">]><opsa-mef/>', 'fault-tree-xml refused '],
    ['<opsa-mef><?php ?></opsa-mef>', 'fault-tree-xml refused '],
    [wrap(gate.replace('name="top"', 'name="&e;"')), 'fault-tree-xml value name'],
    [wrap(gate.replace('<or>', '<or a="1" a="2">')), 'fault-tree-xml twice a'],
    [wrap(gate).replace('</opsa-mef>', ''), 'fault-tree-xml end '],
    [wrap(gate).replace('</or>', '</and>'), 'fault-tree-xml closing and'],
    [`${wrap(gate)}<more/>`, 'fault-tree-xml roots more'],
    [wrap(gate.replace('<or>', '<or>words')), 'fault-tree-xml text '],
    ['<a>'.repeat(300), 'fault-tree-xml depth a'],
    ['', 'fault-tree-xml end '],
    ['<root/>', 'fault-tree-format root root'],
    [wrap(gate.replaceAll('or>', 'maybe>')), 'fault-tree-format formula maybe'],
    [wrap(gate, 'a').replace('<float value="0.1"/>', '<exponential/>'), 'fault-tree-format expression exponential'],
    [wrap(gate, 'a').replace('value="0.1"', 'value="much"'), 'fault-tree-format expression float'],
    [wrap(gate, 'a').replace('value="0.1"', 'value="1.1"'), 'fault-tree-format probability float'],
    [wrap(formula_atleast('x')), 'fault-tree-format whole-min atleast'],
    [formula(`<not>${event('a')}${event('b')}</not>`), 'fault-tree-format one-child not'],
    [formula(`<imply>${event('a')}</imply>`), 'fault-tree-format two-inputs imply'],
    [wrap('<define-event-tree name="e"/>'), 'fault-tree-format unsupported define-event-tree'],
    [formula(`<or>${event('nobody')}</or>`), 'fault-tree-reference unknown nobody'],
    [formula(`<or><gate name="a"/></or>`), 'fault-tree-reference kind a'],
    [wrap(`${gate}${gate}`), 'fault-tree-reference twice top'],
    [wrap(`${gate}<define-gate name="other"><or>${event('b')}</or></define-gate>`), 'fault-tree-top 2'],
    [wrap('<define-gate name="g"><or><gate name="g"/></or></define-gate>'), 'fault-tree-top 0'],
  ]
  for (const [xml, expected] of bad) assert.equal(problem(xml), expected, xml)
})

test('what would have a value that nobody meant is refused: as scram does, never a silent number', () => {
  const gate = `<define-gate name="top"><or>${event('a')}</or></define-gate>`
  const law = (expression: string): string => wrap(gate, 'a').replace('<float value="0.1"/>', expression)
  const float = (...values: number[]): string => values.map((value) => `<float value="${value}"/>`).join('')
  const ab = event('a') + event('b')
  const bad: [string, string][] = [
    [formula('<and/>'), 'fault-tree-format no-inputs and'],
    [formula('<or></or>'), 'fault-tree-format no-inputs or'],
    [formula(`<xor>${ab}${event('c')}</xor>`), 'fault-tree-format two-inputs xor'],
    [formula(`<atleast min="3">${ab}</atleast>`), 'fault-tree-format whole-min atleast'],
    [formula(`<atleast min="0">${ab}</atleast>`), 'fault-tree-format whole-min atleast'],
    [formula(`<cardinality min="0" max="3">${ab}</cardinality>`), 'fault-tree-format whole-min cardinality'],
    [formula(`<or>${ab}<gate name="top">${ab}</gate></or>`), 'fault-tree-format nothing-inside gate'],
    [formula(`<basic-event name="a">${ab}</basic-event>`), 'fault-tree-format nothing-inside basic-event'],
    [wrap(gate.replace('name="top"', 'name="top" role="Private"')), 'fault-tree-format role define-gate'],
    [wrap(gate).replace('name="t"', 'name="t" role="x"'), 'fault-tree-format role define-fault-tree'],
    [law('<float value="0x0"/>'), 'fault-tree-format expression float'],
    [law('<int value="0.5"/>'), 'fault-tree-format expression int'],
    [law(`<float value="0.1">${float(0.2)}</float>`), 'fault-tree-format expression float'],
    [law(`<exponential>${float(-1e-5, -100)}</exponential>`), 'fault-tree-format expression exponential'],
    [law(`<GLM>${float(1.5, 1e-3, 1e-3, 100)}</GLM>`), 'fault-tree-format expression GLM'],
    [law(`<Weibull>${float(-10, 2, 0, 5)}</Weibull>`), 'fault-tree-format expression Weibull'],
    [law(`<periodic-test>${float(1e-4, -720, 0, 100)}</periodic-test>`), 'fault-tree-format expression periodic-test'],
    [law(`<uniform-deviate>${float(0.5, 0.1)}</uniform-deviate>`), 'fault-tree-format expression uniform-deviate'],
    [
      law(`<lognormal-deviate>${float(0.1, 0.5, 0.95)}</lognormal-deviate>`),
      'fault-tree-format expression lognormal-deviate',
    ],
    [wrap(gate).replace('version', 'vrsion'), 'fault-tree-xml declaration '],
    [wrap(gate.replace('<or>', '<label>5\u0000</label><or>')), 'fault-tree-xml character '],
    [wrap(gate.replace('"a"', '"a&#1;"')), 'fault-tree-xml value name'],
  ]
  for (const [xml, expected] of bad) assert.ok(problem(xml).startsWith(expected.trim()), `${xml}\n${problem(xml)}`)
  const declared = wrap(gate).replace('?>', ' encoding="UTF-8" standalone=\'yes\' ?>')
  near(probability(declared), 0.1)
  near(probability(law(`<GLM>${float(0.25, 0, 0, 100)}</GLM>`)), 0.25)
})

test('every problem has its place, and all references are told at once', () => {
  const xml = formula(`<or>${event('x')}${event('y')}</or>`)
  const read = readOpenPsa(xml)
  assert.ok(!read.ok)
  assert.deepEqual(
    read.problems.map(({ params, offset }) => [params.name, xml.slice(offset, offset + 22)]),
    [
      ['x', '<basic-event name="x"/'],
      ['y', '<basic-event name="y"/'],
    ],
  )
})

test('house events, constants and bounds on a number of inputs', () => {
  const house = '<define-house-event name="on"><constant value="true"/></define-house-event>'
  near(
    probability(
      formula(`<and>${event('a')}<house-event name="on"/></and>`).replace('<model-data>', `<model-data>${house}`),
    ),
    0.1,
  )
  near(probability(formula(`<or>${event('a')}<constant value="false"/></or>`)), 0.1)
  // Exactly one of three: 3 p q^2.
  near(
    probability(formula(`<cardinality min="1" max="1">${event('a')}${event('b')}${event('c')}</cardinality>`)),
    0.243,
  )
})

test('expressions: parameters, exponential and Weibull laws, means of distributions', () => {
  const of = (expression: string, more = ''): number =>
    probability(
      `<opsa-mef><define-fault-tree name="t"><define-gate name="g"><or>${event('e')}</or></define-gate>${more}<define-basic-event name="e">${expression}</define-basic-event></define-fault-tree></opsa-mef>`,
    )
  const float = (value: number): string => `<float value="${value}"/>`
  const rate = `<define-parameter name="rate"><lognormal-deviate>${float(1e-5)}${float(3)}${float(0.95)}</lognormal-deviate></define-parameter>`
  near(of('<exponential><parameter name="rate"/><system-mission-time/></exponential>', rate), 1 - Math.exp(-8.76e-2))
  near(of(`<mul><int value="2"/><add>${float(0.1)}${float(0.05)}</add></mul>`), 0.3)
  near(of(`<Weibull>${float(100)}${float(2)}${float(10)}${float(60)}</Weibull>`), 1 - Math.exp(-0.25))
  // Repairable, working at first: l/(l+m) (1 - exp(-(l+m) t)).
  near(of(`<GLM>${float(0)}${float(0.1)}${float(0.3)}${float(5)}</GLM>`), 0.25 * (1 - Math.exp(-2)))
  const circle = '<define-parameter name="p"><parameter name="p"/></define-parameter>'
  assert.throws(() => of('<parameter name="p"/>', circle), /expression/)
})

test('private names of a component are its own; a path reaches them from outside; several files make one model', () => {
  const tree = `<opsa-mef><define-fault-tree name="ft">
    <define-gate name="top"><and><gate name="g"/><gate name="part.g"/></and></define-gate>
    <define-gate name="g"><or>${event('a')}</or></define-gate>
    <define-component name="part" role="private"><define-gate name="g"><or>${event('a')}${event('b')}</or></define-gate></define-component>
    </define-fault-tree></opsa-mef>`
  const data = `<opsa-mef><model-data>${['a', 'b'].map((e) => `<define-basic-event name="${e}"><float value="0.1"/></define-basic-event>`).join('')}</model-data></opsa-mef>`
  const read = readOpenPsa([tree, data])
  assert.ok(read.ok, JSON.stringify(read))
  const solved = solveFaultTree(read.tree)
  assert.ok(solved.ok)
  near(solved.probability, 0.1)
  assert.equal(problem(tree), 'fault-tree-reference unknown a')
})

function formula_atleast(min: string): string {
  return `<define-gate name="top"><atleast min="${min}">${event('a')}</atleast></define-gate>`
}

test('labels, comments, references and a byte order mark are fine', () => {
  const xml = `\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- c --><opsa-mef><define-fault-tree name="t"><define-gate name="top"><label>a &amp; b</label><or><basic-event name='&#97;'/></or></define-gate></define-fault-tree><model-data><define-basic-event name="a"><float value="0.5"/></define-basic-event></model-data></opsa-mef>`
  assert.equal(probability(xml), 0.5)
})
