/** The Markdown of the reference pages: headings, links and tables whose cells cannot break the table. */
import type { Language, Said, Text } from '../language/text.ts'
import { inLanguage } from '../language/text.ts'
import type { KnobKind } from './knob.ts'
import { words } from './page-words.ts'

/** A text as the content of a cell: bars and angle brackets are escaped, line breaks become spaces. */
export function cell(text: Text, language: Language): string {
  return inLanguage(text, language).replaceAll('\n', ' ').replaceAll('<', '&lt;').replaceAll('|', '\\|')
}

export function heading(text: string): string[] {
  return ['', `## ${text}`]
}

export function link(text: string, to: string): string {
  return `[${text}](${to})`
}

/** A table with its blank line before. */
export function table(columns: readonly Said[], rows: readonly string[][], language: Language): string[] {
  return [
    '',
    `| ${columns.map((column) => column[language]).join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
}

/** Where a statement stands, with the kind of that source. */
export function sourceCell(entry: { source: Text; kind: KnobKind }, language: Language): string {
  return `${cell(entry.source, language)} (${words.kinds[entry.kind][language]})`
}
