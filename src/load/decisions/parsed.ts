/** What one file of a decision says, whichever way it was read. */
import type { Root } from 'mdast'
import type { SourcePlace } from '../../findings/finding.ts'
import type { Decision, DecisionLink } from '../loaded-model.ts'
import type { FrontMatter } from './front-matter.ts'
import { linkKind } from './status.ts'

/** A record before it is joined with its translations and checked against the others. */
export interface ParsedDecision {
  head: FrontMatter
  title: string
  statusRaw: string
  statusPlace: SourcePlace
  date: string
  deciders: string[]
  options: Decision['options']
  /** Links of the front matter, the status and the text, in this order. */
  links: DecisionLink[]
  /** Absent when the record was read without its text. */
  body?: Root
}

/** Links of the front matter: its own keys, then the numbers in a status such as `superseded by ADR-0005`. */
export function headLinks(head: FrontMatter): DecisionLink[] {
  const kind = head.status && linkKind(head.status.text)
  return [...head.links, ...(kind && head.status ? numbersIn(head.status.text, kind, head.status.place) : [])]
}

/** `superseded by ADR-0005`. */
export function numbersIn(text: string, kind: DecisionLink['kind'], place: SourcePlace): DecisionLink[] {
  return [...text.matchAll(/\bADR[-_ ]?(\d+)/giu)].map((found) => ({ kind, to: found[1] ?? '', place }))
}
