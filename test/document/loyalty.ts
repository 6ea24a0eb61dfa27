/** A worked system, loaded and judged once for the tests of the documents. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyse } from '../../src/analyse/analyse.ts'
import { check } from '../../src/check/check.ts'
import type { DocumentInput } from '../../src/document/context.ts'
import { compareVariants } from '../../src/judge/compare.ts'
import { judge } from '../../src/judge/judge.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Everything the documents are written from, without pictures. */
export async function systemInput(id: string): Promise<DocumentInput> {
  const workspace = await loadWorkspace(root)
  const loaded = workspace.systems.find((system) => system.document.system.id === id)
  const model = loaded && check(loaded).model
  if (!model) throw new Error(`the model ${id} has errors`)
  const { topology, analysis } = analyse(model.document)
  const judgement = judge(model, topology, analysis)
  const comparisons = compareVariants(model.document, model.decisions)
  return { model, topology, analysis, judgement, comparisons, sensitivities: new Map(), pictures: [], findings: [] }
}

export const loyaltyInput = (): Promise<DocumentInput> => systemInput('loyalty')
