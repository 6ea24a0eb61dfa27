/** What to do about the requirements that do not hold: the stage that answers for each, the cheapest change, the limit. */
import type { Verdict } from '../../judge/verdict.ts'
import type { Text } from '../../language/text.ts'
import { stagesInOrder } from '../../language/variant.ts'
import type { Context } from '../context.ts'
import { type Inline, joined, reference } from '../write.ts'
import { breakEvenLine } from './requirements.ts'

/** One line for the stages of the plan, one for each other requirement that a change of the model would help. */
export function nextSteps(c: Context): Inline[][] {
  const open = c.judgement.verdicts.filter((v) => v.verdict !== 'pass')
  const stages = stagesInOrder(c.model.document).flatMap((stage) => {
    const own = open.filter((v) => v.due === stage.id)
    return own.length === 0 ? [] : [[`${quoted(c, stage.title)} — `, ...joined(own.map((v) => requirement(v)))]]
  })
  const others = open.flatMap((v) => {
    const way = v.due === undefined ? remedy(c, v) : []
    return way.length === 0 ? [] : [[...requirement(v), ': ', ...way]]
  })
  return [
    ...(stages.length > 0 ? [[c.say('этапы плана: ', 'stages of the plan: '), ...joined(stages, '; ')]] : []),
    ...others,
  ]
}

/** The way out for one requirement, or nothing when the computation knows none. */
export function remedy(c: Context, { due, binding }: Verdict): Inline[] {
  if (due !== undefined) {
    const stage = quoted(c, c.model.document.stages.find((s) => s.id === due)?.title ?? due)
    return [c.say(`по плану — этап ${stage}`, `planned: stage ${stage}`)]
  }
  if (binding.fix) return [binding.fix.text[c.language]]
  const [limit] = binding.breakEvens
  return limit ? [c.say('точка перелома — ', 'break-even: '), ...breakEvenLine(c, limit)] : []
}

function requirement(v: Verdict): Inline[] {
  return [reference('requirement', v.requirement, v.requirement)]
}

function quoted(c: Context, title: Text): string {
  return c.say(`«${c.in(title)}»`, `“${c.in(title)}”`)
}
