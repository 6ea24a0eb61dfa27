/**
 * The part of XML that data files use: elements, attributes, comments, the declaration, the five entities and character
 * references. DTDs, other entities, CDATA and processing instructions are refused, so nothing can expand or be fetched.
 * Not recursive: nesting depth is no limit of the stack, and it is bounded.
 */

export interface XmlElement {
  name: string
  attributes: Map<string, string>
  children: XmlElement[]
  /** Text directly inside, references resolved; only `label` may have any. */
  text: string
  /** Where it starts in the text. */
  offset: number
}

/** What is wrong with the text; the sentences are in the catalogue of findings. */
export type XmlReason =
  | 'text'
  | 'comment'
  | 'refused'
  | 'element-name'
  | 'closing'
  | 'roots'
  | 'attribute-space'
  | 'attribute'
  | 'quote'
  | 'value'
  | 'twice'
  | 'depth'
  | 'end'
  | 'character'
  | 'declaration'

/** `name` is the element or attribute that it is about. */
export type XmlResult = { ok: true; root: XmlElement } | { ok: false; reason: XmlReason; name: string; offset: number }

const MAX_DEPTH = 256
const NAME = /[A-Za-z_][A-Za-z0-9_.-]*/y
const SPACE = /[ \t\r\n]*/y
const DECLARATION =
  /^\uFEFF?<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1([ \t\r\n]+(encoding|standalone)[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z0-9._-]+\4)*[ \t\r\n]*\?>/
/** Characters that no XML document may hold, not even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its references resolved, or undefined when one is unknown. */
function resolved(text: string): string | undefined {
  let known = true
  const out = text.replace(/&([^;&]*;?)/g, (_, body: string) => {
    const key = body.slice(0, -1)
    const numeric = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));$/.exec(body)
    const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 16 : 10) : -1
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    const value =
      character !== '' && !FORBIDDEN.test(character)
        ? character
        : Object.hasOwn(entities, key) && body.endsWith(';')
          ? entities[key]
          : undefined
    if (value === undefined) known = false
    return value ?? ''
  })
  return known ? out : undefined
}

/** Parses a whole document. */
export function parseXml(text: string): XmlResult {
  let at = DECLARATION.exec(text)?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0)
  const problem = (reason: XmlReason, offset = at, name = ''): XmlResult => ({ ok: false, reason, name, offset })
  const forbidden = text.search(FORBIDDEN)
  if (forbidden >= 0) return problem('character', forbidden)
  if (at <= 1 && text.startsWith('<?xml', at)) return problem('declaration')
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const stop = end < 0 ? text.length : end
      const words = text.slice(at, stop)
      const inside = open[open.length - 1]
      if (words.trim() !== '') {
        const value = resolved(words)
        if (inside?.name !== 'label' || value === undefined) return problem('text')
        inside.text += value
      }
      at = stop
      continue
    }
    const start = at
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      if (end < 0) return problem('comment')
      at = end + 3
      continue
    }
    if (text[at + 1] === '!' || text[at + 1] === '?') return problem('refused')
    const closing = text[at + 1] === '/'
    at += closing ? 2 : 1
    const name = match(NAME)
    if (name === '') return problem('element-name')
    if (closing) {
      match(SPACE)
      if (text[at] !== '>' || open.pop()?.name !== name) return problem('closing', start, name)
      at += 1
      continue
    }
    const element: XmlElement = { name, attributes: new Map(), children: [], text: '', offset: start }
    const parent = open[open.length - 1]
    if (parent) parent.children.push(element)
    else if (root) return problem('roots', start, name)
    else root = element
    for (;;) {
      const space = match(SPACE)
      if (text[at] === '>' || text.startsWith('/>', at)) break
      if (space === '') return problem('attribute-space')
      const key = match(NAME)
      match(SPACE)
      if (key === '' || text[at] !== '=') return problem('attribute')
      at += 1
      match(SPACE)
      const quote = text[at]
      if (quote !== '"' && quote !== "'") return problem('quote', at, key)
      const end = text.indexOf(quote, at + 1)
      const raw = end < 0 ? '<' : text.slice(at + 1, end)
      const value = resolved(raw)
      if (raw.includes('<') || value === undefined) return problem('value', at, key)
      if (element.attributes.has(key)) return problem('twice', at, key)
      element.attributes.set(key, value)
      at = end + 1
    }
    if (text[at] === '>') {
      open.push(element)
      at += 1
    } else at += 2
    if (open.length > MAX_DEPTH) return problem('depth', start, name)
  }
  if (!root || open.length > 0) return problem('end')
  return { ok: true, root }
}
