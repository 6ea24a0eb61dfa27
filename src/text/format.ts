/**
 * Numbers, times and counted words as people read them, per language. Three significant digits, human times, decimal
 * comma in Russian; no locale of the machine is consulted, so the same input gives the same text everywhere.
 */
import type { Language, Said } from '../language/text.ts'
import type { Range, Unit } from '../quantity/quantity.ts'

const NBSP = '\u00a0'

/** A number with at most `digits` significant digits, thousands separated by a no-break space. */
export function formatNumber(value: number, language: Language, digits = 3): string {
  if (Number.isNaN(value)) return '?'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value === 0) return '0'
  const magnitude = Math.abs(value)
  if (magnitude >= 1e15 || magnitude < 1e-4) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string]
    return `${localise(trimZeros(mantissa), language)}·10${superscript(Number(exponent))}`
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)))
  const text = magnitude >= 10 ** digits ? String(Math.round(value)) : trimZeros(value.toFixed(decimals))
  return localise(text, language)
}

/** A number with exactly `decimals` decimals, for columns that align on the decimal sign. */
export function formatFixed(value: number, decimals: number, language: Language): string {
  if (!Number.isFinite(value)) return formatNumber(value, language)
  return localise(value.toFixed(decimals), language)
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function superscript(exponent: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹'
  return String(exponent)
    .replace(/-/, '⁻')
    .replace(/[0-9]/g, (d) => digits[Number(d)] ?? d)
}

function localise(text: string, language: Language): string {
  const [whole = '', fraction] = text.replace('-', '−').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, (_, __, offset: number) =>
    whole.replace('−', '').length > 4 && offset >= 0 ? NBSP : '',
  )
  return fraction === undefined ? grouped : `${grouped}${language === 'ru' ? ',' : '.'}${fraction}`
}

const timeUnits: { over: number; divide: number; ru: string; en: string }[] = [
  { over: 2 * 86_400 * 365, divide: 86_400 * 365, ru: 'лет', en: 'y' },
  { over: 2 * 86_400, divide: 86_400, ru: 'сут', en: 'd' },
  { over: 2 * 3600, divide: 3600, ru: 'ч', en: 'h' },
  { over: 120, divide: 60, ru: 'мин', en: 'min' },
  { over: 1, divide: 1, ru: 'с', en: 's' },
  { over: 1e-3, divide: 1e-3, ru: 'мс', en: 'ms' },
  { over: 0, divide: 1e-6, ru: 'мкс', en: 'µs' },
]

/** Seconds as a human time: `32 s`, `27 min`, `4.2 h`. */
export function formatSeconds(value: number, language: Language): string {
  if (Number.isNaN(value)) return '?'
  if (!Number.isFinite(value)) return '∞'
  if (value === 0) return language === 'ru' ? `0${NBSP}с` : `0${NBSP}s`
  // Below a microsecond the figure says nothing to an architect.
  if (value > 0 && value < 1e-6) return language === 'ru' ? `< 1${NBSP}мкс` : `< 1${NBSP}µs`
  const unit = timeUnits.find((u) => value >= u.over) ?? timeUnits[timeUnits.length - 1]
  if (!unit) return String(value)
  const amount = value / unit.divide
  if (unit.ru === 'лет' && language === 'ru') return `${formatNumber(amount, 'ru')}${NBSP}${yearsRu(amount)}`
  return `${formatNumber(amount, language)}${NBSP}${unit[language]}`
}

/** `3 года`, `12 лет`, `2,5 года`: counted as it is printed. */
function yearsRu(amount: number): string {
  return pluralRu(Number(amount.toPrecision(3)), 'год', 'года', 'лет')
}

/** Bytes in decimal units: `400 GB`. */
export function formatBytes(value: number, language: Language): string {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ', 'ПБ'] : ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  if (!Number.isFinite(value)) return '∞'
  let index = 0
  let amount = value
  while (amount >= 1000 && index < units.length - 1) {
    amount /= 1000
    index += 1
  }
  return `${formatNumber(amount, language)}${NBSP}${units[index]}`
}

/**
 * A share in percent. Near 100 % as many nines are kept as tell it from 100 % (`99.9978 %`), so that availability never
 * rounds to a lie.
 */
export function formatRatio(value: number, language: Language): string {
  if (Number.isNaN(value)) return '?'
  const percent = value * 100
  if (value > 0.9 && value < 1) {
    const decimals = Math.min(9, Math.max(1, Math.ceil(-Math.log10(1 - value)) - 2 + 2))
    const floored = Math.min(Math.floor(percent * 10 ** decimals + 1e-6), 10 ** (decimals + 2) - 1) / 10 ** decimals
    return `${localise(trimZeros(floored.toFixed(decimals)), language)}${NBSP}%`
  }
  return `${formatNumber(percent, language)}${NBSP}%`
}

const signs: Record<string, string> = { RUB: '₽', USD: '$', EUR: '€' }

/** The sign of a currency; its code when it has none here. */
export function currencySign(code: string): string {
  return Object.hasOwn(signs, code) ? (signs[code] ?? code) : code
}

/** A value of a quantity with its unit. */
export function formatValue(value: number, unit: Unit, language: Language, currency = ''): string {
  switch (unit) {
    case 's':
      return formatSeconds(value, language)
    case 'B':
      return formatBytes(value, language)
    case 'ratio':
      return formatRatio(value, language)
    case '/s':
      return `${formatNumber(value, language)}${language === 'ru' ? '/с' : '/s'}`
    case 'B/s':
      return `${formatBytes(value, language)}${language === 'ru' ? '/с' : '/s'}`
    case '/year':
      return `${formatNumber(value, language)}${language === 'ru' ? '/год' : '/year'}`
    case 'money':
      return `${formatNumber(value, language, 4)}${NBSP}${currencySign(currency)}${language === 'ru' ? '/мес' : '/month'}`
    case 'level':
    case 'count':
      return formatNumber(value, language)
  }
}

/** Best / typical / worst, or one value when they are the same. */
export function formatRange(range: Range, unit: Unit, language: Language, currency = ''): string {
  const parts = [range.best, range.typical, range.worst].map((v) => formatValue(v, unit, language, currency))
  return parts[0] === parts[1] && parts[1] === parts[2] ? (parts[0] ?? '') : parts.join(' / ')
}

/** A value in both languages. */
export function sayValue(value: number, unit: Unit): Said {
  return { ru: formatValue(value, unit, 'ru'), en: formatValue(value, unit, 'en') }
}

/** Russian plural: `plural(5, 'отказ', 'отказа', 'отказов')`. */
export function pluralRu(count: number, one: string, few: string, many: string): string {
  const n = Math.abs(Math.trunc(count)) % 100
  const last = n % 10
  if (!Number.isInteger(count)) return few
  if (n > 10 && n < 20) return many
  if (last === 1) return one
  if (last >= 2 && last <= 4) return few
  return many
}

/** English plural: `pluralEn(2, 'failure')`. */
export function pluralEn(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}
