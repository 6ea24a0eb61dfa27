/** Relations lifted to the level a view shows, several between the same two ends drawn as one line. */
import { inLanguage, type Said } from '../language/text.ts'
import type { Element, Id, Relation } from '../language/vocabulary/index.ts'
import type { ViewEdge } from './view.ts'

/** The element that stands for `id` at container level: the outermost one it is part of. Cycles end where they began. */
export function containerOf(id: Id, elements: ReadonlyMap<Id, Element>): Id {
  const seen = new Set<Id>()
  let at = id
  for (let next = elements.get(at)?.partOf; next !== undefined && elements.has(next) && !seen.has(next); ) {
    seen.add(at)
    at = next
    next = elements.get(at)?.partOf
  }
  return at
}

function styleOf(relation: Relation): 'sync' | 'async' | 'soft' {
  if (relation.need === 'soft') return 'soft'
  return relation.need === 'async' || relation.mode === 'async' ? 'async' : 'sync'
}

const strength = { sync: 2, async: 1, soft: 0 } as const

/**
 * Edges between what `endOf` gives for both ends of each relation (undefined: not in the view). Relations between the
 * same two ends become one edge: the strongest style, titles and protocols joined.
 */
export function mergeRelations(relations: readonly Relation[], endOf: (id: Id) => string | undefined): ViewEdge[] {
  const merged = new Map<string, { from: string; to: string; relations: Relation[] }>()
  for (const relation of relations) {
    const from = endOf(relation.from)
    const to = endOf(relation.to)
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from}->${to}`
    const edge = merged.get(key)
    if (edge) edge.relations.push(relation)
    else merged.set(key, { from, to, relations: [relation] })
  }
  return [...merged].map(([id, { from, to, relations: own }]) => {
    const styles = own.map(styleOf)
    const style = styles.reduce((a, b) => (strength[b] > strength[a] ? b : a))
    const protocols = [...new Set(own.map((r) => r.protocol).filter((p) => p !== undefined))]
    const protocol = protocols.length === 1 ? protocols[0] : undefined
    const label = labelOf(own, protocol)
    return {
      id,
      relation: own[0]?.id ?? id,
      from,
      to,
      ...(label.ru === '' && label.en === '' ? {} : { label }),
      ...(protocol === undefined ? {} : { protocol }),
      style,
      because: own.length === 1 ? `relation ${own[0]?.id}` : `relations ${own.map((r) => r.id).join(', ')}`,
    }
  })
}

/** What the line says: up to two distinct titles, the rest counted. Without a title, the protocol. */
function labelOf(relations: readonly Relation[], protocol: string | undefined): Said {
  const inOne = (language: 'ru' | 'en'): string => {
    const titles = [...new Set(relations.map((r) => inLanguage(r.title, language)).filter((t) => t !== ''))]
    const more = titles.length > 2 ? ` +${titles.length - 2}` : ''
    return titles.slice(0, 2).join('; ') + more || (protocol ?? '')
  }
  return { ru: inOne('ru'), en: inOne('en') }
}
