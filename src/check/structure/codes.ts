/** Entries of the structural findings by code. */
import { checkCodes } from '../../findings/catalogue/check.ts'
import type { CodeEntry } from '../../findings/finding.ts'

const entries = new Map(checkCodes.map((entry) => [entry.code, entry]))

/** The entry of a code. A code that does not exist is a defect that the first test run shows. */
export function code(name: string): CodeEntry {
  const entry = entries.get(name)
  if (!entry) throw new Error(`no such code: ${name}`)
  return entry
}
