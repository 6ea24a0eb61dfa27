/** The strict form of the settings and of the baseline, checked by hand: small enough to need no schema. */
import type { Finding, Params, SourcePlace } from '../../findings/finding.ts'
import { isPlain, type Plain } from '../../language/schema/plain.ts'
import { nearest } from '../../text/nearest.ts'
import { loadFinding } from '../files.ts'

/** Collects what is wrong, each mistake at its place. `at` is a JSON pointer. */
export interface Form {
  findings: Finding[]
  place: (at: string) => SourcePlace
  tell: (code: string, at: string, params: Params) => void
  /** A record with these fields only; undefined when it is something else. */
  record: (value: unknown, at: string, known: readonly string[]) => Plain | undefined
  list: (value: unknown, at: string) => unknown[]
  /** A text that is not empty; undefined, and told, when it is something else. */
  text: (owner: Plain, field: string, at: string) => string | undefined
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
/** The last key of a pointer, as the author wrote it. */
const nameOf = (at: string): string => keyText(at.split('/').at(-1) ?? '')
const keyText = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~')

/** A key as a part of a JSON pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

export function formOf(file: string, places: ReadonlyMap<string, SourcePlace>): Form {
  const findings: Finding[] = []
  const place = (at: string): SourcePlace => {
    for (let known = at; known !== ''; known = known.slice(0, known.lastIndexOf('/'))) {
      const found = places.get(known)
      if (found) return found
    }
    return { file, line: 1, column: 1 }
  }
  const where = (at: string): string => at.slice(1).split('/').map(keyText).join('.') || file
  const tell: Form['tell'] = (code, at, params) => {
    findings.push(loadFinding(code, place(at), { ...params, where: where(at) }))
  }
  const record: Form['record'] = (value, at, known) => {
    if (!isPlain(value)) {
      tell('wrong-type', at, { field: nameOf(at) || file, found: kindOf(value), expected: 'object' })
      return undefined
    }
    for (const field of Object.keys(value)) {
      if (known.length > 0 && !known.includes(field)) {
        tell('unknown-field', `${at}/${pointerPart(field)}`, { field, suggestion: nearest(field, known) ?? '' })
      }
    }
    return value
  }
  const list: Form['list'] = (value, at) => {
    if (Array.isArray(value)) return value
    if (value !== undefined) tell('wrong-type', at, { field: nameOf(at), found: kindOf(value), expected: 'array' })
    return []
  }
  const text: Form['text'] = (owner, field, at) => {
    const value = owner[field]
    if (typeof value === 'string' && value.trim() !== '') return value
    if (value === undefined || value === null) tell('missing-field', at, { field })
    else if (typeof value === 'string')
      tell('wrong-value', `${at}/${field}`, { field, value, allowed: '…', suggestion: '' })
    else tell('wrong-type', `${at}/${field}`, { field, found: kindOf(value), expected: 'string' })
    return undefined
  }
  return { findings, place, tell, record, list, text }
}
