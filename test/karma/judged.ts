/** The KarmaSystem model as it is, under each of its variants and after each of its stages: judged once for all tests. */
import assert from 'node:assert/strict'
import karma from '../../model/karma/model.ts'
import { compareVariants } from '../../src/judge/compare.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'

const states = compareVariants(karma.toDocument(), [])

/** All states that are compared, by id, `base` first. */
export const ids = states.map(({ id }) => id)

/** Requirements that do not pass in a state. */
export function failing(id: string): string[] {
  return state(id).verdicts.flatMap(({ requirement, verdict }) => (verdict === 'pass' ? [] : [requirement]))
}

/** Cost of a state, roubles a month. */
export function cost(id: string): number | undefined {
  return state(id).cost?.typical
}

/** The verdict of the measure with that metric, of that thing, under that scenario. */
export function measure(id: string, requirement: string, metric: string, of?: string, under?: string): MeasureVerdict {
  const found = state(id)
    .verdicts.find((verdict) => verdict.requirement === requirement)
    ?.measures.find(
      (one) =>
        one.measure.metric === metric &&
        (of === undefined || one.measure.of === of) &&
        (under === undefined || ('under' in one.measure && [one.measure.under].flat().includes(under))),
    )
  assert.ok(found, `${id} ${requirement} ${metric}`)
  return found
}

function state(id: string) {
  const found = states.find((candidate) => candidate.id === id)
  assert.ok(found, id)
  return found
}
