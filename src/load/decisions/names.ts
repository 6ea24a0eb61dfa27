/**
 * What the file name of a decision says: number, identity, language. `0007-cache.en.md`, `20240312-cache.md`, `adr_03.md`.
 * And what a link and a title say of such a file.
 */
import type { Language } from '../../language/text.ts'

export interface DecisionName {
  file: string
  slug: string
  number?: number
  /** Date in the name (log4brains). */
  date?: string
  /** Undefined: the main language of the system. */
  language?: Language
}

/** Parts of a name; undefined for files that are no records (an index, a template, no Markdown). */
export function decisionName(file: string): DecisionName | undefined {
  const markdown = /^(.*)\.(md|markdown)$/i.exec(file)
  if (!markdown) return undefined
  const translated = /^(.*)\.(ru|en)$/i.exec(markdown[1] ?? '')
  const stem = translated?.[1] ?? markdown[1] ?? ''
  if (/^(readme|index|changelog|_.*|.*template.*|шаблон.*)$/i.test(stem)) return undefined
  const language = translated ? { language: translated[2]?.toLowerCase() as Language } : {}
  const dated = /^(\d{4})(\d{2})(\d{2})[-_ ]+(.+)$/.exec(stem)
  if (dated) return { file, slug: dated[4] ?? stem, date: `${dated[1]}-${dated[2]}-${dated[3]}`, ...language }
  const numbered = /^(?:adr[-_ ]?)?(\d{1,6})(?:[-_. ]+(.+))?$/i.exec(stem)
  if (!numbered) return { file, slug: stem, ...language }
  return { file, slug: numbered[2] ?? stem, number: Number(numbered[1]), ...language }
}

/** File name of a link into the folder of decisions; undefined for everything else. */
export function linkedRecord(url: string): string | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || !/\.(md|markdown)$/i.test(path)) return undefined
  const name = path.replace(/^\.\//, '')
  if (name.includes('/')) return undefined
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Title without its number: `1. Use cache`, `ADR-0001: Use cache`, `ADR 1 - Use cache`. */
export function bareTitle(text: string): string {
  return text.replace(/^\s*(?:adr[-_ ]?\d+|\d+)\s*[.:)—–-]\s*/i, '').trim()
}
