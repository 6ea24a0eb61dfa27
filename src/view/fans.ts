/**
 * Monitoring reads from nearly everything: drawn as lines, its fan hides the system. From the fourth on, lines with the
 * same label from one monitoring node become a sentence in it.
 */
import { pluralEn, pluralRu } from '../text/format.ts'
import type { ViewEdge, ViewNode } from './view.ts'

const FAN = 4

export function foldFans(
  nodes: readonly ViewNode[],
  edges: readonly ViewEdge[],
): { nodes: ViewNode[]; edges: ViewEdge[] } {
  const titles = new Map(nodes.map((n) => [n.id, n.title]))
  const dropped = new Set<string>()
  const folded = nodes.map((node) => {
    if (node.kind !== 'monitoring') return node
    const fans = new Map<string, ViewEdge[]>()
    for (const edge of edges.filter((e) => e.from === node.id)) {
      const key = edge.label?.en ?? ''
      fans.set(key, [...(fans.get(key) ?? []), edge])
    }
    const big = [...fans.values()].filter((own) => own.length >= FAN)
    if (big.length === 0) return node
    for (const edge of big.flat()) dropped.add(edge.id)
    const sentence = (language: 'ru' | 'en'): string =>
      big
        .map((own) => {
          const what = own[0]?.label?.[language]
          const names = own.map((e) => titles.get(e.to)?.[language] ?? e.to).join(', ')
          return what ? `${what}: ${names}` : names
        })
        .join('; ')
    const counted = (language: 'ru' | 'en'): string =>
      big
        .map((own) => `${own[0]?.label?.[language] ?? ''}: ${count(own.length, language)}`.replace(/^: /, ''))
        .join('; ')
    const before = node.description
    const join = (own: string | undefined, added: string): string => (own ? `${own} ${added}` : added)
    return {
      ...node,
      notes: { ru: counted('ru'), en: counted('en') },
      description: { ru: join(before?.ru, sentence('ru')), en: join(before?.en, sentence('en')) },
    }
  })
  return { nodes: folded, edges: edges.filter((e) => !dropped.has(e.id)) }
}

function count(n: number, language: 'ru' | 'en'): string {
  return language === 'ru'
    ? `${n} ${pluralRu(n, 'контейнер', 'контейнера', 'контейнеров')}`
    : `${n} ${pluralEn(n, 'container')}`
}
