import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { analyse } from '../../src/analyse/analyse.ts'
import { judge } from '../../src/judge/judge.ts'
import { applyVariant } from '../../src/language/variant.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

test('the analysis of what verdicts read gives the verdicts of the whole analysis', async () => {
  const { systems } = await loadWorkspace(root)
  assert.ok(systems.length > 0)
  for (const { document, decisions } of systems) {
    for (const changed of [document, ...document.variants.map((variant) => applyVariant(document, variant))]) {
      const verdicts = [true, false].map((verdictsOnly) => {
        const { topology, analysis } = analyse(changed, { verdictsOnly })
        return judge({ document: changed, decisions }, topology, analysis).verdicts
      })
      assert.deepEqual(verdicts[0], verdicts[1])
    }
  }
})
