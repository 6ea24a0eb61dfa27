/** The long text of a picture for people who cannot see it: what is in it, where, and what leads to what. */
import type { Language, Said } from '../language/text.ts'
import { placeNames } from './names.ts'
import type { View, ViewEdge, ViewNode } from './view.ts'

/** At most so many relations are read out; the rest are counted. */
const EDGES = 40

export function describeView(view: Omit<View, 'description'>): Said {
  return { ru: describe(view, 'ru'), en: describe(view, 'en') }
}

function describe(view: Omit<View, 'description'>, language: Language): string {
  const parts: string[] = []
  const outside = view.nodes.filter((n) => n.parent === undefined)
  if (outside.length > 0) parts.push(`${outside.map((n) => nodeText(n, language)).join(', ')}.`)
  for (const group of view.groups) {
    const own = view.nodes.filter((n) => n.parent === group.id)
    const kind = group.kind === 'system' ? (language === 'ru' ? 'Система' : 'System') : placeNames[group.kind][language]
    const state = group.state === 'lost' ? (language === 'ru' ? ' (потеряно)' : ' (lost)') : ''
    if (own.length > 0)
      parts.push(`${kind} ${group.title[language]}${state}: ${own.map((n) => nodeText(n, language)).join(', ')}.`)
  }
  const titles = new Map<string, string>([
    ...view.groups.map((g): [string, string] => [g.id, g.title[language]]),
    ...view.nodes.map((n): [string, string] => [n.id, n.title[language]]),
  ])
  const edges = view.edges.slice(0, EDGES).map((e) => edgeText(e, titles, language))
  const rest = view.edges.length - edges.length
  if (rest > 0) edges.push(language === 'ru' ? `и ещё связей: ${rest}` : `and ${rest} more`)
  if (edges.length > 0) parts.push(`${language === 'ru' ? 'Связи' : 'Relations'}: ${edges.join('; ')}.`)
  return parts.join(' ')
}

function nodeText(node: ViewNode, language: Language): string {
  const count = node.replicas !== undefined && node.replicas > 1 ? ` × ${node.replicas}` : ''
  const subtitle = node.subtitle?.[language]
  return `${node.title[language]}${count}${subtitle ? ` ${subtitle}` : ''}`
}

function edgeText(edge: ViewEdge, titles: ReadonlyMap<string, string>, language: Language): string {
  const label = edge.label?.[language]
  return `${titles.get(edge.from) ?? edge.from} → ${titles.get(edge.to) ?? edge.to}${label ? ` (${label})` : ''}`
}
