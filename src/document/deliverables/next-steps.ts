/** What to do about the requirements that do not hold: the stage that answers for each, the cheapest change, the limit. */
import type { Verdict, VerdictKind } from '../../judge/verdict.ts'
import type { Text } from '../../language/text.ts'
import { stagesInOrder } from '../../language/variant.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { type Inline, joined, number, reference, strong } from '../write.ts'
import { breakEvenLine } from './requirements.ts'

/** A line for each stage of the plan, and for each other requirement that a change of the model would help. */
export function nextSteps(c: Context): Inline[][] {
  const open = c.judgement.verdicts.filter((v) => v.verdict !== 'pass')
  const stages = stagesInOrder(c.model.document).flatMap((stage) => {
    const own = open.filter((v) => v.due === stage.id)
    if (own.length === 0) return []
    return [[`${c.say('этап', 'stage')} ${quoted(c, stage.title)} — `, ...joined(own.map((v) => requirement(v)))]]
  })
  const others = open.flatMap((v) => {
    const way = v.due === undefined ? remedy(c, v) : []
    return way.length === 0 ? [] : [[...requirement(v), ': ', ...way]]
  })
  return [...stages, ...others]
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

export function holding({ verdict }: { verdict: VerdictKind }): boolean {
  return verdict === 'pass' || verdict === 'at-risk'
}

/** What the end of the plan brings, for a system that is to be changed in stages. */
export function plan(c: Context): Inline[] {
  const stages = stagesInOrder(c.model.document)
  const end = c.comparisons.find((item) => item.id === stages.at(-1)?.id)
  if (!end || end.unknown) return []
  const n = stages.length
  const all = end.verdicts.length
  // Requirements that a stage adds.
  const later = all - c.judgement.verdicts.length
  const kept = end.verdicts.filter(holding).length
  const open = end.verdicts.filter((v) => !holding(v)).map((v) => v.requirement)
  return [
    strong(c.say('План', 'Plan')),
    c.say(
      `: ${n} ${pluralRu(n, 'этап', 'этапа', 'этапов')}; в конце ${kept === all ? `выполнены все ${all} ${pluralRu(all, 'требование', 'требования', 'требований')}` : `из ${all} ${pluralRu(all, 'требования', 'требований', 'требований')} ${pluralRu(kept, 'выполнено', 'выполнены', 'выполнено')} ${kept}`}`,
      `: ${n} ${pluralEn(n, 'stage')}; at the end ${kept === all ? `all ${all} requirements hold` : `${kept} of ${all} ${pluralEn(all, 'requirement')} ${pluralEn(kept, 'holds', 'hold')}`}`,
    ),
    ...(later > 0
      ? [
          c.say(
            ` (${later} из них ${pluralRu(later, 'появляется', 'появляются', 'появляются')} по ходу плана)`,
            ` (${later} of them ${pluralEn(later, 'is', 'are')} set along the way)`,
          ),
        ]
      : []),
    ...(open.length > 0 ? [c.say(`, не выполняются: ${open.join(', ')}`, `, not: ${open.join(', ')}`)] : []),
    ...(end.cost
      ? [
          c.say('; стоимость — ', '; the cost is '),
          number(end.cost.typical, 'money', c.language, c.analysis.cost.currency),
        ]
      : []),
    c.say('. Подробно — в плане развития.', '. The roadmap tells it stage by stage.'),
  ]
}
