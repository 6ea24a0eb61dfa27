/** C4 containers: everything inside the system boundary, with the people and systems it talks to. */
import type { ArchitectureDocument } from '../language/document.ts'
import { said } from '../language/text.ts'
import type { ViewSpec } from '../language/vocabulary/index.ts'
import { pluralEn, pluralRu } from '../text/format.ts'
import { elementNode, isOutside } from './context.ts'
import { describeView } from './describe.ts'
import { containerOf, mergeRelations } from './relations.ts'
import { filterOf, specTitle } from './spec.ts'
import type { View, ViewNode } from './view.ts'

const storeKinds: ReadonlySet<string> = new Set(['database', 'cache', 'sessionStore', 'queue', 'topic', 'objectStore'])

/** The container view of a document. Components (`partOf`) are drawn as their container. */
export function containersView(document: ArchitectureDocument, spec?: ViewSpec): View {
  const elements = new Map(document.elements.map((e) => [e.id, e]))
  const boundary = `system:${document.system.id}`
  const keeps = filterOf(spec)
  const nodes: ViewNode[] = []
  for (const element of document.elements) {
    if (containerOf(element.id, elements) !== element.id || !keeps.element(element.id)) continue
    if (!isOutside(element)) nodes.push(elementNode(element, 'a container of the system', boundary))
    else if (document.relations.some((r) => r.from === element.id || r.to === element.id))
      nodes.push(elementNode(element, 'related to a container'))
  }
  const shown = new Set(nodes.map((n) => n.id))
  const edges = mergeRelations(document.relations, (id) => {
    const container = containerOf(id, elements)
    return shown.has(container) ? container : undefined
  })
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
    nodes,
    groups:
      inside.length === 0
        ? []
        : [{ id: boundary, element: document.system.id, kind: 'system', title: name, because: 'the boundary of the system' }],
    edges,
  }
  return { ...view, description: describeView(view) }
}
