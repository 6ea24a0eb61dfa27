/** Plain data whose shape is not known yet: what an author wrote before the schema has looked at it. */

/** A record with fields of any kind. */
export type Plain = Record<string, unknown>

/** True for a record: an object that is neither null nor a list. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
