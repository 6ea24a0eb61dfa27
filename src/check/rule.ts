/** A lint rule: what the catalogue says of it and how it is found. One file per rule in `rules/`, named by its id. */
import type { CodeEntry, Finding } from '../findings/finding.ts'
import type { Context } from './context.ts'

export interface Rule {
  entry: CodeEntry
  /** Findings of the rule in a model. Pure; reads the context only; linear in the size of the model. */
  check: (context: Context) => Finding[]
}
