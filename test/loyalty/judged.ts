/** The loyalty model, changed and judged: what the tests of this folder look at. */
import assert from 'node:assert/strict'
import loyalty from '../../model/loyalty/model.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { judge } from '../../src/judge/judge.ts'
import type { MeasureVerdict, Verdict, VerdictKind } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyVariant, mergePatch } from '../../src/language/variant.ts'

export const base: ArchitectureDocument = loyalty.toDocument()

/** The model with a merge patch on one thing. */
export function changed(id: string, patch: Record<string, unknown>): ArchitectureDocument {
  const apply = <T extends { id: string }>(things: readonly T[]): T[] =>
    things.map((thing) => (thing.id === id ? (mergePatch(thing, patch) as T) : thing))
  return { ...base, elements: apply(base.elements), places: apply(base.places), relations: apply(base.relations) }
}

/** The model under a variant. */
export function variant(id: string): ArchitectureDocument {
  const found = base.variants.find((candidate) => candidate.id === id)
  assert.ok(found, id)
  return applyVariant(base, found)
}

export interface Judged {
  verdict: (requirement: string) => VerdictKind
  /** Verdicts of the measures with that metric, optionally under a scenario. */
  measures: (requirement: string, metric: string, under?: string) => MeasureVerdict[]
  all: Verdict[]
  analysis: ReturnType<typeof analyse>['analysis']
  topology: ReturnType<typeof analyse>['topology']
}

/** All verdicts on a document. */
export function judged(document: ArchitectureDocument): Judged {
  const { topology, analysis } = analyse(document)
  const { verdicts } = judge({ document, decisions: [] }, topology, analysis)
  const of = (id: string) => {
    const found = verdicts.find((verdict) => verdict.requirement === id)
    assert.ok(found, id)
    return found
  }
  return {
    verdict: (id) => of(id).verdict,
    measures: (id, metric, under) =>
      of(id).measures.filter(
        ({ measure }) =>
          measure.metric === metric &&
          (under === undefined || ('under' in measure && [measure.under].flat().includes(under))),
      ),
    all: verdicts,
    analysis,
    topology,
  }
}
