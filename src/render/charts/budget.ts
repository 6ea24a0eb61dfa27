/** Downtime budget: what each cause takes of a year beside what the requirement allows, with 30-day numbers. */
import type { JourneyAvailability } from '../../analyse/analysis.ts'
import type { Language, Said } from '../../language/text.ts'
import { DAYS_30, YEAR } from '../../language/units.ts'
import { type as fonts } from '../../layout/style.ts'
import { textWidth } from '../../layout/text/measure.ts'
import { fitLine, wrap } from '../../layout/text/wrap.ts'
import { formatRatio, formatSeconds } from '../../text/format.ts'
import { element } from '../markup.ts'
import type { Theme } from '../theme.ts'
import {
  type Canvas,
  type ChartOptions,
  type ChartPicture,
  chartLegend,
  drawChart,
  label,
  rule,
  timeAxis,
} from './frame.ts'

export interface BudgetInput {
  journeys: readonly JourneyAvailability[]
  titleOf: (id: string) => Said
  /** The strictest availability target of a journey from a region, 0..1. */
  targetOf: (journey: string, region: string) => { ratio: number; requirement: string } | undefined
}

const parts = ['structural', 'failover', 'changes', 'planned'] as const

const partNames: Record<(typeof parts)[number], Said> = {
  structural: { ru: 'отказы без замены', en: 'faults that nothing takes over' },
  failover: { ru: 'время переключений', en: 'failover windows' },
  changes: { ru: 'неудачные изменения', en: 'failed changes' },
  planned: { ru: 'плановые работы', en: 'planned work' },
}

const LABELS = 196
const VALUES = 224
const ROW = 52

/** Draws the downtime of every journey and region. */
export function renderBudget(input: BudgetInput, options: ChartOptions): ChartPicture {
  return drawChart(budgetMessage(input), describeBudget(input), options, (canvas) => body(input, canvas))
}

function secondsOf(journey: JourneyAvailability): { part: (typeof parts)[number]; seconds: number }[] {
  return parts.map((part) => ({ part, seconds: Math.max(0, journey[part].typical) * YEAR }))
}

function total(journey: JourneyAvailability): number {
  return secondsOf(journey).reduce((sum, p) => sum + p.seconds, 0)
}

/** The journey that uses most of its budget, or the one that is down longest when no target is set. */
function budgetMessage(input: BudgetInput): Said {
  const known = input.journeys.filter((j) => j.unknown === undefined)
  const ranked = known
    .map((journey) => {
      const target = input.targetOf(journey.journey, journey.region)
      const seconds = total(journey)
      const allowed = target === undefined ? undefined : (1 - target.ratio) * YEAR
      return { journey, seconds, used: allowed === undefined ? undefined : seconds / allowed }
    })
    .sort((a, b) => (b.used ?? -1) - (a.used ?? -1) || b.seconds - a.seconds)
  const worst = ranked[0]
  if (worst === undefined) return { ru: 'Простой за год неизвестен', en: 'Downtime per year is unknown' }
  const cause = secondsOf(worst.journey).reduce((a, b) => (b.seconds > a.seconds ? b : a)).part
  const say = (language: Language): string => {
    const name = `${input.titleOf(worst.journey.journey)[language]} (${input.titleOf(worst.journey.region)[language]})`
    const why = partNames[cause][language]
    if (worst.used === undefined) {
      const time = formatSeconds(worst.seconds, language)
      return language === 'ru'
        ? `${name}: простой ${time} в год, больше всего — ${why}`
        : `${name}: down ${time} a year, mostly ${why}`
    }
    const used = formatRatio(worst.used, language)
    return language === 'ru'
      ? `${name}: простой занимает ${used} бюджета ошибок, больше всего — ${why}`
      : `${name}: downtime takes ${used} of the error budget, mostly ${why}`
  }
  return { ru: say('ru'), en: say('en') }
}

function body(input: BudgetInput, canvas: Canvas): { content: string; bottom: number } {
  const { theme, language } = canvas
  const budgets = input.journeys.map((j) => budgetOf(j, input))
  const longest = Math.max(1e-3, ...input.journeys.map(total), ...budgets.map((b) => b?.seconds ?? 0))
  const max = longest * 1.04
  const from = canvas.left + LABELS
  const to = canvas.right - VALUES
  const scale = (s: number): number => from + (Math.min(s, max) / max) * (to - from)
  let y = canvas.top + 4
  const first = y
  let rows = ''
  for (const group of alike(input)) {
    rows += drawRow(group, input, canvas, scale, y)
    y += ROW
  }
  const axis = timeAxis(canvas, max, scale, first, y)
  const items = parts
    .filter((p) => input.journeys.some((j) => j[p].typical > 0))
    .map((p) => ({ colour: theme.parts[p], text: partNames[p][language] }))
  if (budgets.some((b) => b !== undefined))
    items.push({
      colour: theme.parts.budget,
      text: language === 'ru' ? 'бюджет ошибок по требованию' : 'error budget of the requirement',
    })
  const legend = chartLegend(canvas, items, y + 34)
  const bound = input.journeys.some((j) => j.upperBound)
  const note = bound
    ? label(
        language === 'ru'
          ? 'Где неудачные изменения не заданы ни у одного элемента пути, это нижняя оценка простоя.'
          : 'Where no element of the journey gives change failures, downtime is a lower bound.',
        canvas.left,
        legend.bottom + 12,
        theme,
        { tone: 'quiet' },
      )
    : ''
  return { content: axis + rows + legend.content + note, bottom: legend.bottom + (bound ? 20 : 0) }
}

/** Regions of a journey with the same downtime and the same budget share a row. */
function alike(input: BudgetInput): JourneyAvailability[][] {
  const shown = (j: JourneyAvailability): string =>
    JSON.stringify([
      j.journey,
      j.unknown,
      ...secondsOf(j).map((p) => formatSeconds(p.seconds, 'en')),
      input.targetOf(j.journey, j.region),
    ])
  return [...Map.groupBy(input.journeys, shown).values()]
}

function budgetOf(
  journey: JourneyAvailability,
  input: BudgetInput,
): { seconds: number; requirement: string } | undefined {
  const target = input.targetOf(journey.journey, journey.region)
  return target === undefined ? undefined : { seconds: (1 - target.ratio) * YEAR, requirement: target.requirement }
}

function drawRow(
  group: readonly JourneyAvailability[],
  input: BudgetInput,
  canvas: Canvas,
  scale: (s: number) => number,
  top: number,
): string {
  const { theme, language, left } = canvas
  const journey = group[0]
  if (journey === undefined) return ''
  const budget = budgetOf(journey, input)
  const regions = group.map((j) => input.titleOf(j.region)[language]).join(', ')
  const names = wrap(input.titleOf(journey.journey)[language], LABELS - 12, fonts.low.size, 'semibold', 2).lines
  const head = names.length > 1 ? 8 : 15
  let out = names
    .map((name, i) => label(name, left, top + head + i * 16, theme, { face: 'semibold', size: fonts.low.size }))
    .join('')
  out += label(fitLine(regions, LABELS - 12, fonts.quiet.size), left, top + head + names.length * 16 + 1, theme, {
    tone: 'quiet',
  })
  const right = canvas.right - VALUES + 12
  if (journey.unknown) {
    const said = wrap(journey.unknown[language], VALUES - 12, fonts.quiet.size, 'regular', 2).lines
    return (
      out +
      said
        .map((text, i) => label(text, right, top + 15 + i * 16, theme, { colour: theme.verdictText.unknown }))
        .join('')
    )
  }
  let start = 0
  for (const { part, seconds } of secondsOf(journey)) {
    const x = scale(start)
    const width = scale(start + seconds) - x
    if (seconds > 0)
      out += element('rect', { x, y: top + 7, width: Math.max(0.75, width), height: 16, fill: theme.parts[part] })
    start += seconds
  }
  const seconds = total(journey)
  const over = budget !== undefined && seconds > budget.seconds
  out += numbers(seconds, right, top + 15, theme, language, over ? theme.verdictText.fail : theme.ink)
  if (budget) {
    const end = scale(budget.seconds)
    out += element('rect', {
      x: scale(0),
      y: top + 28,
      width: Math.max(1, end - scale(0)),
      height: 8,
      fill: theme.parts.budget,
    })
    out += rule([end, top + 4], [end, top + 38], theme.parts.budget, 1.5)
    const width = textWidth(`${budget.requirement} `, fonts.quiet.size, 'semibold')
    out += label(budget.requirement, right, top + 32, theme, { face: 'semibold', colour: theme.quiet })
    out += label(formatSeconds(budget.seconds, language), right + width + 4, top + 32, theme, { tone: 'quiet' })
  }
  return out
}

/** Per year and per 30 days. */
function numbers(seconds: number, x: number, y: number, theme: Theme, language: Language, colour: string): string {
  const month = (seconds * DAYS_30) / YEAR
  const text =
    language === 'ru'
      ? `${formatSeconds(seconds, language)} в год · ${formatSeconds(month, language)} за 30 сут`
      : `${formatSeconds(seconds, language)} a year · ${formatSeconds(month, language)} per 30 d`
  return label(fitLine(text, VALUES - 12, fonts.quiet.size), x, y, theme, { colour })
}

function describeBudget(input: BudgetInput): Said {
  const tell = (language: Language): string =>
    input.journeys
      .map((j) => {
        const name = `${input.titleOf(j.journey)[language]}, ${input.titleOf(j.region)[language]}`
        if (j.unknown) return `${name}: ${j.unknown[language]}.`
        const list = secondsOf(j).map((p) => `${partNames[p.part][language]} ${formatSeconds(p.seconds, language)}`)
        return `${name}: ${list.join(', ')}.`
      })
      .join(' ')
  return { ru: tell('ru'), en: tell('en') }
}
