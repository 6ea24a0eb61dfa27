/**
 * The quick way for data files that are plain JSON: the runtime's own parser for the values, one walk over the text for the
 * places. Whatever is not plain JSON, or needs a finding, is left to the YAML reader, so that both say the same.
 */
import type { SourcePlace } from '../../findings/finding.ts'

export interface JsonFile {
  data: unknown
  /** By JSON pointer: a field stands where its key does, an item where it begins. */
  places: Map<string, SourcePlace>
}

/** The file, or undefined when it is not an object of plain JSON. The caller has bounded the depth. */
export function readJson(file: string, text: string): JsonFile | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  const places = placesOf(file, text)
  return places && { data, places }
}

/** Places in a text that is known to be JSON; undefined when a key is there twice or has a meaning of its own in YAML. */
function placesOf(file: string, text: string): Map<string, SourcePlace> | undefined {
  const places = new Map<string, SourcePlace>()
  let at = 0
  let line = 1
  let lineStart = 0
  let plain = true

  const space = (): void => {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === 10) {
        line += 1
        lineStart = at + 1
      } else if (code !== 32 && code !== 9 && code !== 13) return
      at += 1
    }
  }
  const here = (): SourcePlace => ({ file, line, column: at - lineStart + 1 })
  const string = (): string => {
    const start = at
    at += 1
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at += 1
    const inside = text.slice(start + 1, at - 1)
    return inside.includes('\\') ? (JSON.parse(text.slice(start, at)) as string) : inside
  }
  const members = (pointer: string): void => {
    const seen = new Set<string>()
    while (text[at] !== '}') {
      const place = here()
      const key = string()
      if (seen.has(key) || key === '<<') plain = false
      seen.add(key)
      const field = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      places.set(field, place)
      space()
      at += 1
      space()
      value(field)
      separator()
    }
  }
  const items = (pointer: string): void => {
    for (let index = 0; text[at] !== ']'; index += 1) {
      const field = `${pointer}/${index}`
      places.set(field, here())
      value(field)
      separator()
    }
  }
  const separator = (): void => {
    space()
    if (text[at] !== ',') return
    at += 1
    space()
  }
  const value = (pointer: string): void => {
    const first = text[at]
    if (first === '"') string()
    else if (first === '{' || first === '[') {
      at += 1
      space()
      if (first === '{') members(pointer)
      else items(pointer)
      at += 1
    } else while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1
  }
  space()
  value('')
  return plain ? places : undefined
}
