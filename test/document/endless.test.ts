/** What never ends is said in words everywhere, never drawn as a sign. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { writeDocuments } from '../../src/document/documents.ts'
import type { Derivation } from '../../src/quantity/quantity.ts'
import { formatRange } from '../../src/text/format.ts'
import { loyaltyInput } from './loyalty.ts'
import { nodesOf, textOf } from './reading.ts'

it('no document of a system with an endless recovery shows the sign of infinity', async () => {
  const input = await loyaltyInput()
  const endless = input.analysis.failures.scenarios.flatMap((o) =>
    o.recoveries.filter((r) => r.rto?.typical === Number.POSITIVE_INFINITY),
  )
  assert.ok(endless.length > 0)
  const lines = (d: Derivation): string[] => [
    d.text?.en ?? formatRange(d.value, d.unit, 'en'),
    ...(d.inputs ?? []).flatMap(lines),
  ]
  for (const { name, tree } of writeDocuments(input).deliverables) {
    assert.doesNotMatch(textOf(tree), /∞/, name)
    for (const node of nodesOf(tree))
      if (node.type === 'derivation')
        assert.doesNotMatch(lines(node.derivation).join('\n'), /∞/, `${name}: ${node.title}`)
  }
})
