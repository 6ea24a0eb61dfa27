/** Values as the author wrote them (`'4h'`, `'0.1/year'`, `'600GB'`), printed as people of one language read them. */
import type { Language } from '../language/text.ts'
import {
  bytes,
  bytesPerSecond,
  type Duration,
  perYear,
  type Rate,
  type Ratio,
  ratio,
  type Size,
  seconds,
  type Throughput,
} from '../language/units.ts'
import { formatBytes, formatNumber, formatRatio, formatSeconds, formatValue } from './format.ts'

const NBSP = '\u00a0'
const periods: Record<string, { ru: string; en: string }> = {
  s: { ru: 'с', en: 's' },
  min: { ru: 'мин', en: 'min' },
  h: { ru: 'ч', en: 'h' },
  day: { ru: 'сут', en: 'day' },
  week: { ru: 'нед', en: 'week' },
  month: { ru: 'мес', en: 'month' },
  year: { ru: 'год', en: 'year' },
}

/** The value in the reader's language; a text that is no value with a unit stays as it is. */
export function formatAuthored(value: string | number | undefined, language: Language): string {
  if (value === undefined) return '—'
  if (typeof value === 'number') return formatNumber(value, language)
  const match = /^([0-9]+(?:\.[0-9]+)?)(.*)$/.exec(value)
  if (!match) return value
  const [, amount = '', unit = ''] = match
  if (unit === '') return formatNumber(Number(amount), language)
  if (unit === '%') return formatRatio(ratio(value as Ratio), language)
  if (unit.startsWith('/')) {
    const period = periods[unit.slice(1)]
    return period && !Number.isNaN(perYear(value as Rate))
      ? `${formatNumber(Number(amount), language)}/${period[language]}`
      : value
  }
  if (unit.endsWith('/s')) {
    const throughput = bytesPerSecond(value as Throughput)
    return Number.isNaN(throughput) ? value : formatValue(throughput, 'B/s', language)
  }
  const size = bytes(value as Size)
  if (!Number.isNaN(size)) return formatBytes(size, language)
  const time = seconds(value as Duration)
  if (!Number.isNaN(time)) return formatSeconds(time, language)
  return value.replace(/ /g, NBSP)
}
