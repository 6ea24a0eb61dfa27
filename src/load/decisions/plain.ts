/**
 * The quick way for a record whose head says everything (status, date, people, options): its text adds the title and the
 * links to other records, and where it is plain both are read without the Markdown parser, which takes longer than all
 * else that loading does. What is not surely plain is left to the parser; both ways give the same answer.
 */
import type { DecisionLink } from '../loaded-model.ts'
import { readFrontMatter } from './front-matter.ts'
import { bareTitle, linkedRecord } from './names.ts'
import { headLinks, type ParsedDecision } from './parsed.ts'

/** Words that make a title which is the same in Markdown and in its text. */
const plainTitle = /^# +([\p{L}\p{N}][\p{L}\p{N} \u00a0,.:;«»“”"'()/+%№—–-]*)$/u

/** A run of lines without a blank one, and where its first line stands among the lines of the file (from 0). */
interface Chunk {
  lines: string[]
  at: number
}

/** Reads a record without its text; undefined when that takes the parser. `text` as for it. */
export function readPlainDecision(file: string, text: string): ParsedDecision | undefined {
  const fenced = /^---\n([\s\S]*?)\n---[ \t]*\n/.exec(text)
  if (!fenced) return undefined
  const above = fenced[0].split('\n').length - 1
  const chunks = chunksOf(text.slice(fenced[0].length), above)
  const title = plainTitle.exec(chunks[0]?.lines[0]?.trimEnd() ?? '')?.[1]
  if (title === undefined || chunks.some((chunk) => oddChunk(chunk.lines))) return undefined
  const links = plainLinks(file, chunks)
  if (!links) return undefined
  const head = readFrontMatter(file, fenced[1] ?? '', 2)
  if (!head.status || head.date === '' || head.deciders.length === 0 || head.options.length === 0) return undefined
  return {
    head,
    title: bareTitle(title),
    statusRaw: head.status.text,
    statusPlace: head.status.place,
    date: head.date,
    deciders: head.deciders,
    options: head.options.map(({ option }) => option),
    links: [...headLinks(head), ...links],
  }
}

function chunksOf(text: string, above: number): Chunk[] {
  const chunks: Chunk[] = []
  let open: Chunk | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') open = undefined
    else if (open) open.lines.push(line)
    else {
      open = { lines: [line], at: above + index }
      chunks.push(open)
    }
  }
  return chunks
}

/** May it hold a status beside that of the head, a link in an unusual form, or nesting too deep for the parser? */
function oddChunk(lines: readonly string[]): boolean {
  return lines.join('\n').length > 5000 || lines.some(oddLine)
}

function oddLine(line: string): boolean {
  // References to characters and notes, and other line ends, would make the line another text than it seems.
  if (/\r|&[#\w]+;|\[\^/.test(line)) return true
  if (/^[\s>*+\-\d.)]{100}/.test(line)) return true
  if (/\]\((?![^\s()<>\\"']*\))/.test(line)) return true
  const bare = line.replaceAll(/\]\([^)]*\)|[*_~`\\[\]!]/g, '')
  return /(status|статус|состояние)(.*:|\P{L}*$)/iu.test(bare)
}

/** The links to records in the order of the text; undefined when one of them may be none. */
function plainLinks(file: string, chunks: readonly Chunk[]): DecisionLink[] | undefined {
  const links: DecisionLink[] = []
  // Code and HTML go on after a blank line.
  let inText = true
  for (const { lines, at } of chunks) {
    inText &&= !lines.some((line) => /^[\s>*+\-\d.)]*(```|~~~|<)/.test(line))
    if (!lines.some(mentionsRecord)) continue
    if (!inText || lines.some((line) => /[\\|\t]| {4}|\]:/.test(line))) return undefined
    const found = linksOf(file, lines, at)
    if (!found) return undefined
    links.push(...found)
  }
  return links
}

function linksOf(file: string, lines: readonly string[], at: number): DecisionLink[] | undefined {
  const links: DecisionLink[] = []
  for (const [row, line] of lines.entries()) {
    const bare = line.replaceAll(/(?<!`)`[^`]+`(?!`)/g, (code) => ' '.repeat(code.length))
    const found = [...bare.matchAll(/(?<=^|\s)\[([^[\]]*)\]\(([^)]*)\)/g)]
    // What is opened here (code, HTML, a bracket) may end behind a link and swallow it.
    if (/[`<]/.test(bare) || found.length !== bare.split('[').length - 1)
      return lines.slice(row).some(mentionsRecord) ? undefined : links
    for (const { index, 2: url = '' } of found) {
      const to = linkedRecord(url)
      if (to === undefined) continue
      links.push({ kind: 'relates-to', to, place: { file, line: at + row + 1, column: index + 1 } })
    }
  }
  return links
}

function mentionsRecord(line: string): boolean {
  return /\.(md|markdown)[)?#]/i.test(line)
}
