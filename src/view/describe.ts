/** The long text of a picture for people who cannot see it: what is in it, where, and what leads to what. */
import type { Language, Said } from '../language/text.ts'
import { kindNames, placeNames } from './names.ts'
import type { View, ViewEdge, ViewGroup, ViewNode } from './view.ts'

/** At most so many relations are read out; the rest are counted. */
const EDGES = 40

export function describeView(view: Omit<View, 'description'>): Said {
  return { ru: describe(view, 'ru'), en: describe(view, 'en') }
}

function describe(view: Omit<View, 'description'>, language: Language): string {
  const ru = language === 'ru'
  const parts: string[] = []
  const groups = new Map(view.groups.map((g) => [g.id, g]))
  const outside = view.nodes.filter((n) => n.parent === undefined)
  if (outside.length > 0) {
    const all = list(outside.map((n) => nodeText(n, language)))
    const lead = view.groups.length === 0 ? '' : ru ? 'Снаружи: ' : 'Outside: '
    parts.push(`${lead}${all}.`)
  }
  for (const group of view.groups) {
    const own = view.nodes.filter((n) => n.parent === group.id)
    const state = group.state === 'lost' ? (ru ? ', потеряно' : ', lost') : ''
    const name = groupText(group, groups, language)
    if (own.length > 0) parts.push(`${name}${state}: ${list(own.map((n) => nodeText(n, language)))}.`)
  }
  const names = endNames(view, groups, language)
  const edges = view.edges.slice(0, EDGES).map((e) => edgeText(e, names, language))
  const rest = view.edges.length - edges.length
  if (rest > 0) edges.push(ru ? `и ещё связей: ${rest}` : `and ${rest} more`)
  if (edges.length > 0) parts.push(`${ru ? 'Связи' : 'Relations'}: ${edges.join('; ')}.`)
  return parts.join(' ')
}

/** Items of a list; those with commas of their own are parted by semicolons. */
function list(items: readonly string[]): string {
  return items.join(items.some((item) => item.includes(',')) ? '; ' : ', ')
}

/** `Region «Moscow»`, `Zone a («Moscow»)`: the kind only where the title does not say it. */
function groupText(group: ViewGroup, groups: ReadonlyMap<string, ViewGroup>, language: Language): string {
  const title = group.title[language]
  const kind = group.kind === 'system' ? (language === 'ru' ? 'Система' : 'System') : placeNames[group.kind][language]
  const says = title.toLowerCase().startsWith(kind.toLowerCase())
  const parent = group.parent === undefined ? undefined : groups.get(group.parent)
  const within = parent && parent.kind !== 'system' ? ` (${parent.title[language]})` : ''
  return `${says ? title : `${kind} ${quoted(title, language)}`}${within}`
}

function quoted(text: string, language: Language): string {
  return language === 'ru' ? `«${text}»` : `“${text}”`
}

/** Title, part, count and what it is: `Loyalty database, Moscow shard, primary`. */
function nodeText(node: ViewNode, language: Language): string {
  const count = node.replicas !== undefined && node.replicas > 1 ? ` × ${node.replicas}` : ''
  const subtitle = node.subtitle?.[language] ?? ''
  const kind = /^\[(.*)\]$/.exec(subtitle)?.[1]
  const state = node.state === 'lost' ? (language === 'ru' ? ', потеряно' : ', lost') : ''
  const same = kind !== undefined && node.title[language].toLowerCase() === kind.toLowerCase()
  const said = kind === undefined || same ? '' : ` (${lower(kind, language)})`
  const what = kind === undefined && subtitle !== '' ? `, ${subtitle}` : said
  return `${nodeName(node, language)}${count}${what}${state}`
}

/** A kind inside a sentence is small; a technology keeps its capitals. */
function lower(text: string, language: Language): string {
  const kinds = Object.values(kindNames).map((k) => k[language])
  return kinds.some((kind) => text === kind || text.startsWith(`${kind}:`))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

function nodeName(node: ViewNode, language: Language): string {
  const part = node.part?.[language]
  return `${node.title[language]}${part ? `, ${part}` : ''}`
}

/** Ends of relations: nodes that share a name are told apart by their places. */
function endNames(
  view: Omit<View, 'description'>,
  groups: ReadonlyMap<string, ViewGroup>,
  language: Language,
): ReadonlyMap<string, string> {
  const same = Map.groupBy(view.nodes, (n) => nodeName(n, language))
  const names = new Map(view.groups.map((g) => [g.id, quoted(g.title[language], language)]))
  for (const node of view.nodes) {
    const name = nodeName(node, language)
    const place = node.parent === undefined ? undefined : groups.get(node.parent)
    const twice = (same.get(name)?.length ?? 0) > 1 && place !== undefined
    const above = place?.parent === undefined ? undefined : groups.get(place.parent)
    const where = [above?.title[language], place?.title[language]].filter((t) => t !== undefined).join(', ')
    names.set(node.id, quoted(twice ? `${name} (${where})` : name, language))
  }
  return names
}

function edgeText(edge: ViewEdge, names: ReadonlyMap<string, string>, language: Language): string {
  const label = edge.label?.[language].replace(/\s+/g, ' ')
  return `${names.get(edge.from) ?? edge.from} → ${names.get(edge.to) ?? edge.to}${label ? ` (${label})` : ''}`
}
