/** Requirements that a stage of the plan is to bring: that it does is checked, though they fail today. */
import { analyse } from '../analyse/analyse.ts'
import type { Finding } from '../findings/finding.ts'
import { judgeRequirement } from '../judge/judge.ts'
import type { Judgement, Verdict } from '../judge/verdict.ts'
import { applyStage, stagesInOrder } from '../language/variant.ts'
import { type LoadedModel, placeOf } from '../load/loaded-model.ts'

/**
 * An error for each requirement that does not hold today nor at the end of the plan. One more analysis: what holds at
 * the end of each stage is judged by `--stage` and shown by the roadmap.
 */
export function unmetWhenDue(loaded: LoadedModel, today: Judgement): Finding[] {
  const waiting = today.verdicts.filter((v) => v.due !== undefined && isOpen(v))
  const last = stagesInOrder(loaded.document).at(-1)
  if (waiting.length === 0 || !last) return []
  const dueOf = new Map(waiting.map((v) => [v.requirement, v.due ?? '']))
  const built = applyStage(loaded.document, last.id)
  const document = { ...built, requirements: built.requirements.filter((r) => dueOf.has(r.id)) }
  const { topology, analysis } = analyse(document, { verdictsOnly: true })
  // What holds with a risk holds: risks are not looked for.
  const evidence = { topology, analysis, grown: new Map(), valuesOnly: true }
  return document.requirements
    .map((requirement) => judgeRequirement(requirement, evidence))
    .filter(isOpen)
    .map((v) => unmet(loaded, v, dueOf.get(v.requirement) ?? ''))
}

function isOpen({ verdict }: Verdict): boolean {
  return verdict === 'fail' || verdict === 'unknown'
}

function unmet(loaded: LoadedModel, { requirement, binding }: Verdict, stage: string): Finding {
  const place = placeOf(loaded.sources, `${requirement}.due`)
  const cause = binding.missing ?? binding.cause
  const params = { requirement, stage, causeRu: cause.ru, causeEn: cause.en }
  const at = place === undefined ? {} : { place }
  return { code: 'due-unmet', severity: 'error', ...at, element: requirement, params }
}
