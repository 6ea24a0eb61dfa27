/**
 * One decision record as it is found in the wild: MADR 2, 3 and 4, Nygard, log4brains, English or Russian headings, with
 * or without front matter. What the record does not say stays empty.
 */
import type { Heading, ListItem, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { SourcePlace } from '../../findings/finding.ts'
import type { DecisionLink } from '../loaded-model.ts'
import { emptyFrontMatter, readFrontMatter, splitNames } from './front-matter.ts'
import { bareTitle, linkedRecord } from './names.ts'
import { headLinks, numbersIn, type ParsedDecision } from './parsed.ts'
import { isoDate, linkKind } from './status.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

const sections = {
  status: /^(status|статус|состояние)$/i,
  options:
    /^(considered options|options considered|options|alternatives|рассмотренные варианты|рассматриваемые варианты|варианты( решения)?|альтернативы)$/i,
  outcome: /^(decision outcome|decision|итог( решения)?|принятое решение|решение|результат решения)$/i,
} as const

type Row = RootContent | ListItem

function placeIn(file: string, node: Row | undefined): SourcePlace {
  const start = node && 'position' in node ? node.position?.start : undefined
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 }
}

/** A heading's words without a number and a colon at the end. */
function headingName(heading: Heading): string {
  return textOf(heading)
    .replace(/^\d+[.)]\s*/, '')
    .replace(/:\s*$/, '')
    .trim()
}

/** Row of the section whose heading matches. */
function section(nodes: readonly RootContent[], name: RegExp): RootContent[] {
  const start = nodes.findIndex((node) => node.type === 'heading' && name.test(headingName(node)))
  const heading = nodes[start]
  if (heading?.type !== 'heading') return []
  const rest = nodes.slice(start + 1)
  const end = rest.findIndex((node) => node.type === 'heading' && node.depth <= heading.depth)
  return end < 0 ? rest : rest.slice(0, end)
}

/** Lines before the first section: `- Status: accepted`, `* Дата: 12.03.2024`, `**Status**: accepted`. */
function leadFields(nodes: readonly RootContent[]): Map<string, { text: string; node: Row }> {
  const fields = new Map<string, { text: string; node: Row }>()
  const end = nodes.findIndex((node, index) => index > 0 && node.type === 'heading' && node.depth > 1)
  for (const node of end < 0 ? nodes : nodes.slice(0, end)) {
    const rows: Row[] = node.type === 'list' ? node.children : node.type === 'paragraph' ? [node] : []
    for (const row of rows) {
      for (const line of textOf(row).split('\n')) {
        const field = /^\s*([\p{L} -]{3,30}?)\s*:\s*(.+)$/u.exec(line)
        const name = field?.[1]?.toLowerCase() ?? ''
        if (field && !fields.has(name)) fields.set(name, { text: field[2]?.trim() ?? '', node: row })
      }
    }
  }
  return fields
}

function firstOf<T>(fields: ReadonlyMap<string, T>, ...names: string[]): T | undefined {
  for (const name of names) if (fields.has(name)) return fields.get(name)
  return undefined
}

/** The status section: the line about supersession when there is one, else its first line. */
function sectionStatus(nodes: readonly RootContent[]): { text: string; node: Row } | undefined {
  const rows: Row[] = nodes.flatMap((node): Row[] => (node.type === 'list' ? node.children : [node]))
  const lines = rows.filter((node) => node.type !== 'html' && textOf(node).trim() !== '')
  const superseded = lines.find((node) => /^\W*(superseded|superceded|замен[её]н)/iu.test(textOf(node)))
  const node = superseded ?? lines[0]
  return node ? { text: textOf(node).split('\n', 1)[0]?.trim() ?? '', node } : undefined
}

function optionTitles(nodes: readonly RootContent[]): string[] {
  const list = nodes.find((node) => node.type === 'list')
  if (list?.type === 'list')
    return list.children.map((item) => textOf(item.children[0] ?? item).split('\n', 1)[0] ?? '')
  return nodes.flatMap((node) => (node.type === 'heading' ? [headingName(node)] : []))
}

/** The words after `Chosen option:` up to the reason. */
function chosenOption(nodes: readonly RootContent[]): string {
  for (const node of nodes) {
    const found = /(?:chosen option|выбран(?:ный)? вариант|выбрано)\s*:?\s*(?:["«“]([^"»”]+)["»”]|([^,.;\n]+))/iu.exec(
      textOf(node),
    )
    if (found) return (found[1] ?? found[2] ?? '').trim()
  }
  return ''
}

function sameOption(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const [x, y] = [plain(a), plain(b)]
  return x !== '' && y !== '' && (x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `))
}

/** Links to other records: file names in the text, and numbers in a status such as `superseded by ADR-0005`. */
function bodyLinks(file: string, nodes: readonly RootContent[], statusRow: readonly Row[]): DecisionLink[] {
  const links: DecisionLink[] = []
  const root: Root = { type: 'root', children: [...nodes] }
  visit(root, 'link', (link) => {
    const target = linkedRecord(link.url)
    if (target === undefined) return
    links.push({ kind: 'relates-to', to: target, place: placeIn(file, link) })
  })
  const typed: DecisionLink[] = []
  for (const node of statusRow) {
    visit(node, (part) => {
      if (part.type !== 'paragraph') return
      const kind = linkKind(textOf(part))
      if (!kind) return
      visit(part, 'link', (link) => {
        const target = linkedRecord(link.url)
        if (target !== undefined) typed.push({ kind, to: target, place: placeIn(file, link) })
      })
      if (typed.length === 0) typed.push(...numbersIn(textOf(part), kind, placeIn(file, part)))
    })
  }
  const said = new Set(typed.map((link) => link.to))
  return [...typed, ...links.filter((link) => !said.has(link.to))]
}

/** Reads a record. `text` has no byte order mark and LF line ends. */
export function parseDecision(file: string, text: string): ParsedDecision {
  const tree = processor.parse(text)
  const yaml = tree.children.find((node) => node.type === 'yaml')
  const head = yaml ? readFrontMatter(file, yaml.value, (yaml.position?.start.line ?? 1) + 1) : emptyFrontMatter()
  const content = tree.children.filter((node) => node.type !== 'yaml')
  const heading =
    content.find((node) => node.type === 'heading' && node.depth === 1) ??
    content.find((node) => node.type === 'heading')
  const nodes = content.filter((node) => node !== heading)
  const fields = leadFields(nodes)
  const statusRow = section(content, sections.status)
  const lead = firstOf(fields, 'status', 'статус', 'состояние')
  const status = lead ?? sectionStatus(statusRow)
  const statusRaw = head.status?.text ?? status?.text ?? ''
  const statusPlace = head.status?.place ?? placeIn(file, status?.node ?? heading)
  const date = head.date || isoDate(firstOf(fields, 'date', 'дата')?.text)
  const people = firstOf(fields, 'deciders', 'decision-makers', 'участники', 'решение приняли', 'авторы')?.text ?? ''
  const titles = optionTitles(section(content, sections.options))
  const chosen = chosenOption(section(content, sections.outcome))
  const options = titles.map((title) => ({ title, chosen: sameOption(title, chosen) }))
  const leadRow = lead ? [lead.node] : []
  return {
    head,
    title: heading ? bareTitle(textOf(heading)) : '',
    statusRaw,
    statusPlace,
    date,
    deciders: head.deciders.length > 0 ? head.deciders : splitNames(people),
    options: head.options.length > 0 ? head.options.map(({ option }) => option) : options,
    links: [...headLinks(head), ...bodyLinks(file, nodes, [...statusRow, ...leadRow])],
    body: { type: 'root', children: nodes },
  }
}
