/**
 * The YAML head of a decision record: MADR's keys and ours (addresses, affects, options, confirmed-by and the links).
 * Keys may be written with `-`, `_` or in camel case. What has a wrong shape is reported and left out.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Finding, SourcePlace } from '../../findings/finding.ts'
import { loadFinding } from '../files.ts'
import type { Decision, DecisionLink } from '../loaded-model.ts'
import { isoDate } from './status.ts'

/** A text of the head with its place. */
interface Placed {
  text: string
  place: SourcePlace
}

export interface FrontMatter {
  status?: Placed
  date: string
  deciders: string[]
  addresses: Placed[]
  affects: Placed[]
  confirmedBy: Placed[]
  options: { option: Decision['options'][number]; place: SourcePlace }[]
  links: DecisionLink[]
  findings: Finding[]
}

const linkKeys: readonly DecisionLink['kind'][] = [
  'supersedes',
  'superseded-by',
  'amends',
  'amended-by',
  'relates-to',
  'depends-on',
  'conflicts-with',
]

function keyName(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** Nothing in the head, or no head. */
export function emptyFrontMatter(): FrontMatter {
  return { date: '', deciders: [], addresses: [], affects: [], confirmedBy: [], options: [], links: [], findings: [] }
}

/** Reads the head. `line` is the line of the file where its text begins. */
export function readFrontMatter(file: string, text: string, line: number): FrontMatter {
  const head = emptyFrontMatter()
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number | undefined): SourcePlace => {
    const { line: row, col } = lines.linePos(offset ?? 0)
    return { file, line: Math.max(row, 1) + line - 1, column: Math.max(col, 1) }
  }
  // After the first error the parser guesses; what it says next is mostly about its guess.
  for (const error of document.errors.slice(0, 1)) {
    head.findings.push(loadFinding('decision-front-matter', at(error.pos[0]), { file, reason: error.code }))
  }
  if (document.errors.length > 0 || !isMap(document.contents)) return head
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key)) continue
    const key = keyName(String(pair.key.value))
    const place = at(pair.key.range?.[0])
    readField(head, key, pair.value, place, (offset) => at(offset))
  }
  return head
}

type At = (offset: number | undefined) => SourcePlace

/** One text or a list of texts. */
function texts(value: unknown, at: At): Placed[] | undefined {
  if (isScalar(value)) {
    if (value.value === null || value.value === '') return []
    return [{ text: scalarText(value), place: at(value.range?.[0]) }]
  }
  if (!isSeq(value)) return value === null || value === undefined ? [] : undefined
  const all: Placed[] = []
  for (const item of value.items) {
    if (!isScalar(item)) return undefined
    all.push({ text: scalarText(item), place: at(item.range?.[0]) })
  }
  return all
}

/** The text as it is written: `0005` stays `0005` and a date stays a date. */
function scalarText(value: { value: unknown; source?: string }): string {
  return (typeof value.value === 'string' ? value.value : (value.source ?? String(value.value))).trim()
}

function readField(head: FrontMatter, key: string, value: unknown, place: SourcePlace, at: At): void {
  const wrong = (): void => {
    head.findings.push(loadFinding('decision-field', place, { field: key }, 'warning'))
  }
  if (key === 'options') {
    if (isSeq(value)) for (const item of value.items) readOption(head, item, at, wrong)
    else wrong()
    return
  }
  const link = linkKeys.find((kind) => kind === key)
  const known =
    link ?? ['status', 'date', 'decision-makers', 'deciders', 'addresses', 'affects', 'confirmed-by'].includes(key)
  if (!known) return
  const found = texts(value, at)
  if (!found) {
    wrong()
    return
  }
  if (link) for (const one of found) head.links.push({ kind: link, to: one.text, place: one.place })
  else if (key === 'status' && found[0]) head.status = found[0]
  else if (key === 'date') head.date = isoDate(found[0]?.text)
  else if (key === 'addresses') head.addresses = found
  else if (key === 'affects') head.affects = found
  else if (key === 'confirmed-by') head.confirmedBy = found
  else if (key !== 'status') head.deciders = found.flatMap(({ text }) => splitNames(text))
}

/** `Anna, Boris` is two people. */
export function splitNames(text: string): string[] {
  return text
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readOption(head: FrontMatter, item: unknown, at: At, wrong: () => void): void {
  if (isScalar(item)) {
    head.options.push({ option: { title: scalarText(item), chosen: false }, place: at(item.range?.[0]) })
    return
  }
  const title = isMap(item) ? item.get('title') : undefined
  if (!isMap(item) || typeof title !== 'string') {
    wrong()
    return
  }
  const variant = item.get('variant')
  const option = { title, chosen: item.get('chosen') === true, ...(typeof variant === 'string' ? { variant } : {}) }
  head.options.push({ option, place: at(item.range?.[0]) })
}
