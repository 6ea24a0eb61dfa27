/**
 * Values of findings as people read them, for the sentences of the catalogue. Params are plain: durations are seconds,
 * sizes bytes, shares 0..1; here they get their unit in the language of the sentence.
 */
import { formatBytes, formatNumber, formatRatio, formatSeconds, pluralEn, pluralRu } from '../text/format.ts'
import type { Params } from './finding.ts'

type Value = Params[string] | undefined

const number = (value: Value): number => (value === undefined ? Number.NaN : Number(value))

/** Russian wording of values. */
export const ru = {
  time: (value: Value): string => formatSeconds(number(value), 'ru'),
  bytes: (value: Value): string => formatBytes(number(value), 'ru'),
  share: (value: Value): string => formatRatio(number(value), 'ru'),
  number: (value: Value): string => formatNumber(number(value), 'ru'),
  /** A count with its noun: `5 отказов`. */
  count: (value: Value, one: string, few: string, many: string): string =>
    `${formatNumber(number(value), 'ru')}\u00a0${pluralRu(number(value), one, few, many)}`,
  quote: (value: Value): string => `«${value ?? ''}»`,
}

/** English wording of values. */
export const en = {
  time: (value: Value): string => formatSeconds(number(value), 'en'),
  bytes: (value: Value): string => formatBytes(number(value), 'en'),
  share: (value: Value): string => formatRatio(number(value), 'en'),
  number: (value: Value): string => formatNumber(number(value), 'en'),
  /** A count with its noun: `5 failures`. */
  count: (value: Value, one: string, many?: string): string =>
    `${formatNumber(number(value), 'en')}\u00a0${pluralEn(number(value), one, many)}`,
  quote: (value: Value): string => `“${value ?? ''}”`,
}
