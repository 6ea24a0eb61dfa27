/**
 * Units of the language. A value with a unit is a string in the model (`'30s'`, `'200GB'`, `'99.95%'`), so that a wrong
 * unit is a compile error in TypeScript and a located finding in YAML. Inside the analyses everything is a number in
 * base units: seconds, bytes, per second, bytes per second, ratio 0..1.
 */

/**
 * A length of time: a non-negative number and a unit, e.g. `'250ms'`, `'30s'`, `'5m'` (minutes), `'4h'`, `'30d'`, `'2w'`, `'1y'`.
 * @pattern ^[0-9]+(\.[0-9]+)?(us|ms|s|m|h|d|w|y)$
 */
export type Duration = `${number}${'us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y'}`

/**
 * An amount of data, decimal (`kB`, `MB`, `GB`, `TB`) or binary (`KiB`, `MiB`, `GiB`, `TiB`), e.g. `'400GB'`.
 * @pattern ^[0-9]+(\.[0-9]+)?(B|kB|MB|GB|TB|PB|KiB|MiB|GiB|TiB)$
 */
export type Size = `${number}${'B' | 'kB' | 'MB' | 'GB' | 'TB' | 'PB' | 'KiB' | 'MiB' | 'GiB' | 'TiB'}`

/**
 * How often something happens: per second, minute, hour, day, week, month (30 days) or year, e.g. `'900/s'`, `'3/week'`.
 * @pattern ^[0-9]+(\.[0-9]+)?/(s|min|h|day|week|month|year)$
 */
export type Rate = `${number}/${'s' | 'min' | 'h' | 'day' | 'week' | 'month' | 'year'}`

/**
 * An amount of data per second, e.g. `'250MB/s'`.
 * @pattern ^[0-9]+(\.[0-9]+)?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)/s$
 */
export type Throughput = `${number}${'B' | 'kB' | 'MB' | 'GB' | 'TB' | 'KiB' | 'MiB' | 'GiB' | 'TiB'}/s`

/**
 * A share, always with a percent sign, e.g. `'99.95%'`, `'0.5%'`.
 * @pattern ^[0-9]+(\.[0-9]+)?%$
 */
export type Ratio = `${number}%`

/**
 * Money per month, e.g. `'1200 USD/month'`.
 * @pattern ^[0-9]+(\.[0-9]+)? (RUB|USD|EUR)/month$
 */
export type Money = `${number} ${'RUB' | 'USD' | 'EUR'}/month`

const durationSeconds: Record<string, number> = {
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}
const sizeBytes: Record<string, number> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
}
const rateSeconds: Record<string, number> = {
  s: 1,
  min: 60,
  h: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
}

/** Seconds in a year of 365 days, as everywhere in the project (the field's 525 600 minutes). */
export const YEAR = 31_536_000
/** Seconds in the 30-day window of an error budget. */
export const DAYS_30 = 2_592_000

function split(text: string): [number, string] {
  const match = /^([0-9]+(?:\.[0-9]+)?)\s*(.*)$/.exec(text)
  return match ? [Number(match[1]), match[2] ?? ''] : [Number.NaN, text]
}

/** Seconds of a duration. NaN when the text is not a duration: the check stage has refused such a model before. */
export function seconds(value: Duration): number {
  const [amount, unit] = split(value)
  return amount * (durationSeconds[unit] ?? Number.NaN)
}

/** Bytes of a size. NaN when the text is not a size. */
export function bytes(value: Size): number {
  const [amount, unit] = split(value)
  return amount * (sizeBytes[unit] ?? Number.NaN)
}

/** Events per second of a rate. NaN when the text is not a rate. */
export function perSecond(value: Rate): number {
  const [amount, unit] = split(value)
  return amount / (rateSeconds[unit.slice(1)] ?? Number.NaN)
}

/** Events per year of a rate. NaN when the text is not a rate. */
export function perYear(value: Rate): number {
  const [amount, unit] = split(value)
  return (amount * YEAR) / (rateSeconds[unit.slice(1)] ?? Number.NaN)
}

/** Bytes per second of a throughput. NaN when the text is not a throughput. */
export function bytesPerSecond(value: Throughput): number {
  const [amount, unit] = split(value)
  return unit.endsWith('/s') ? amount * (sizeBytes[unit.slice(0, -2)] ?? Number.NaN) : Number.NaN
}

/** A share as 0..1. NaN when the text has no percent sign. */
export function ratio(value: Ratio): number {
  const [amount, unit] = split(value)
  return unit === '%' ? amount / 100 : Number.NaN
}

/** Amount and currency of a monthly price. */
export function money(value: Money): { amount: number; currency: string } {
  const [amount, unit] = split(value)
  return { amount, currency: unit.replace('/month', '') }
}
