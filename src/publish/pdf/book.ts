/** One book of all deliverables of a system in one language, as Typst source with its virtual files. */
import { readFile } from 'node:fs/promises'
import type { DeliverableTree, SystemDocuments } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { markSvg } from '../mark.ts'
import { lightPalette, type Palette } from '../palette.ts'
import { indexTrees } from '../tree/index-tree.ts'
import { plainText } from '../tree/normalise.ts'
import { boundTree, joined } from '../tree/spacing.ts'
import { languageNames, verdictOrder, verdictSigns, verdictWords, words } from '../words.ts'
import { nothingTold } from './told.ts'
import { literal } from './typst-text.ts'
import { type TypstContext, writeChapter } from './writer.ts'

export interface Book {
  source: string
  /** Virtual path -> content. */
  files: ReadonlyMap<string, string>
}

/** The book of one language. The deliverables are already normalised. */
export async function writeBook(
  documents: SystemDocuments,
  deliverables: readonly DeliverableTree[],
  language: Language,
): Promise<Book> {
  const template = await readFile(new URL('./template.typ', import.meta.url), 'utf8')
  const pictures = new Map(documents.pictures.filter((p) => p.language === language).map((p) => [p.key, p]))
  const bound = deliverables.map((d) => ({ ...d, tree: boundTree(d.tree, language) }))
  const index = indexTrees(bound)
  const told = nothingTold()
  const c: TypstContext = {
    language,
    index,
    pictures,
    labels: new Set(),
    waiting: [],
    anchors: [],
    filled: 0,
    told,
  }
  const chapters = bound.flatMap((d) => writeChapter(d.tree.children, c))
  // A link must never point at a label the book does not give: every anchor not yet given gets one at the end.
  const loose = [...index.anchors.keys()].filter((id) => !c.labels.has(id)).map((id) => `[#metadata(none) <a-${id}>]`)
  const source = [
    colours(lightPalette),
    template,
    `#let page-of(target) = page-of-in(${literal(words.seePage[language])}, target)`,
    `#let elsewhere(target) = elsewhere-in(${literal(words.page[language])}, target)`,
    `#show: book.with(${bookArguments(documents, language)})`,
    `#{\n${[...chapters, ...loose].join('\n')}\n}\n`,
  ].join('\n')
  const files = new Map<string, string>([['/mark.svg', markSvg(lightPalette.accent)]])
  for (const picture of pictures.values()) files.set(`/img/${language}/${picture.key}.svg`, picture.svg)
  return { source, files }
}

/** The palette as Typst definitions; paper is always light. */
function colours(p: Palette): string {
  const rgb = (hex: string): string => `rgb(${literal(hex)})`
  const inks = Object.entries(p.verdicts).map(([kind, v]) => `${kind}: (${rgb(v.ink)}, ${rgb(v.ground)})`)
  const names = { 'paper-line': p.line, muted: p.muted, accent: p.accent, panel: p.panel, ink: p.ink }
  const lines = Object.entries(names).map(([name, hex]) => `#let ${name} = ${rgb(hex)}`)
  return [...lines, `#let inks = (${inks.join(', ')})`].join('\n')
}

function bookArguments(documents: SystemDocuments, language: Language): string {
  const rows = documents.board.map((row) =>
    tuple(
      [
        row.verdict,
        verdictSigns[row.verdict],
        verdictWords[row.verdict][language],
        row.requirement,
        row.title[language],
        row.cause[language],
      ].map(text),
    ),
  )
  const summary = verdictOrder.flatMap((kind) => {
    const count = documents.board.filter((row) => row.verdict === kind).length
    return count === 0 ? [] : [tuple([kind, verdictSigns[kind], `${verdictWords[kind][language]}: ${count}`].map(text))]
  })
  const heads = [words.verdict, { ru: 'ID', en: 'ID' }, words.requirement, words.cause].map((w) => text(w[language]))
  const meta = [
    ...(documents.version === '' ? [] : [tuple([text(words.version[language]), text(documents.version)])]),
    ...(documents.date === '' ? [] : [tuple([text(words.date[language]), text(documents.date)])]),
    tuple([text(words.languages[language]), text(documents.languages.map((l) => languageNames[l]).join(', '))]),
  ]
  return [
    `lang: ${literal(language)}`,
    `title: ${text(documents.titles[language])}`,
    `subtitle: ${text(words.docSet[language])}`,
    `meta: ${tuple(meta)}`,
    `date: ${typstDate(documents.date)}`,
    `contents: ${text(words.contents[language])}`,
    `summary: ${tuple(summary)}`,
    `rows: ${tuple(rows)}`,
    `heads: ${tuple(heads)}`,
    `next: (${text(words.whatToDo[language])}, ${tuple((documents.next ?? []).filter((n) => n.language === language).map((n) => text(n.text)))})`,
    'mark-file: "/mark.svg"',
  ].join(', ')
}

/** The date of the model, never of the clock; none when it is not a date. */
function typstDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  const valid = match && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month <= 12
  return valid ? `datetime(year: ${year}, month: ${month}, day: ${day})` : 'none'
}

function text(value: string): string {
  return literal(joined(plainText(value)))
}

function tuple(values: readonly string[]): string {
  return values.length === 0 ? '()' : `(${values.join(', ')},)`
}
