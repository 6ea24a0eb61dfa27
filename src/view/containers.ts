/** C4 containers: everything inside the system boundary, with the people and systems it talks to. */

import type { ArchitectureDocument } from '../language/document.ts'
import { storeKinds } from '../language/stores.ts'
import { said } from '../language/text.ts'
import type { ViewSpec } from '../language/vocabulary/index.ts'
import { pluralEn, pluralRu } from '../text/format.ts'
import { elementNode, isOutside } from './context.ts'
import { describeView } from './describe.ts'
import { foldFans } from './fans.ts'
import { containerOf, mergeRelations } from './relations.ts'
import { filterOf, specTitle } from './spec.ts'
import type { View, ViewNode } from './view.ts'

/** A system with more boxes than this gets its monitoring in a picture of its own: one page holds no more. */
const ONE_PAGE = 16

/** The container view of a document. Components (`partOf`) are drawn as their container. */
export function containersView(document: ArchitectureDocument, spec?: ViewSpec): View {
  const big = document.elements.filter((e) => e.partOf === undefined).length > ONE_PAGE
  const monitored = spec === undefined && big && document.elements.some((e) => e.kind === 'monitoring')
  return containers(document, spec, monitored ? (kind) => kind !== 'monitoring' : () => true)
}

/** What watches the system and whom it tells: the monitoring elements and all they are related to. */
export function monitoringView(document: ArchitectureDocument): View | undefined {
  const watching = document.elements.filter((e) => e.kind === 'monitoring').map((e) => e.id)
  if (watching.length === 0) return undefined
  const direct = document.relations.filter((r) => watching.includes(r.from) || watching.includes(r.to))
  const outside = new Set(document.elements.filter(isOutside).map((e) => e.id))
  // Whom the told systems call in turn (PagerDuty, then a person) belongs to the story.
  const told = direct.map((r) => r.to).filter((id) => outside.has(id))
  const onward = document.relations.filter((r) => told.includes(r.from) && outside.has(r.to))
  const relations = [...direct, ...onward]
  const ids = new Set([...watching, ...relations.flatMap((r) => [r.from, r.to])])
  const part = { ...document, relations, elements: document.elements.filter((e) => ids.has(e.id)) }
  const name = said(document.system.title)
  const view = containers(part, undefined, () => true, true)
  const title = {
    ru: `${name.ru}: кто следит за системой и кого предупреждает`,
    en: `${name.en}: what watches it and whom it tells`,
  }
  return { ...view, id: 'monitoring', title, description: describeView({ ...view, title }) }
}

function containers(
  document: ArchitectureDocument,
  spec: ViewSpec | undefined,
  keepsKind: (kind: string) => boolean,
  outsideToo = false,
): View {
  const elements = new Map(document.elements.map((e) => [e.id, e]))
  const boundary = `system:${document.system.id}`
  const keeps = filterOf(spec)
  const nodes: ViewNode[] = []
  for (const element of document.elements) {
    if (containerOf(element.id, elements) !== element.id || !keeps.element(element.id)) continue
    if (!keepsKind(element.kind)) continue
    if (!isOutside(element)) nodes.push(elementNode(element, 'a container of the system', boundary))
    else if (document.relations.some((r) => r.from === element.id || r.to === element.id))
      nodes.push(elementNode(element, 'related to a container'))
  }
  const shown = new Set(nodes.map((n) => n.id))
  const endOf = (id: string): string | undefined => {
    const container = containerOf(id, elements)
    return shown.has(container) ? container : undefined
  }
  const all = mergeRelations(document.relations, endOf)
  const isInside = (id: string): boolean => nodes.some((n) => n.id === id && n.parent !== undefined)
  // What passes between people and systems outside stands in the context view.
  const folded = foldFans(
    nodes,
    all.filter((e) => outsideToo || isInside(e.from) || isInside(e.to)),
  )
  const inside = nodes.filter((n) => n.parent !== undefined)
  const stores = inside.filter((n) => storeKinds.has(n.kind)).length
  const name = said(document.system.title)
  const view: Omit<View, 'description'> = {
    id: spec?.id ?? 'containers',
    kind: 'containers',
    title: specTitle(spec) ?? {
      ru: `${name.ru}: ${inside.length} ${pluralRu(inside.length, 'контейнер', 'контейнера', 'контейнеров')}, данные — в ${stores} ${pluralRu(stores, 'хранилище', 'хранилищах', 'хранилищах')}`,
      en: `${name.en}: ${inside.length} ${pluralEn(inside.length, 'container')}, data in ${stores} ${pluralEn(stores, 'store')}`,
    },
    nodes: folded.nodes.filter(
      (n) =>
        (n.parent !== undefined && !outsideToo) ||
        n.kind === 'monitoring' ||
        folded.edges.some((e) => e.from === n.id || e.to === n.id),
    ),
    groups:
      inside.length === 0
        ? []
        : [
            {
              id: boundary,
              element: document.system.id,
              kind: 'system',
              title: name,
              because: 'the boundary of the system',
            },
          ],
    edges: folded.edges,
  }
  return { ...view, description: describeView(view) }
}
