/**
 * One YAML or JSON file as data with the place of every field. The text is hostile: aliases are limited, depth is
 * limited, and whatever the parser throws becomes a finding.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import type { Finding, SourcePlace } from '../../findings/finding.ts'
import { loadFinding, startOf } from '../files.ts'
import { readJson } from './json.ts'

/** What a file holds; `places` by JSON pointer. */
export interface DataFile {
  file: string
  data: unknown
  places: Map<string, SourcePlace>
  findings: Finding[]
}

/** An alias may repeat a node, not explode: the parser counts the nodes that aliases stand for. */
const maximumAliases = 100
const maximumDepth = 60

/** Deepest bracket or indent nesting of the text, from above: a cheap guard before the recursive parser. */
function tooDeep(text: string): boolean {
  let depth = 0
  let indents = 0
  for (const line of text.split('\n')) {
    const indent = /^[ -]*/.exec(line)?.[0].length ?? 0
    indents = Math.max(indents, indent)
    for (const character of line) {
      if (character === '[' || character === '{') depth++
      else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
      if (depth > maximumDepth) return true
    }
  }
  return indents > maximumDepth * 8
}

function pointerKey(key: unknown): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Records the place of every field below a node: a field stands where its key does, an item where it begins. */
function collect(
  node: unknown,
  pointer: string,
  at: (offset: number) => SourcePlace,
  places: Map<string, SourcePlace>,
): void {
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair)) continue
      const key: unknown = isScalar(pair.key) ? pair.key.value : undefined
      const start = (pair.key as Node | null)?.range?.[0]
      if (key === undefined || start === undefined) continue
      const field = `${pointer}/${pointerKey(key)}`
      places.set(field, at(start))
      collect(pair.value, field, at, places)
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const start = (item as Node | null)?.range?.[0]
      if (start !== undefined) places.set(`${pointer}/${index}`, at(start))
      collect(item, `${pointer}/${index}`, at, places)
    }
  }
}

/** The error more exactly than by its code, where the parser's sentence or the lines around tell what it is about. */
function syntaxReason({ code, message, pos }: Document['errors'][number], text: string): string {
  if (message.includes('without - indicator')) return 'NO_HYPHEN'
  if (message.startsWith('Missing closing')) return 'OPEN_QUOTE'
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) return 'OPEN_BRACKET'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const [line = '', ...below] = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n', 20)
    const next = below.find((one) => one.trim() !== '') ?? ''
    const indent = line.replace(/^ *- +/, (lead) => ' '.repeat(lead.length)).search(/\S/)
    if (next.search(/\S/) > indent && !/: .*: /.test(line)) return 'NEXT_DEEPER'
  }
  return code
}

function syntaxFindings(
  document: Document,
  file: string,
  text: string,
  at: (offset: number) => SourcePlace,
): Finding[] {
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY')
  // After the first syntax error the parser guesses; what it says next is mostly about its guess.
  const syntax = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1)
  return [...syntax, ...duplicates].map((error) => {
    const code = error.code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax'
    return loadFinding(code, at(error.pos[0]), { file, reason: syntaxReason(error, text) })
  })
}

/** Reads the text of one file. Never throws. */
export function readData(file: string, text: string): DataFile {
  const places = new Map<string, SourcePlace>()
  const failed = (code: string, place = startOf(file), reason = '') => {
    return { file, data: undefined, places, findings: [loadFinding(code, place, { file, reason })] }
  }
  if (tooDeep(text)) return failed('yaml-too-deep')
  const json = readJson(file, text)
  if (json) return { file, ...json, findings: [] }
  try {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false, logLevel: 'error' })
    const at = (offset: number): SourcePlace => {
      const { line, col } = lines.linePos(offset)
      return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
    }
    const findings = syntaxFindings(document, file, text, at)
    if (document.errors.length > 0) return { file, data: undefined, places, findings }
    collect(document.contents, '', at, places)
    const aliases = aliasesIn(document.contents)
    try {
      return { file, data: document.toJS({ maxAliasCount: maximumAliases }), places, findings }
    } catch {
      const dangling = aliases.find((alias) => alias.resolve(document) === undefined)
      const start = (dangling ?? aliases[0])?.range?.[0]
      const place = start === undefined ? startOf(file) : at(start)
      return dangling ? failed('yaml-syntax', place, 'NO_ANCHOR') : failed('yaml-aliases', place)
    }
  } catch {
    return failed('yaml-too-deep')
  }
}

function aliasesIn(node: unknown): Alias[] {
  if (isAlias(node)) return [node]
  const children: unknown[] = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : []
  return children.flatMap(aliasesIn)
}
