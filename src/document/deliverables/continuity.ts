/** What follows from all scenarios together: the survivors matrix and the recommendations. */
import type { RootContent } from 'mdast'
import type { ScenarioOutcome } from '../../analyse/analysis.ts'
import { formatNumber, pluralEn, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { sentence } from '../names.ts'
import {
  anchor,
  bullets,
  callout,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  reference,
  table,
} from '../write.ts'
import { breakEvenLine } from './requirements.ts'

/** Under the head «Lost» the word is not said again. */
function lostName(c: Context, o: ScenarioOutcome): string {
  return sentence(o.title[c.language].replace(/^(Потеря: |Loss of )/, ''))
}

export function survivors(c: Context): RootContent[] {
  const all = c.analysis.failures.survivors
  if (all.length === 0) return []
  const summary = (o: ScenarioOutcome, journey: string): Inline => {
    const own = o.journeys.filter((j) => j.journey === journey)
    const down = own.filter((j) => j.outcome === 'down').length
    const hit = own.filter((j) => j.outcome === 'interrupted').length
    const degraded = own.filter((j) => j.outcome === 'degraded').length
    const rto = Math.max(0, ...own.map((j) => j.rto?.typical ?? 0))
    if (down > 0) return `✕${down < own.length ? ` ${down}/${own.length}` : ''}`
    if (hit > 0) return number(rto, 's', c.language)
    if (degraded > 0) return '~'
    return '✓'
  }
  const journeys = c.model.document.journeys
  const section = (list: readonly ScenarioOutcome[], key: string, caption: string): RootContent[] =>
    table({
      id: `survivors-${key}`,
      caption,
      head: [c.say('Потеряно', 'Lost'), ...journeys.map((j) => c.in(j.title))],
      rows: list.map((o) => [lostName(c, o), ...journeys.map((j) => summary(o, j.id))]),
      align: [null, ...journeys.map((): 'center' => 'center')],
      wide: journeys.length > 6,
    })
  const single = all.filter((o) => o.scenario.startsWith('N-1'))
  const pairs = all.filter((o) => o.scenario.startsWith('N-2'))
  return [
    anchor('survivors'),
    heading(
      2,
      c.say(
        'Матрица живучести: все одиночные и двойные потери площадок',
        'Survivors matrix: all single and double losses of places',
      ),
    ),
    paragraph(
      c.say(
        '✓ — без перерыва; время — типичный перерыв, после которого путь снова работает; ~ — ограниченно; ✕ — не работает до ремонта (дробь — доля регионов).',
        '✓ served without a break; a time is the typical break before the journey is served again; ~ degraded; ✕ down until repair (a fraction is the share of regions).',
      ),
    ),
    ...section(single, 'single', c.say(`Одиночные потери (${single.length})`, `Single losses (${single.length})`)),
    ...pairsLeftOut(c),
    ...section(pairs, 'double', c.say(`Двойные потери (${pairs.length})`, `Double losses (${pairs.length})`)),
  ]
}

/** Never a silent cut: how many pairs were played, and by which rule. */
function pairsLeftOut(c: Context): RootContent[] {
  const { pairs } = c.analysis.failures
  if (!pairs) return []
  const { played, all } = pairs
  return [
    callout(
      'note',
      paragraph(
        c.say(
          `Пар площадок ${formatNumber(all, 'ru')}, рассчитано ${formatNumber(played, 'ru')}: сначала пары площадок верхнего уровня, затем те, что чаще оказываются недоступны одновременно. Об остальных парах здесь ничего не утверждается.`,
          `Of ${formatNumber(all, 'en')} pairs of places ${formatNumber(played, 'en')} were played: pairs of outermost places first, then those that are out together most often. Nothing is claimed about the other pairs.`,
        ),
      ),
    ),
  ]
}

/** Recommendations come only from failed or thin verdicts and from scenarios that break their promise. */
export function recommendations(c: Context): RootContent[] {
  const thin = c.judgement.verdicts.filter((v) => v.verdict !== 'pass')
  const broken = c.model.document.scenarios.flatMap((s) => {
    const outcome = c.analysis.failures.scenarios.find((o) => o.scenario === s.id)
    const down = (s.mustServe ?? []).filter((j) =>
      outcome?.journeys.some((o) => o.journey === j && o.outcome === 'down'),
    )
    return down.map((j) => ({ scenario: s.id, journey: j }))
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
              const way = v.binding.breakEvens[0]
              return [
                reference('requirement', v.requirement, v.requirement),
                ': ',
                v.binding.missing?.[c.language] ?? v.binding.cause[c.language],
                ...(way ? [c.say('. Точка перелома: ', '. Break-even: '), ...breakEvenLine(c, way)] : []),
              ]
            }),
            ...broken.map((b): Inline[] => [
              ...joined([c.link(b.scenario)]),
              c.say(': путь «', ': the journey “'),
              c.title(b.journey),
              c.say('» не работает до ремонта, хотя обязан.', '” is down until repair although it must be served.'),
            ]),
          ]),
        ]),
  ]
}
