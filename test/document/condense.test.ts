import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { condense } from '../../src/document/condense.ts'
import { type Derivation, exactly } from '../../src/quantity/quantity.ts'

const tree = fc.letrec<{ node: Derivation }>((tie) => ({
  node: fc
    .record({
      value: fc.nat(1000),
      inputs: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant<Derivation[]>([]),
        fc.array(tie('node'), { maxLength: 6 }),
      ),
    })
    .map(
      ({ value, inputs }): Derivation => ({
        label: { ru: 'х', en: 'x' },
        value: exactly(value),
        unit: 's',
        origin: { kind: 'computed' },
        inputs,
      }),
    ),
})).node

function lines(d: Derivation): number {
  return 1 + (d.inputs ?? []).reduce((sum, input) => sum + lines(input), 0)
}

test('a derivation that fits is left as it is; a longer one is cut near its budget and says what is hidden', () => {
  fc.assert(
    fc.property(tree, fc.integer({ min: 3, max: 60 }), (d, budget) => {
      const cut = condense(d, budget)
      if (lines(d) <= budget) assert.deepEqual(cut, d)
      else {
        assert.ok(lines(cut) <= budget, `${lines(cut)} lines of ${budget}`)
        assert.match(JSON.stringify(cut), /in the explain command/)
      }
      assert.deepEqual(cut.value, d.value)
    }),
  )
})
