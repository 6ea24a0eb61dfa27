/** Growth in the performance profile: what of the requirements a grown load breaks, and when a resource is full. */
import type { RootContent } from 'mdast'
import { yearsToGrow } from '../../judge/growth.ts'
import type { Comparison, MeasureVerdict } from '../../judge/verdict.ts'
import { formatNumber, pluralRu } from '../../text/format.ts'
import { type Context, valueCell } from '../context.ts'
import { stationName } from '../names.ts'
import { bullets, type Inline, number, paragraph, reference, table, verdictWith } from '../write.ts'
import { shortMeasureName } from './board.ts'

/** Tables of growth; nothing when nothing was compared and nothing grows. */
export function growthTables(c: Context): RootContent[] {
  return [...growthSteps(c), ...growthLimits(c)]
}

/** Measures that a grown load moves, side by side: one row per measure, or values of unlike measures would stand in a row. */
function growthSteps(c: Context): RootContent[] {
  const steps = c.growth ?? []
  const rows = (steps[0]?.verdicts ?? []).flatMap((base) =>
    base.measures.flatMap((first, index): Inline[][][] => {
      const all = steps.map((step) => measureAt(step, base.requirement, index))
      if (!shown(first, first.scope === base.binding.scope && first.measure === base.binding.measure, all)) return []
      return [
        [
          [reference('requirement', base.requirement, base.requirement)],
          shortMeasureName(c, first),
          ...all.map((m): Inline[] => (m ? verdictWith(m.verdict, [valueCell(c, m)]) : ['—'])),
        ],
      ]
    }),
  )
  if (rows.length === 0) return []
  return [
    paragraph(assumption(c, steps)),
    ...table({
      id: 'growth-steps',
      caption: c.say('Требования при растущей нагрузке', 'Requirements as the load grows'),
      head: [
        c.say('Требование', 'Requirement'),
        c.say('Мера', 'Measure'),
        ...steps.map((step) => step.id.replace('x', '×')),
      ],
      rows,
      widths: [12, 24, ...steps.map(() => 64 / Math.max(1, steps.length))],
    }),
    ...causes(c, steps),
  ]
}

function measureAt(step: Comparison, requirement: string, index: number): MeasureVerdict | undefined {
  return step.verdicts.find((v) => v.requirement === requirement)?.measures[index]
}

/** A measure is shown when the growth changes its verdict, and the one that decides today also when it only moves. */
function shown(first: MeasureVerdict, binding: boolean, all: readonly (MeasureVerdict | undefined)[]): boolean {
  return all.some((m) => m?.verdict !== first.verdict || (binding && m?.value?.typical !== first.value?.typical))
}

/** What decides at the first step at which a requirement no longer holds. */
function causes(c: Context, steps: readonly Comparison[]): RootContent[] {
  const found = (steps[0]?.verdicts ?? []).flatMap((base) => {
    if (base.verdict === 'fail') return []
    const step = steps.find((s) => s.verdicts.find((v) => v.requirement === base.requirement)?.verdict === 'fail')
    const failed = step?.verdicts.find((v) => v.requirement === base.requirement)
    if (!step || !failed) return []
    const line: Inline[] = [
      reference('requirement', base.requirement, base.requirement),
      c.say(`, нагрузка ${step.id.replace('x', '×')}: `, `, load ${step.id.replace('x', '×')}: `),
      ...shortMeasureName(c, failed.binding),
      ' — ',
      (failed.binding.missing ?? failed.binding.cause)[c.language],
      '.',
    ]
    return [line]
  })
  return found.length === 0 ? [] : [paragraph(c.say('Что нарушается первым:', 'What breaks first:')), bullets(found)]
}

function assumption(c: Context, steps: readonly Comparison[]): string {
  const years = steps.flatMap((step) => {
    const factor = Number(step.id.slice(1))
    const found = factor > 1 ? yearsToGrow(c.model.document, factor) : undefined
    if (found === undefined) return []
    const figure = formatNumber(found, c.language, 2)
    const word = pluralRu(Number(found.toPrecision(2)), 'год', 'года', 'лет')
    return [c.say(`×${factor} — через ${figure} ${word}`, `×${factor} in ${figure} years`)]
  })
  const load = c.say(
    'Интенсивность всех путей, пулы пользователей и журнал изменений (WAL) умножены на одно и то же число.',
    'The rates of all journeys, pools of users and the write-ahead log are multiplied by the same number.',
  )
  return years.length === 0
    ? `${load} ${c.say(
        'Объём данных остаётся сегодняшним: модель не говорит, за какое время нагрузка так вырастет.',
        'The data keep their size of today: the model does not say how long the load takes to grow that far.',
      )}`
    : `${load} ${c.say(
        `Хранилища, для которых задан рост, растут за то же время (${years.join(', ')}).`,
        `Stores whose growth is given grow over the same time (${years.join(', ')}).`,
      )}`
}

/** A time from now: what has come already is said so. */
function until(c: Context, seconds: number): Inline {
  return seconds === 0 ? c.say('уже сейчас', 'already') : number(seconds, 's', c.language)
}

function growthLimits(c: Context): RootContent[] {
  const limits = c.analysis.performance.peak.growthLimits ?? []
  const soonest = [...limits]
    .filter((l) => Number.isFinite(l.saturated.typical))
    .sort((a, b) => a.saturated.typical - b.saturated.typical)
  const next = { replica: c.say('ещё экземпляр', 'another replica'), shard: c.say('ещё шард', 'another shard') }
  return table({
    id: 'growth-limits',
    caption: c.say('Когда ресурс перестанет выдерживать пик', 'When a resource will no longer carry the peak'),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Рост спроса за год', 'Growth of demand per year'),
      c.say('Без одного экземпляра — через', 'With one replica lost, in'),
      c.say('Насыщение — через', 'Saturated in'),
      c.say('Что добавить', 'What to add'),
    ],
    rows: soonest
      .slice(0, 12)
      .map((l) => [
        stationName(c, l.station),
        number(l.growth, 'ratio', c.language),
        until(c, l.withoutOne.typical),
        until(c, l.saturated.typical),
        next[l.next],
      ]),
    align: [null, 'right', 'right', 'right', null],
    widths: [30, 16, 20, 18, 16],
  })
}
