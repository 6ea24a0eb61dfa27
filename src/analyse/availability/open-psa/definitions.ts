/**
 * What an Open-PSA document defines, before any reference is followed. Components nest and may be private: then their
 * names are known outside only by their path, `tree.component.name`.
 */
import { membersOf } from './common-cause.ts'
import type { XmlElement } from './xml.ts'

/** Where something stands: number of the document and offset in its text. */
export interface Place {
  file: number
  offset: number
}

/** What is wrong with a document; the sentence is made from the catalogue of findings. */
export interface Problem extends Place {
  code: 'fault-tree-xml' | 'fault-tree-format' | 'fault-tree-reference' | 'fault-tree-top' | 'fault-tree-cycle'
  params: Record<string, string | number>
}

/** Expectations that a part of a document may miss. */
export type FormatReason =
  | 'root'
  | 'unsupported'
  | 'formula'
  | 'no-name'
  | 'one-child'
  | 'two-inputs'
  | 'no-inputs'
  | 'nothing-inside'
  | 'role'
  | 'whole-min'
  | 'expression'
  | 'probability'
  | 'common-cause'

export interface Definition extends Place {
  kind: 'gate' | 'event' | 'house' | 'parameter'
  /** The common-cause group that it is a member of, which says all about it. */
  group?: Group
  /** Its name in the tree: the given one when it is public, else with its path. */
  id: string
  /** Path of the tree and the components around it. */
  scope: string
  element: XmlElement
}

/** A common-cause group with its members, in order. */
export interface Group extends Place {
  scope: string
  element: XmlElement
  members: Definition[]
}

export interface Definitions {
  /** Gates and events, in the order of the documents. */
  list: Definition[]
  /** By id and by full path. Gates and events share one space of names, parameters have another. */
  events: Map<string, Definition>
  parameters: Map<string, Definition>
  groups: Group[]
  problems: Problem[]
}

/** A part that is not as the format or this reader wants it. */
export function formatProblem(at: Place, reason: FormatReason, name: string): Problem {
  return { code: 'fault-tree-format', params: { reason, name }, file: at.file, offset: at.offset }
}

const kinds: Readonly<Record<string, Definition['kind']>> = {
  'define-gate': 'gate',
  'define-basic-event': 'event',
  'define-house-event': 'house',
  'define-parameter': 'parameter',
}

/** True for labels and attributes: text for people. */
export function documentary(element: XmlElement): boolean {
  return element.name === 'label' || element.name === 'attributes'
}

/** Walks the documents; what it does not know is a problem, nothing is skipped. */
export function definitionsOf(roots: readonly XmlElement[]): Definitions {
  const found: Definitions = { list: [], events: new Map(), parameters: new Map(), groups: [], problems: [] }
  for (const [file, root] of roots.entries()) {
    if (root.name !== 'opsa-mef') {
      found.problems.push(formatProblem({ file, offset: root.offset }, 'root', root.name))
      continue
    }
    for (const child of root.children) visit(found, child, file, '', true)
  }
  return found
}

function visit(found: Definitions, element: XmlElement, file: number, scope: string, isPublic: boolean): void {
  if (documentary(element)) return
  const at = { file, offset: element.offset }
  const name = element.attributes.get('name') ?? ''
  const kind = Object.hasOwn(kinds, element.name) ? kinds[element.name] : undefined
  if (kind) {
    if (name === '') found.problems.push(formatProblem(at, 'no-name', element.name))
    else define(found, { ...at, kind, id: name, scope, element }, isPublic)
    return
  }
  if (element.name === 'model-data') {
    for (const child of element.children) visit(found, child, file, '', true)
  } else if (element.name === 'define-fault-tree' || element.name === 'define-component') {
    const role = roleOf(found, element, at)
    const inside = scope === '' ? name : `${scope}.${name}`
    for (const child of element.children) visit(found, child, file, inside, role ? role !== 'private' : isPublic)
  } else if (element.name === 'define-CCF-group') {
    const group: Group = { ...at, scope, element, members: [] }
    found.groups.push(group)
    for (const member of membersOf(element)) {
      const id = member.attributes.get('name') ?? ''
      const place = { file, offset: member.offset }
      if (member.name !== 'basic-event' || id === '') found.problems.push(formatProblem(place, 'no-name', member.name))
      else group.members.push(define(found, { ...place, kind: 'event', id, scope, element: member, group }, isPublic))
    }
  } else {
    found.problems.push(formatProblem(at, 'unsupported', element.name))
  }
}

/** Whether names inside are public, when the element says so. */
function roleOf(found: Definitions, element: XmlElement, at: Place): string | undefined {
  const role = element.attributes.get('role')
  if (role === undefined || role === 'public' || role === 'private') return role
  found.problems.push(formatProblem(at, 'role', element.name))
  return undefined
}

/** Enters a definition under its name in the tree. */
function define(found: Definitions, definition: Definition, publicly: boolean): Definition {
  const role = roleOf(found, definition.element, definition)
  const path = definition.scope === '' ? definition.id : `${definition.scope}.${definition.id}`
  const isPublic = role ? role !== 'private' : publicly
  const made = isPublic ? definition : { ...definition, id: path }
  const names = definition.kind === 'parameter' ? found.parameters : found.events
  if (names.has(made.id)) {
    const { file, offset } = definition
    found.problems.push({ code: 'fault-tree-reference', params: { reason: 'twice', name: made.id }, file, offset })
    return made
  }
  names.set(made.id, made)
  if (!names.has(path)) names.set(path, made)
  if (definition.kind !== 'parameter') found.list.push(made)
  return made
}

/** What a name means inside `scope`: the nearest definition around it, else the public one. */
export function lookUp(names: ReadonlyMap<string, Definition>, scope: string, name: string): Definition | undefined {
  for (let around = scope; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    const found = names.get(`${around}.${name}`)
    if (found) return found
  }
  return names.get(name)
}
