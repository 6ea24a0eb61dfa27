/**
 * Failover timeline: a bar per phase as long as it typically takes, whiskers from best to worst, human steps marked, the
 * RTO of each element, the target, and what the journeys see meanwhile.
 */
import type {
  ElementRecovery,
  JourneyOutcome,
  PhaseKind,
  ScenarioOutcome,
  StoreRecovery,
} from '../../analyse/analysis.ts'
import type { Language, Said } from '../../language/text.ts'
import { type as fonts } from '../../layout/style.ts'
import { fitLine, wrap } from '../../layout/text/wrap.ts'
import type { Range } from '../../quantity/quantity.ts'
import { formatSeconds } from '../../text/format.ts'
import { scenarioMessage } from '../../view/message.ts'
import { element, num } from '../markup.ts'
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
import { phaseNames } from './phase-names.ts'
import { drawTarget, personSign } from './timeline-marks.ts'

export interface TimelineInput {
  outcome: ScenarioOutcome
  /** Title of an element, journey or place. */
  titleOf: (id: string) => Said
  /** Data results of this scenario. */
  losses?: readonly StoreRecovery[]
  /** The strictest RTO target that is judged under this scenario. */
  target?: { seconds: number; requirement: string }
}

const LABELS = 224
const ROW = 26
const VALUES = 200
/** Journeys shown under the phases; more would hide them. */
const JOURNEYS = 10

/** Draws the timeline of one scenario. */
export function renderTimeline(input: TimelineInput, options: ChartOptions): ChartPicture {
  const title = scenarioMessage(input.outcome, input.titleOf, input.losses)
  return drawChart(title, describeTimeline(input), options, (canvas) => body(input, canvas))
}

/** Nothing to draw where nobody notices anything: no chart is better than an empty one. */
export function hasTimeline(outcome: ScenarioOutcome): boolean {
  const worked = outcome.recoveries.some((r) => r.effect !== 'none' && r.phases?.length !== 0)
  return worked || outcome.journeys.some((j) => j.outcome !== 'served' && j.intervals.length > 0)
}

/** What takes time; a reserve that is merely smaller does not. */
function takesTime(recoveries: readonly ElementRecovery[]): ElementRecovery[] {
  return recoveries.filter((r) => r.effect !== 'none' && (r.phases?.length !== 0 || r.rto?.worst !== 0))
}

function shownRecoveries(outcome: ScenarioOutcome): ElementRecovery[] {
  return takesTime(outcome.recoveries)
}

/** Journeys that users see alike, in one row each. */
function hitJourneys(outcome: ScenarioOutcome): JourneyOutcome[][] {
  const hit = outcome.journeys.filter((j) => j.outcome !== 'served')
  const key = (j: JourneyOutcome): string => JSON.stringify([j.region, j.outcome, j.rto?.typical, j.intervals])
  return [...Map.groupBy(hit, key).values()].slice(0, JOURNEYS)
}

/** The end of the axis: the longest finite worst case and the target, with some air. */
function horizon(input: TimelineInput): number {
  const ends = shownRecoveries(input.outcome).flatMap((r) => [
    ...placedPhases(r).map((p) => p.start + p.range.worst),
    // What only waits for a repair has no phases; its hours would press the minutes of the others into slivers.
    ...(r.phases.length > 0 || isAlone(r, input.outcome) ? [r.rto?.worst ?? 0, r.rto?.typical ?? 0] : []),
  ])
  const times = input.outcome.journeys.flatMap((j) => moments(j))
  const longest = Math.max(0, ...[...ends, ...times].filter((t) => Number.isFinite(t)))
  const target = input.target?.seconds ?? 0
  // A target far beyond everything would press the bars into a sliver: it is then named in words only.
  const withTarget = target <= longest * 2.5 || longest === 0 ? Math.max(longest, target) : longest
  return withTarget > 0 ? withTarget * 1.04 : 60
}

/** When users lose and get back the service; where they only do without something, when that begins and ends. */
function moments({ intervals }: JourneyOutcome): number[] {
  const down = intervals.filter((i, k) => i.state === 'down' || intervals[k - 1]?.state === 'down')
  return (down.length > 0 ? down : intervals).map((i) => i.from)
}

function isAlone(recovery: ElementRecovery, outcome: ScenarioOutcome): boolean {
  return shownRecoveries(outcome).every((r) => r === recovery || r.phases.length === 0)
}

/** Phases with their start: after one another within a lane, lanes side by side. */
function placedPhases(
  recovery: ElementRecovery,
): { phase: ElementRecovery['phases'][number]; start: number; range: Range }[] {
  const ends = new Map<number, number>()
  return recovery.phases.map((phase) => {
    const start = ends.get(phase.lane) ?? 0
    ends.set(phase.lane, start + phase.quantity.typical)
    return { phase, start, range: phase.quantity }
  })
}

function body(input: TimelineInput, canvas: Canvas): { content: string; bottom: number } {
  const { theme, language } = canvas
  const max = horizon(input)
  const from = canvas.left + LABELS
  const to = canvas.right - VALUES
  const scale = (seconds: number): number => from + (Math.min(seconds, max) / max) * (to - from)
  let y = canvas.top + (input.target ? 24 : 8)
  const first = y
  let rows = ''
  for (const group of alike(shownRecoveries(input.outcome))) {
    const section = drawRecovery(group, input, canvas, scale, y, max)
    rows += section.content
    y = section.bottom + 10
  }
  if (rows === '') {
    rows = label(
      language === 'ru' ? 'Ни один элемент не прерывает работу.' : 'No element is interrupted.',
      canvas.left,
      y + 10,
      theme,
    )
    y += 30
  }
  const journeys = hitJourneys(input.outcome)
  if (journeys.length > 0) {
    rows += label(language === 'ru' ? 'Что видят пользователи' : 'What users see', canvas.left, y + 10, theme, {
      face: 'semibold',
      size: fonts.low.size,
    })
    y += ROW
    for (const group of journeys) {
      const row = drawJourneys(group, input, canvas, scale, y, max)
      rows += row.content
      y = row.bottom
    }
  }
  const axis = timeAxis(canvas, max, scale, first, y + 4)
  const target = input.target ? drawTarget(input.target, canvas, scale, max, first, y + 4) : ''
  const legend = chartLegend(canvas, legendItems(input, theme, language), y + 38)
  return { content: axis + target + rows + legend.content, bottom: legend.bottom }
}

/** Recoveries with the same phases are one section: eight services that Kubernetes moves alike are told once. */
function alike(recoveries: readonly ElementRecovery[]): ElementRecovery[][] {
  const groups = new Map<string, ElementRecovery[]>()
  for (const recovery of recoveries) {
    const phases = recovery.phases.map((p) => [
      p.kind,
      p.label.en,
      p.lane,
      p.quantity.best,
      p.quantity.typical,
      p.quantity.worst,
    ])
    const key = recovery.phases.length === 0 ? recovery.id : JSON.stringify(phases)
    groups.set(key, [...(groups.get(key) ?? []), recovery])
  }
  return [...groups.values()]
}

function recoveryName(recovery: ElementRecovery, input: TimelineInput, language: Language): string {
  const name = input.titleOf(recovery.element)[language]
  const at = recovery.id.split(recovery.id.includes('/') ? '/' : '@')[1]
  if (at === undefined) return name
  const title = input.titleOf(at)[language]
  // The region of a service is told where the same service is hit in another one too; a store without shards has one group,
  // which nobody named.
  const others = shownRecoveries(input.outcome).filter((r) => r.element === recovery.element && r.id !== recovery.id)
  return others.length > 0 || (recovery.id.includes('/') && title !== at) ? `${name} · ${title}` : name
}

function drawRecovery(
  group: readonly ElementRecovery[],
  input: TimelineInput,
  canvas: Canvas,
  scale: (seconds: number) => number,
  top: number,
  max: number,
): { content: string; bottom: number } {
  const { theme, language, left } = canvas
  const recovery = group[0]
  if (recovery === undefined) return { content: '', bottom: top }
  const names = group.map((r) => recoveryName(r, input, language)).join(', ')
  const heads = wrap(names, LABELS - 12, fonts.low.size, 'semibold', 7).lines
  let content = heads
    .map((text, i) => label(text, left, top + 10 + i * 16, theme, { face: 'semibold', size: fonts.low.size }))
    .join('')
  content += drawRto(recovery, input.outcome, canvas, scale, top + 10, max)
  let y = top + ROW + (heads.length - 1) * 16
  for (const { phase, start, range } of placedPhases(recovery)) {
    const lines = wrap(phase.label[language], LABELS - (phase.human ? 38 : 22), fonts.quiet.size, 'regular', 2).lines
    const height = lines.length > 1 ? ROW + 8 : ROW - 2
    const middle = y + height / 2 - 1
    if (phase.human) content += personSign(left + 12, middle, theme)
    lines.forEach((text, i) => {
      content += label(text, left + (phase.human ? 28 : 12), middle + (i - (lines.length - 1) / 2) * 14, theme, {
        tone: 'quiet',
      })
    })
    content += drawPhase(phase.kind, start, range, canvas, scale, middle, max)
    y += height
  }
  if (recovery.phases.length === 0) {
    const said = wrap(
      recovery.unknown?.[language] ?? recovery.what[language],
      LABELS - 22,
      fonts.quiet.size,
      'regular',
      5,
    )
    for (const text of said.lines) {
      content += label(text, left + 12, y + 6, theme, { tone: 'quiet' })
      y += 16
    }
  }
  return { content, bottom: y }
}

function drawPhase(
  kind: PhaseKind,
  start: number,
  range: Range,
  canvas: Canvas,
  scale: (seconds: number) => number,
  y: number,
  max: number,
): string {
  const { theme, language } = canvas
  const colour = theme.phase[kind]
  const x = scale(start)
  const end = Number.isFinite(range.typical) ? scale(start + range.typical) : scale(max)
  let out = element('rect', { x, y: y - 6, width: Math.max(2, end - x), height: 12, rx: 2, fill: colour })
  const best = scale(start + range.best)
  const worst = scale(Math.min(max, start + range.worst))
  if (range.best !== range.worst && worst - best >= 1) {
    // The whisker stands on the bar in the colour of the canvas, beyond it in ink: visible on both.
    out += rule([best, y], [Math.min(worst, end), y], theme.canvas, 1.25)
    out += rule([best, y - 3.5], [best, y + 3.5], theme.canvas, 1.25)
    if (worst > end)
      out += rule([end, y], [worst, y], theme.ink, 1.25) + rule([worst, y - 3.5], [worst, y + 3.5], theme.ink, 1.25)
  }
  return out + label(rangeText(range, language), canvas.right - VALUES + 12, y, theme, { tone: 'quiet' })
}

/** Typical, with best and worst behind it when they differ. */
function rangeText(range: Range, language: Language): string {
  const [best, typical, worst] = [range.best, range.typical, range.worst].map((v) => formatSeconds(v, language))
  if (best === worst) return typical ?? ''
  return fitLine(`${typical} (${best}…${worst})`, VALUES - 12, fonts.quiet.size, 'semibold')
}

/** When users first miss it: a silent corruption stops nothing before it is noticed. */
function beginOf(recovery: ElementRecovery, outcome: ScenarioOutcome): number {
  const bound = outcome.journeys.filter((j) => j.binding === recovery.id)
  const starts = bound.flatMap((j) => j.intervals.filter((i) => i.state === 'down').map((i) => i.from))
  return starts.length > 0 ? Math.min(...starts) : 0
}

/** A diamond at the typical RTO with a whisker from best to worst. */
function drawRto(
  recovery: ElementRecovery,
  outcome: ScenarioOutcome,
  canvas: Canvas,
  scale: (s: number) => number,
  y: number,
  max: number,
): string {
  const { theme, language, right } = canvas
  const { rto } = recovery
  const x = right - VALUES + 12
  if (rto === undefined) {
    const text = language === 'ru' ? 'RTO неизвестно' : 'RTO unknown'
    return label(text, x, y, theme, { face: 'semibold', colour: theme.verdictText.unknown })
  }
  if (!Number.isFinite(rto.typical)) {
    const text = language === 'ru' ? 'вернуть нечем' : 'nothing brings it back'
    const line = rule([scale(beginOf(recovery, outcome)), y], [scale(max), y], theme.lost, 2, '4 3')
    return line + label(text, x, y, theme, { face: 'semibold', colour: theme.verdictText.fail })
  }
  if (rto.typical > max) {
    const arrow = rule([scale(0), y], [scale(max) - 6, y], theme.quiet, 1.25, '4 3')
    const head = `M ${num(scale(max))} ${num(y)} L ${num(scale(max) - 7)} ${num(y - 4)} L ${num(scale(max) - 7)} ${num(y + 4)} Z`
    return (
      arrow +
      element('path', { d: head, fill: theme.quiet }) +
      label(rangeText(rto, language), x, y, theme, { face: 'semibold' })
    )
  }
  const at = scale(rto.typical)
  const worst = scale(rto.worst)
  const best = scale(rto.best)
  const whisker =
    rule([best, y], [worst, y], theme.ink, 1.5) +
    rule([best, y - 4], [best, y + 4], theme.ink, 1.5) +
    rule([worst, y - 4], [worst, y + 4], theme.ink, 1.5)
  const d = `M ${num(at)} ${num(y - 6)} L ${num(at + 6)} ${num(y)} L ${num(at)} ${num(y + 6)} L ${num(at - 6)} ${num(y)} Z`
  return (
    whisker +
    element('path', { d, fill: theme.ink }) +
    label(rangeText(rto, language), x, y, theme, { face: 'semibold' })
  )
}

function drawJourneys(
  group: readonly JourneyOutcome[],
  input: TimelineInput,
  canvas: Canvas,
  scale: (s: number) => number,
  top: number,
  max: number,
): { content: string; bottom: number } {
  const { theme, language, left } = canvas
  const journey = group[0]
  if (journey === undefined) return { content: '', bottom: top }
  const titles = group.map((j) => input.titleOf(j.journey)[language]).join(', ')
  const name = `${titles} · ${input.titleOf(journey.region)[language]}`
  const lines = wrap(name, LABELS - 22, fonts.quiet.size, 'regular', 6).lines
  const height = ROW - 4 + (lines.length - 1) * 14
  const y = top + height / 2 - 2
  let out = lines
    .map((text, i) => label(text, left + 12, y + (i - (lines.length - 1) / 2) * 14, theme, { tone: 'quiet' }))
    .join('')
  const colours = { served: theme.verdict.pass, degraded: theme.verdict['at-risk'], down: theme.verdict.fail }
  for (const { from, to, state } of journey.intervals) {
    const x = scale(from)
    const end = scale(Number.isFinite(to) ? to : max)
    if (end - x < 0.5) continue
    out += element('rect', { x, y: y - 5, width: end - x, height: 10, fill: colours[state] })
  }
  const words = {
    served: { ru: 'работает', en: 'served' },
    interrupted: { ru: 'перерыв', en: 'interrupted' },
    degraded: { ru: 'деградация', en: 'degraded' },
    down: { ru: 'не работает', en: 'down' },
    unknown: { ru: 'неизвестно', en: 'not known' },
  }
  const text =
    journey.rto && Number.isFinite(journey.rto.typical) ? ` ${formatSeconds(journey.rto.typical, language)}` : ''
  const value = fitLine(words[journey.outcome][language] + text, VALUES - 12, fonts.quiet.size)
  const said = label(value, canvas.right - VALUES + 12, y, theme, { tone: 'quiet' })
  return { content: out + said, bottom: top + height + 2 }
}

function legendItems(input: TimelineInput, theme: Theme, language: Language): { colour: string; text: string }[] {
  const kinds = new Set(shownRecoveries(input.outcome).flatMap((r) => r.phases.map((p) => p.kind)))
  const items = (Object.keys(phaseNames) as PhaseKind[])
    .filter((k) => kinds.has(k))
    .map((k) => ({ colour: theme.phase[k], text: phaseNames[k][language] }))
  const states = new Set(hitJourneys(input.outcome).flatMap(([j]) => (j?.intervals ?? []).map((i) => i.state)))
  const words = {
    served: { ru: 'работает', en: 'served' },
    degraded: { ru: 'деградация', en: 'degraded' },
    down: { ru: 'не работает', en: 'down' },
  }
  const colours = { served: theme.verdict.pass, degraded: theme.verdict['at-risk'], down: theme.verdict.fail }
  for (const state of ['served', 'degraded', 'down'] as const)
    if (states.has(state)) items.push({ colour: colours[state], text: words[state][language] })
  const whisker =
    language === 'ru'
      ? 'ромб — RTO обычно; усы — от лучшего до худшего'
      : 'diamond: typical RTO; whiskers: best to worst'
  if (kinds.size > 0) items.push({ colour: theme.ink, text: whisker })
  return items
}

function describeTimeline(input: TimelineInput): Said {
  const tell = (language: Language): string =>
    shownRecoveries(input.outcome)
      .map((r) => {
        const phases = r.phases.map((p) => `${p.label[language]} ${rangeText(p.quantity, language)}`).join('; ')
        return `${input.titleOf(r.element)[language]}: ${r.what[language]}${phases === '' ? '' : ` (${phases})`}.`
      })
      .join(' ')
  return { ru: tell('ru'), en: tell('en') }
}
