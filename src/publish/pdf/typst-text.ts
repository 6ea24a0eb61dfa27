/**
 * The border to Typst: model text enters only as string literals in code mode, so nothing in it is ever parsed as markup.
 */
import { anchorId } from '../paths.ts'

/** A Typst string literal. In a literal only the backslash and the quote are special; control characters become escapes. */
export function literal(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
    .replace(/[\u0000-\u001f\u007f]/g, (ch) => `\\u{${(ch.codePointAt(0) ?? 0).toString(16)}}`)
  return `"${escaped}"`
}

/** Expressions joined to one content value. */
export function joinContent(parts: readonly string[]): string {
  return parts.length === 0 ? '[]' : parts.join(' + ')
}

/** A label literal. Labels of ours hold Latin letters, digits, `-` and `_` only. */
export function labelOf(id: string): string {
  return `<a-${anchorId(id)}>`
}

const soft = '\u200b'

/**
 * Lets a long identifier break: after `-`, `_`, `.`, `/`, `:` and inside any run of more than `run` characters.
 * Short ones stay whole.
 */
export function breakable(text: string, run = 18): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length <= run) return word
      const parts = word.split(/(?<=[-_./:,=&?])/)
      return parts
        .map((part) => (part.length <= run ? part : (part.match(new RegExp(`.{1,${run}}`, 'gsu')) ?? []).join(soft)))
        .join(soft)
    })
    .join(' ')
}

/** The pieces of a text that cannot be broken. */
export function pieces(text: string): string[] {
  return breakable(text).split(/[ \u200b\u00ad-]+/)
}
