/** The platform model, under a variant or changed, and judged: what the tests of this folder look at. */
import assert from 'node:assert/strict'
import platform from '../../model/platform/model.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { judge } from '../../src/judge/judge.ts'
import type { MeasureVerdict, Verdict, VerdictKind } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { applyVariant } from '../../src/language/variant.ts'

export const base: ArchitectureDocument = platform.toDocument()

/** The model under a variant. */
export function variant(id: string): ArchitectureDocument {
  const found = base.variants.find((candidate) => candidate.id === id)
  assert.ok(found, id)
  return applyVariant(base, found)
}

export interface Judged {
  all: Verdict[]
  verdict: (requirement: string) => VerdictKind
  /** The verdict of the measure with that metric, of that thing, under that scenario. */
  measure: (requirement: string, metric: string, of?: string, under?: string) => MeasureVerdict
  analysis: ReturnType<typeof analyse>['analysis']
  topology: ReturnType<typeof analyse>['topology']
}

/** All verdicts on a document. */
export function judged(document: ArchitectureDocument): Judged {
  const { topology, analysis } = analyse(document)
  const { verdicts } = judge({ document, decisions: [] }, topology, analysis)
  const of = (id: string): Verdict => {
    const found = verdicts.find((verdict) => verdict.requirement === id)
    assert.ok(found, id)
    return found
  }
  return {
    all: verdicts,
    verdict: (id) => of(id).verdict,
    measure: (id, metric, thing, under) => {
      const found = of(id).measures.find(
        ({ measure }) =>
          measure.metric === metric &&
          (thing === undefined || measure.of === thing) &&
          (under === undefined || ('under' in measure && [measure.under].flat().includes(under))),
      )
      assert.ok(found, `${id} ${metric} ${thing ?? ''} ${under ?? ''}`)
      return found
    },
    analysis,
    topology,
  }
}
