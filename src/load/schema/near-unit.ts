/**
 * What an author probably meant by a value whose unit does not fit: `80 GB` is `80GB`, `5sec` is `5s`, `100Mbit/s` is
 * `12.5MB/s`. Only a guess for the message; nothing is computed with it.
 */
import { decimal } from '../../language/schema/shorthand.ts'

/** Spellings of a unit, in lower case, and the unit. */
const durations: Record<string, string> = {
  us: 'us',
  µs: 'us',
  μs: 'us',
  usec: 'us',
  ms: 'ms',
  msec: 'ms',
  millis: 'ms',
  мс: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  с: 's',
  сек: 's',
  m: 'm',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  мин: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  ч: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  дн: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  y: 'y',
  yr: 'y',
  year: 'y',
  years: 'y',
}
const periods: Record<string, string> = {
  s: 's',
  sec: 's',
  second: 's',
  с: 's',
  min: 'min',
  m: 'min',
  minute: 'min',
  мин: 'min',
  h: 'h',
  hr: 'h',
  hour: 'h',
  ч: 'h',
  d: 'day',
  day: 'day',
  w: 'week',
  week: 'week',
  month: 'month',
  y: 'year',
  yr: 'year',
  year: 'year',
}
const currencies: Record<string, string> = {
  usd: 'USD',
  $: 'USD',
  eur: 'EUR',
  '€': 'EUR',
  rub: 'RUB',
  '₽': 'RUB',
  руб: 'RUB',
}

function own(table: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function size(unit: string): string | undefined {
  const match = /^([kmgtp]?)(i?)b?$/i.exec(unit)
  if (!match || unit === '') return undefined
  const [, prefix = '', binary] = match
  if (prefix === '') return binary === '' ? 'B' : undefined
  if (binary !== '') return `${prefix.toUpperCase()}iB`
  return prefix.toLowerCase() === 'k' ? 'kB' : `${prefix.toUpperCase()}B`
}

/** Bits are said with `bit` or, by custom, with a small `b` in `Mbps`; a small `b` elsewhere is not clear. */
function throughput(amount: number, unit: string): string | undefined {
  const bits = /^([kmgt])(?:bits?\/s(?:ec)?|bps)$/i.exec(unit)
  if (bits && !unit.includes('B')) return `${decimal(amount / 8)}${size(bits[1] ?? '')}/s`
  const bytes = /^([kmgt]?i?b?)(?:\/s(?:ec|econd)?|ps)$/i.exec(unit)
  const known = bytes && !/^[KMGT]b/.test(unit) ? size(bytes[1] ?? '') : undefined
  return known && `${decimal(amount)}${known}/s`
}

function rate(amount: string, unit: string): string | undefined {
  if (/^(rps|qps|tps|req\/s)$/i.test(unit)) return `${amount}/s`
  const period = own(periods, unit.toLowerCase().replace(/^(\/|per )\s*/, ''))
  return period && /^(\/|per )/i.test(unit) ? `${amount}/${period}` : undefined
}

function ratio(amount: number, unit: string): string | undefined {
  if (/^(%|percent|pct)$/i.test(unit)) return `${decimal(amount)}%`
  if (unit !== '' || amount > 100) return undefined
  // Rounded to what a binary fraction can say: 0.07 is 7 %, not 7.000000000000001 %.
  return `${decimal(amount > 1 ? amount : Number((amount * 100).toPrecision(12)))}%`
}

function money(amount: string, unit: string): string | undefined {
  const currency = own(currencies, unit.toLowerCase().replace(/\s*(\/|per )\s*(month|mo|мес)?\.?$/, ''))
  return currency && `${amount} ${currency}/month`
}

/** The value as it was probably meant, in the form of the unit `expected` (a name of the vocabulary). */
export function nearUnit(value: string | number, expected: string): string | undefined {
  const text = String(value)
    .trim()
    .replace(/^[$€₽]\s*([\d.,]+)$/, (whole, number) => `${number}${whole[0]}`)
  const match = /^([0-9]+(?:[.,][0-9]+)?)\s*(.*)$/.exec(text)
  if (!match) return undefined
  const [amount, unit] = [(match[1] ?? '').replace(',', '.'), match[2] ?? '']
  switch (expected) {
    case 'Duration':
    case 'TimeEstimate': {
      const known = own(durations, unit.toLowerCase())
      return known && `${amount}${known}`
    }
    case 'Size': {
      const known = size(unit)
      return known && `${amount}${known}`
    }
    case 'Throughput':
      return throughput(Number(amount), unit)
    case 'Rate':
      return rate(amount, unit)
    case 'Ratio':
      return ratio(Number(amount), unit)
    case 'Money':
      return money(amount, unit)
    default:
      return undefined
  }
}
