/** What the load stage gives: the document, where each thing stands in the author's files, the decisions, the findings. */

import type { Root } from 'mdast'
import type { Finding, SourcePlace } from '../findings/finding.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Language } from '../language/text.ts'

/** Places in the files by path: `profiles`, `profiles.backup.in`, `api->profiles.timeout`. */
export type SourceMap = Record<string, SourcePlace>

export type DecisionStatus = 'draft' | 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded' | 'unknown'

/** Links between decisions; always stored both ways by the author, checked by us. */
export interface DecisionLink {
  kind: 'supersedes' | 'superseded-by' | 'amends' | 'amended-by' | 'relates-to' | 'depends-on' | 'conflicts-with'
  /** Number or slug of the other decision. */
  to: string
  place: SourcePlace
}

/** One language's text of a decision. */
export interface DecisionText {
  language: Language
  file: string
  title: string
  /** The body without front matter and first heading. Absent when the workspace was loaded without texts. */
  body?: Root
  /** Titles of the options in this language, in the order of the record. */
  optionTitles?: string[]
  /** Decision makers as this language's file names them. */
  deciders?: string[]
}

/** An architecture decision record. */
export interface Decision {
  /** File name without number, language and extension: the identity. */
  slug: string
  /** Display number from the file name, if any. */
  number?: number
  status: DecisionStatus
  statusRaw: string
  /** ISO date or empty. */
  date: string
  deciders: string[]
  links: DecisionLink[]
  /** Requirement ids. */
  addresses: string[]
  /** Element ids. */
  affects: string[]
  /** Options in the order of the record. `variant` is the variant that models the option; `base` means the model as it is. */
  options: { title: string; variant?: string; chosen: boolean }[]
  /** Scenarios, metrics or requirement ids that confirm it. */
  confirmedBy: string[]
  texts: DecisionText[]
  place: SourcePlace
}

/** What the author wrote and a mistake made unusable, so that it is not in the document. */
export interface Lost {
  ids: readonly string[]
  /** What it, or the owner of a field that is gone, names among what is left. */
  named: readonly string[]
  /** Something without a readable id is gone: any id may have been its own. */
  nameless: boolean
}

/** A loaded system. `document` may still break references: the check stage says so. */
export interface LoadedModel {
  /** Folder or file of the model, relative to the workspace. */
  path: string
  document: ArchitectureDocument
  sources: SourceMap
  decisions: Decision[]
  findings: Finding[]
  /** Only of a model with mistakes against the schema. */
  lost?: Lost
}

/** A model that passed the check stage without an error finding: references resolve, units parse, ids are unique. */
export interface CheckedModel extends LoadedModel {
  readonly checked: true
}

/** The place of a thing or of one of its fields; the nearest enclosing place when the field has none of its own. */
export function placeOf(sources: SourceMap, path: string): SourcePlace | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = Object.hasOwn(sources, at) ? sources[at] : undefined
    if (found) return found
  }
  return sources['']
}
