/** Plain data whose shape is not known yet: what an author wrote before the schema has looked at it. */

/** A record with fields of any kind. */
export type Plain = Record<string, unknown>

/** True for a record: an object that is neither null nor a list. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every text of a value, at any depth, put into `found`. */
export function collectTexts(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') found.add(value)
  else if (Array.isArray(value)) for (const item of value) collectTexts(item, found)
  else if (isPlain(value)) for (const field of Object.values(value)) collectTexts(field, found)
}
