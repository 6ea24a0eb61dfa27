/** Days between ISO dates. The clock is never asked: `today` is given, or nothing can be said. */

const pattern = /^\d{4}-\d{2}-\d{2}$/

/** A calendar date as YYYY-MM-DD; undefined for anything else. */
export function isoDate(text: unknown): string | undefined {
  if (typeof text !== 'string' || !pattern.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}

/** Whole days from one date to a later one; undefined when either is no date. */
export function daysBetween(from: unknown, to: unknown): number | undefined {
  const [a, b] = [isoDate(from), isoDate(to)]
  if (a === undefined || b === undefined) return undefined
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)
}
