/**
 * The last step of a finding: its sentence in one language, and the order in which findings are told. A code that the
 * catalogue does not know still gives a readable line: a finding is never lost for want of a text.
 */
import type { Language } from '../language/text.ts'
import type { CodeEntry, Finding, Severity } from './finding.ts'

/** Entries by code. */
export type Catalogue = ReadonlyMap<string, CodeEntry>

/** The catalogue of several lists of entries. The first entry of a code stays. */
export function catalogueOf(...lists: readonly (readonly CodeEntry[])[]): Catalogue {
  const entries = new Map<string, CodeEntry>()
  for (const entry of lists.flat()) if (!entries.has(entry.code)) entries.set(entry.code, entry)
  return entries
}

/** What is wrong, in one sentence without escaping. */
export function message(entry: CodeEntry | undefined, finding: Finding, language: Language): string {
  return entry ? entry.message[language](finding.params) : bare(finding)
}

/** What to do about it, without escaping. Empty for a code that the catalogue does not know. */
export function fixText(entry: CodeEntry | undefined, finding: Finding, language: Language): string {
  return entry ? entry.fix[language](finding.params) : ''
}

function bare(finding: Finding): string {
  const params = Object.entries(finding.params).map(([name, value]) => `${name}: ${value}`)
  return params.length > 0 ? `${finding.code} (${params.join(', ')})` : finding.code
}

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Worst first (accepted ones last), then by file, line, column, code and thing. A total order: the same set, the same list. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
      rank[a.severity] - rank[b.severity] ||
      compare(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.element ?? '', b.element ?? '') ||
      compare(bare(a), bare(b)),
  )
}

/** Order by code units: no locale of the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
