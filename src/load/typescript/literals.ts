/**
 * Finds where the fields of an object literal stand in a call of the builder. A scanner, not a parser: it knows strings,
 * comments and brackets, and where the author computed the options it finds nothing, so the place of the call remains.
 */

/** Called with the dotted path of a field or item inside the literal and the offset where it begins. */
type OnField = (path: string, offset: number) => void

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' }
const identifier = /[\p{L}\p{N}_$]/u

/** White space, found without a pattern for the usual characters: this is asked for every one of the text. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && /\s/.test(text[at] ?? '')
}

/** Offset after white space and comments. */
function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    while (at < text.length && isSpace(text, at)) at++
    if (text[at] !== '/') return at
    if (text.startsWith('//', at)) at = endOf(text, '\n', at)
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2)
    else return at
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** Offset after the string or template that begins here. */
function skipString(text: string, from: number): number {
  const quote = text[from]
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
    else if (quote === '`' && text.startsWith('${', at)) at = skipBracket(text, at + 1) - 1
  }
  return text.length
}

/** Offset after the bracket that begins here. */
function skipBracket(text: string, from: number): number {
  const end = closing[text[from] ?? '']
  let at = skipSpace(text, from + 1)
  while (at < text.length && text[at] !== end) at = skipSpace(text, skipToken(text, at))
  return at + 1
}

function skipToken(text: string, at: number): number {
  const character = text[at] ?? ''
  if (character === "'" || character === '"' || character === '`') return skipString(text, at)
  return character in closing ? skipBracket(text, at) : at + 1
}

/** Offset of the comma or closing bracket that ends the expression. */
function skipExpression(text: string, from: number): number {
  let at = skipSpace(text, from)
  while (at < text.length && !',)]}'.includes(text[at] ?? '')) at = skipSpace(text, skipToken(text, at))
  return at
}

/** A value: literals are entered, everything else is passed over. Returns the offset where it ends. */
function readValue(text: string, from: number, path: string, onField: OnField): number {
  const at = skipSpace(text, from)
  if (text[at] === '{') return skipExpression(text, readObject(text, at, path, onField))
  if (text[at] === '[') return skipExpression(text, readArray(text, at, path, onField))
  return skipExpression(text, at)
}

function readArray(text: string, from: number, path: string, onField: OnField): number {
  let at = skipSpace(text, from + 1)
  for (let index = 0; at < text.length && text[at] !== ']'; index++) {
    // What a spread stands for is not known, and so is the number of what follows it.
    if (text.startsWith('...', at)) return skipBracket(text, from)
    onField(`${path}.${index}`, at)
    at = readValue(text, at, `${path}.${index}`, onField)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return at + 1
}

/** The key at the offset: its text and where it ends. */
function readKey(text: string, at: number): { key: string; end: number } | undefined {
  const character = text[at] ?? ''
  if (character === "'" || character === '"') {
    const end = skipString(text, at)
    return { key: text.slice(at + 1, end - 1), end }
  }
  let end = at
  while (end < text.length && identifier.test(text[end] ?? '')) end++
  return end > at ? { key: text.slice(at, end), end } : undefined
}

function readObject(text: string, from: number, path: string, onField: OnField): number {
  let at = skipSpace(text, from + 1)
  while (at < text.length && text[at] !== '}') {
    const found = readKey(text, at)
    if (found) {
      const field = path === '' ? found.key : `${path}.${found.key}`
      const after = skipSpace(text, found.end)
      onField(field, at)
      at = text[after] === ':' ? readValue(text, after + 1, field, onField) : skipExpression(text, after)
    } else {
      at = skipExpression(text, at)
    }
    // A bracket that closes nothing here: the text is not what it seemed, so stop.
    if (text[at] === ')' || text[at] === ']') return at
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return at + 1
}

/** Fields of the last object literal among the arguments of the call whose function name begins at the offset. */
export function fieldsOfCall(text: string, from: number, onField: OnField): void {
  let at = from
  while (identifier.test(text[at] ?? '')) at++
  at = skipSpace(text, at)
  if (text[at] !== '(') return
  let last: number | undefined
  at = skipSpace(text, at + 1)
  while (at < text.length && text[at] !== ')') {
    if (text[at] === '{') last = at
    at = skipExpression(text, at)
    if (text[at] === ']' || text[at] === '}') return
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  if (last !== undefined) readObject(text, last, '', onField)
}
