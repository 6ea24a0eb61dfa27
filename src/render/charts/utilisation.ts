/** Utilisation of every station at peak, the busiest first, with the limit of 100 % and the usual warning line of 70 %. */
import type { PerformanceAnalysis } from '../../analyse/analysis.ts'
import type { Language, Said } from '../../language/text.ts'
import { type as fonts } from '../../layout/style.ts'
import { fitLine } from '../../layout/text/wrap.ts'
import { formatRatio } from '../../text/format.ts'
import { element } from '../markup.ts'
import { type Canvas, type ChartOptions, type ChartPicture, drawChart, label, rule } from './frame.ts'

export interface UtilisationInput {
  performance: PerformanceAnalysis
  /** Name of a station by its id, element and region. */
  nameOf: (id: string, element: string, region: string) => Said
}

const LABELS = 330
const VALUES = 64
const ROW = 24
/** More rows than a page holds are left out, the least busy first, and counted. */
const MOST = 30
const WARN = 0.7

export function renderUtilisation(input: UtilisationInput, options: ChartOptions): ChartPicture {
  const rows = ranked(input)
  const say = (language: Language): string => {
    const top = rows[0]
    if (top === undefined) return language === 'ru' ? 'Загрузка неизвестна' : 'Utilisation is unknown'
    const name = stationName(top, input, language)
    const load = formatRatio(top.utilisation.typical, language)
    const full = top.utilisation.typical >= 1
    if (language === 'ru')
      return full ? `В час пик перегружен: ${name}, ${load}` : `В час пик больше всего занято: ${name}, ${load}`
    return full ? `Overloaded at peak: ${name}, ${load}` : `Busiest at peak: ${name}, ${load}`
  }
  const describe = (language: Language): string =>
    `${rows.map((s) => `${stationName(s, input, language)} — ${formatRatio(s.utilisation.typical, language)}`).join('; ')}.`
  const title = { ru: say('ru'), en: say('en') }
  return drawChart(title, { ru: describe('ru'), en: describe('en') }, options, (canvas) => body(input, canvas))
}

type Station = PerformanceAnalysis['stations'][number]

function ranked({ performance }: UtilisationInput): Station[] {
  return performance.stations
    .filter((s) => s.unknown === undefined && !Number.isNaN(s.utilisation.typical))
    .sort((a, b) => b.utilisation.typical - a.utilisation.typical || (a.id < b.id ? -1 : 1))
}

function stationName(station: Station, input: UtilisationInput, language: Language): string {
  return input.nameOf(station.id, station.element, station.region)[language]
}

function body(input: UtilisationInput, canvas: Canvas): { content: string; bottom: number } {
  const { theme, language, left } = canvas
  const all = ranked(input)
  const rows = all.slice(0, MOST)
  const max = Math.max(1, ...rows.map((s) => s.utilisation.typical).filter(Number.isFinite)) * 1.02
  const from = left + LABELS
  const to = canvas.right - VALUES
  const scale = (v: number): number => from + (Math.min(v, max) / max) * (to - from)
  let y = canvas.top + 4
  const first = y
  let content = ''
  for (const station of rows) {
    const value = station.utilisation.typical
    const middle = y + ROW / 2
    const kind = value >= 1 ? 'fail' : value >= WARN ? 'at-risk' : 'pass'
    content += label(fitLine(stationName(station, input, language), LABELS - 12, fonts.quiet.size), left, middle, theme)
    content += element('rect', {
      x: from,
      y: middle - 7,
      width: Math.max(1, scale(value) - from),
      height: 14,
      rx: 2,
      fill: theme.verdict[kind],
    })
    content += label(formatRatio(value, language), canvas.right, middle, theme, {
      anchor: 'end',
      colour: theme.verdictText[kind],
      face: 'semibold',
    })
    y += ROW
  }
  if (all.length > rows.length) {
    const rest = all.length - rows.length
    content += label(
      language === 'ru' ? `и ещё менее занятых: ${rest}` : `and ${rest} less busy`,
      left,
      y + 10,
      theme,
      { tone: 'quiet' },
    )
    y += ROW
  }
  const marks = [
    { at: WARN, colour: theme.verdictText['at-risk'] },
    { at: 1, colour: theme.verdictText.fail },
  ]
  const lines = marks
    .map(
      ({ at, colour }) =>
        rule([scale(at), first - 2], [scale(at), y + 2], colour, 1.25, '5 3') +
        label(formatRatio(at, language), scale(at), y + 14, theme, { anchor: 'middle', colour }),
    )
    .join('')
  return { content: rule([from, first], [from, y], theme.quiet) + lines + content, bottom: y + 22 }
}
