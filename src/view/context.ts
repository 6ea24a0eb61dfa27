/** C4 context: the system as one box, its people, the systems outside, and what passes between them. */
import type { ArchitectureDocument } from '../language/document.ts'
import { said } from '../language/text.ts'
import type { Element, ViewSpec } from '../language/vocabulary/index.ts'
import { pluralEn, pluralRu } from '../text/format.ts'
import { describeView } from './describe.ts'
import { kindNames, subtitleOf, technologyName } from './names.ts'
import { mergeRelations } from './relations.ts'
import { filterOf, specTitle } from './spec.ts'
import type { View, ViewNode } from './view.ts'

/** Persons and external systems stand around the system; everything else is inside it. */
export function isOutside(element: Element): boolean {
  return element.kind === 'person' || element.kind === 'externalSystem'
}

/** The context view of a document. With a hand-made spec, only what it includes and does not exclude. */
export function contextView(document: ArchitectureDocument, spec?: ViewSpec): View {
  const { system } = document
  const keeps = filterOf(spec)
  const outside = document.elements.filter((e) => isOutside(e) && keeps.element(e.id))
  const ids = new Set(outside.map((e) => e.id))
  const inside = new Set(document.elements.filter((e) => !isOutside(e)).map((e) => e.id))
  // The id of the system may be the id of an element too: the node of the system has an id of its own.
  const systemNode = `system:${system.id}`
  const nodes: ViewNode[] = [
    ...outside.filter((e) => e.kind === 'person').map((e) => outsideNode(e)),
    {
      id: systemNode,
      element: system.id,
      kind: 'system',
      title: said(system.title),
      subtitle: bracket(kindNames.system),
      ...(system.description === undefined ? {} : { description: said(system.description) }),
      because: 'the system described',
    },
    ...outside.filter((e) => e.kind !== 'person').map((e) => outsideNode(e)),
  ]
  const edges = mergeRelations(document.relations, (id) => (inside.has(id) ? systemNode : ids.has(id) ? id : undefined))
  const people = outside.filter((e) => e.kind === 'person').length
  const systems = outside.length - people
  const name = said(system.title)
  const view: Omit<View, 'description'> = {
    id: spec?.id ?? 'context',
    kind: 'context',
    title: specTitle(spec) ?? {
      ru: `${name.ru}: ${people} ${pluralRu(people, 'роль', 'роли', 'ролей')} пользователей, ${systems} ${pluralRu(systems, 'внешняя система', 'внешние системы', 'внешних систем')}`,
      en: `${name.en}: ${people} ${pluralEn(people, 'kind')} of users, ${systems} external ${pluralEn(systems, 'system')}`,
    },
    nodes,
    groups: [],
    edges,
  }
  return { ...view, description: describeView(view) }
}

export function bracket(name: { ru: string; en: string }): { ru: string; en: string } {
  return { ru: `[${name.ru}]`, en: `[${name.en}]` }
}

/** A node for an element as a whole. */
export function elementNode(element: Element, because: string, parent?: string): ViewNode {
  return {
    id: element.id,
    element: element.id,
    kind: element.kind,
    title: said(element.title),
    subtitle: subtitleOf(element),
    ...('technology' in element && element.technology ? { technology: technologyName(element.technology) } : {}),
    ...(element.description === undefined ? {} : { description: said(element.description) }),
    ...(parent === undefined ? {} : { parent }),
    because,
  }
}

function outsideNode(element: Element): ViewNode {
  return elementNode(element, element.kind === 'person' ? 'a person of the model' : 'an external system of the model')
}
