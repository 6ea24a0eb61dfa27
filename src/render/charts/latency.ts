/** Waterfall of the mean response time: one row per part in the order of the call, percentiles named above. */
import type { JourneyLatency } from '../../analyse/analysis.ts'
import type { Language, Said } from '../../language/text.ts'
import { type as fonts } from '../../layout/style.ts'
import { wrap } from '../../layout/text/wrap.ts'
import { formatSeconds } from '../../text/format.ts'
import { element } from '../markup.ts'
import type { Theme } from '../theme.ts'
import { type Canvas, type ChartOptions, type ChartPicture, chartLegend, drawChart, label, timeAxis } from './frame.ts'

export interface LatencyInput {
  latency: JourneyLatency
  titleOf: (id: string) => Said
}

type Part = JourneyLatency['parts'][number]
type PartKind = Part['kind']

/** One step of the call: its parts follow one another under one label. */
export interface Step {
  label: Said
  parts: Part[]
  seconds: number
}

/** The element and, of a store, what is done there and for whom. */
function nameOf(part: Part): Said {
  const { label, detail } = part
  if (!detail) return label
  return { ru: `${label.ru}: ${detail.ru}`, en: `${label.en}: ${detail.en}` }
}

/** Steps of the call in their order. */
export function stepsOf(parts: readonly Part[]): Step[] {
  const steps: Step[] = []
  let before: Part | undefined
  for (const part of parts) {
    const last = steps.at(-1)
    // A way over the network starts a new step, even to the same place as before.
    const same = last && last.label.en === nameOf(part).en && !(part.kind === 'network' && before?.kind !== 'network')
    if (same) {
      last.parts.push(part)
      last.seconds += part.seconds
    } else steps.push({ label: nameOf(part), parts: [part], seconds: part.seconds })
    before = part
  }
  return steps
}

const kindNames: Record<PartKind, Said> = {
  network: { ru: 'сеть', en: 'network' },
  service: { ru: 'обработка', en: 'service' },
  wait: { ru: 'ожидание в очереди', en: 'waiting in a queue' },
  commit: { ru: 'подтверждение копиями', en: 'commit on copies' },
}

const LABELS = 300
const VALUES = 84
const ROW = 22

function colourOf(kind: PartKind, theme: Theme): string {
  const colours: Record<PartKind, string> = {
    network: theme.phase.detect,
    service: theme.phase.act,
    wait: theme.phase.warm,
    commit: theme.phase.human,
  }
  return colours[kind]
}

export function renderLatency(input: LatencyInput, options: ChartOptions): ChartPicture {
  return drawChart(message(input), describe(input), options, (canvas) => body(input, canvas))
}

function message({ latency, titleOf }: LatencyInput): Said {
  const say = (language: Language): string => {
    const name = `${titleOf(latency.journey)[language]} (${titleOf(latency.region)[language]})`
    if (latency.unknown) return `${name}: ${latency.unknown[language]}`
    const p99 = latency.percentiles.find((p) => p.p === 99)?.value.typical ?? latency.mean.typical
    const largest = latency.parts.reduce<Part | undefined>(
      (a, b) => (a === undefined || b.seconds > a.seconds ? b : a),
      undefined,
    )
    const time = formatSeconds(p99, language)
    const part =
      largest === undefined
        ? ''
        : `, ${language === 'ru' ? 'дольше всего' : 'mostly'}: ${largest.label[language]} (${kindNames[largest.kind][language]})`
    const load =
      latency.load === 'peak' ? { ru: 'в час пик', en: 'at peak' } : { ru: 'в обычное время', en: 'at normal load' }
    return language === 'ru'
      ? `${name}: 99 % ответов быстрее ${time} ${load.ru}${part}`
      : `${name}: 99 % of answers within ${time} ${load.en}${part}`
  }
  return { ru: say('ru'), en: say('en') }
}

function body({ latency }: LatencyInput, canvas: Canvas): { content: string; bottom: number } {
  const { theme, language, left } = canvas
  const finite = latency.parts.filter((p) => Number.isFinite(p.seconds))
  const sum = finite.reduce((total, p) => total + p.seconds, 0)
  const max = Math.max(1e-6, sum) * 1.02
  const from = left + LABELS
  const to = canvas.right - VALUES
  const scale = (s: number): number => from + (Math.min(s, max) / max) * (to - from)
  const words = latency.percentiles.map((p) => `p${p.p} ${formatSeconds(p.value.typical, language)}`)
  const mean = `${language === 'ru' ? 'среднее' : 'mean'} ${formatSeconds(latency.mean.typical, language)}`
  let content = label([mean, ...words].join(' · '), left, canvas.top + 6, theme, { face: 'semibold' })
  let y = canvas.top + 24
  const first = y
  let start = 0
  for (const step of stepsOf(latency.parts)) {
    const lines = wrap(step.label[language], LABELS - 12, fonts.quiet.size, 'regular', 2).lines
    const height = lines.length > 1 ? ROW + 12 : ROW
    const middle = y + height / 2
    lines.forEach((text, i) => {
      content += label(text, left, middle + (i - (lines.length - 1) / 2) * 14, theme)
    })
    for (const part of step.parts) {
      const seconds = Number.isFinite(part.seconds) ? part.seconds : max - start
      const x = scale(start)
      const width = scale(start + seconds) - x
      if (width >= 0.2)
        content += element('rect', {
          x,
          y: middle - 6,
          width: Math.max(1, width),
          height: 12,
          fill: colourOf(part.kind, theme),
        })
      start += seconds
    }
    content += label(formatSeconds(step.seconds, language), canvas.right, middle, theme, {
      tone: 'quiet',
      anchor: 'end',
    })
    y += height
  }
  const axis = timeAxis(canvas, max, scale, first, y + 2)
  const kinds = (Object.keys(kindNames) as PartKind[]).filter((k) => latency.parts.some((p) => p.kind === k))
  const items = kinds.map((k) => ({ colour: colourOf(k, theme), text: kindNames[k][language] }))
  const legend = chartLegend(canvas, items, y + 36)
  return { content: axis + content + legend.content, bottom: legend.bottom }
}

function describe(input: LatencyInput): Said {
  const tell = (language: Language): string => {
    const steps = stepsOf(input.latency.parts).map(
      (step) => `${step.label[language]} — ${formatSeconds(step.seconds, language)}`,
    )
    return language === 'ru'
      ? `Среднее время по шагам: ${steps.join('; ')}.`
      : `Mean time by step: ${steps.join('; ')}.`
  }
  return { ru: tell('ru'), en: tell('en') }
}
