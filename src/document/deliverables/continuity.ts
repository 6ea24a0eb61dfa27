/** What follows from all scenarios together: the recommendations. */
import type { RootContent } from 'mdast'
import { pluralEn, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { anchor, bullets, heading, type Inline, joined, paragraph, reference, strong } from '../write.ts'
import { remedy } from './next-steps.ts'

/** Recommendations come only from failed or thin verdicts and from scenarios that break their promise. */
export function recommendations(c: Context): RootContent[] {
  const thin = c.judgement.verdicts.filter((v) => v.verdict !== 'pass')
  const broken = c.model.document.scenarios.flatMap((s) => {
    const outcome = c.analysis.failures.scenarios.find((o) => o.scenario === s.id)
    const down = (s.mustServe ?? []).filter((j) =>
      outcome?.journeys.some((o) => o.journey === j && o.outcome === 'down'),
    )
    return down.length > 0 ? [{ scenario: s.id, journeys: down }] : []
  })
  const n = thin.length + broken.length
  return [
    anchor('recommendations'),
    heading(2, c.say('Рекомендации по непрерывности', 'Continuity recommendations')),
    ...(n === 0
      ? [
          paragraph(
            c.say(
              'Все требования выполнены, все сценарии выдерживают обещанное: рекомендаций нет.',
              'Every requirement holds and every scenario keeps its promise: there is nothing to recommend.',
            ),
          ),
        ]
      : [
          paragraph(
            c.say(
              `Рекомендации выведены из расчёта: найдено ${n} ${pluralRu(n, 'слабое место', 'слабых места', 'слабых мест')}.`,
              `Derived from the computation: ${n} weak ${pluralEn(n, 'point')}.`,
            ),
          ),
          bullets([
            ...thin.map((v): Inline[] => {
              const way = remedy(c, v)
              return [
                reference('requirement', v.requirement, v.requirement),
                ': ',
                v.binding.missing?.[c.language] ?? v.binding.cause[c.language],
                ...(way.length > 0 ? ['. ', strong(c.say('Выход: ', 'Way out: ')), ...way] : []),
              ]
            }),
            ...broken.map((b): Inline[] => [
              ...joined([c.link(b.scenario)]),
              c.say(': до ремонта не работают, хотя обязаны: ', ': down until repair although they must be served: '),
              ...joined(b.journeys.map(c.link)),
              '.',
            ]),
          ]),
        ]),
  ]
}
