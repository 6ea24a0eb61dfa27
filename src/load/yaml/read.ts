/**
 * One YAML or JSON file as data with the place of every field. The text is hostile: aliases are limited, depth is
 * limited, and whatever the parser throws becomes a finding.
 */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
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

function syntaxFindings(document: Document, file: string, at: (offset: number) => SourcePlace): Finding[] {
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY')
  // After the first syntax error the parser guesses; what it says next is mostly about its guess.
  const syntax = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1)
  return [...syntax, ...duplicates].map((error) => {
    const code = error.code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax'
    return loadFinding(code, at(error.pos[0]), { file, reason: error.code })
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
    const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
    const at = (offset: number): SourcePlace => {
      const { line, col } = lines.linePos(offset)
      return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
    }
    const findings = syntaxFindings(document, file, at)
    if (document.errors.length > 0) return { file, data: undefined, places, findings }
    collect(document.contents, '', at, places)
    const alias = firstAlias(document.contents)
    try {
      return { file, data: document.toJS({ maxAliasCount: maximumAliases }), places, findings }
    } catch {
      return failed('yaml-aliases', alias === undefined ? startOf(file) : at(alias))
    }
  } catch {
    return failed('yaml-too-deep')
  }
}

function firstAlias(node: unknown): number | undefined {
  if (isAlias(node)) return node.range?.[0]
  const children: unknown[] = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : []
  for (const child of children) {
    const found = firstAlias(child)
    if (found !== undefined) return found
  }
  return undefined
}
