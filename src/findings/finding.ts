/**
 * A finding: what is wrong, where, and what to do. The sentence is made last, per language, from the catalogue of codes.
 */
import type { Said } from '../language/text.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Where in the author's files. `file` is relative to the workspace, with `/`; line and column start at 1. */
export interface SourcePlace {
  file: string
  line: number
  column: number
}

export type Params = Record<string, string | number>

/** One thing to tell the user. `code` is a key of the catalogue (or the id of a rule). */
export interface Finding {
  code: string
  severity: Severity
  place?: SourcePlace
  /** Id of the thing of the model it concerns. */
  element?: string
  params: Params
  related?: { place: SourcePlace; note?: Said }[]
  /** Set when a waiver or the baseline accepts it. */
  accepted?: { by: string; reason: string }
}

/** What the catalogue says of one code. Params are inserted by the functions; nothing is escaped here: writers escape. */
export interface CodeEntry {
  code: string
  severity: Severity
  title: Said
  /** The sentence: what is wrong and what was expected. */
  message: { ru: (p: Params) => string; en: (p: Params) => string }
  /** What to do. */
  fix: { ru: (p: Params) => string; en: (p: Params) => string }
  /** Why it matters, for the documentation page. */
  why: Said
  /** Source of the rule, if it comes from outside. */
  source?: string
  /** Params of a realistic finding: the documentation page shows its sentence. */
  example?: Params
}
