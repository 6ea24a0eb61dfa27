/**
 * Reader of fault trees in Open-PSA MEF (XML), for exchange with the field's tools. Strict and safe: only the elements of
 * a static fault tree, no DTD, no entities but the five of XML, no processing instructions; anything else is a problem
 * with its place in the text, nothing is guessed or skipped.
 */
import type { BasicEvent, FaultTree, Gate } from '../bdd/fault-tree.ts'
import { expandGroup } from './common-cause.ts'
import {
  type Definition,
  type Definitions,
  definitionsOf,
  documentary,
  type FormatReason,
  formatProblem,
  type Group,
  lookUp,
  type Place,
  type Problem,
} from './definitions.ts'
import { evaluate, type Known } from './expression.ts'
import { parseXml, type XmlElement } from './xml.ts'

export interface ReadOptions {
  /** Name of the top event. Default: the only gate that no other gate uses. */
  top?: string
  /** Hours of the mission, for exponential laws. Default 8760, as in other tools. */
  missionTime?: number
}

/** `places` says where each gate and event is defined. */
export type ReadResult =
  | { ok: true; tree: FaultTree; places: Map<string, Place> }
  | { ok: false; problems: [Problem, ...Problem[]] }

const YEAR_HOURS = 8760
/** Parameters that may lead from one to the next. */
const CHAIN = 100

interface Draft {
  definitions: Definitions
  known: (scope: string) => Known
  gates: Gate[]
  events: BasicEvent[]
  used: Set<string>
  problems: Problem[]
}

/** Reads one document, or several that belong together. That the graph is acyclic is checked by the solver. */
export function readOpenPsa(text: string | readonly string[], options: ReadOptions = {}): ReadResult {
  const texts = typeof text === 'string' ? [text] : text
  const roots: XmlElement[] = []
  for (const [file, one] of texts.entries()) {
    const parsed = parseXml(one)
    if (!parsed.ok) {
      const { reason, name, offset } = parsed
      return { ok: false, problems: [{ code: 'fault-tree-xml', params: { reason, name }, file, offset }] }
    }
    roots.push(parsed.root)
  }
  const definitions = definitionsOf(roots)
  const draft: Draft = {
    definitions,
    known: parameters(definitions, options.missionTime ?? YEAR_HOURS),
    gates: [],
    events: [],
    used: new Set(),
    problems: [...definitions.problems],
  }
  for (const definition of definitions.list) if (!definition.group) make(draft, definition)
  for (const group of definitions.groups) expand(draft, group)
  const top = topOf(draft, options.top)
  const [first, ...others] = draft.problems
  if (first || top === undefined) return { ok: false, problems: first ? [first, ...others] : [noTop([])] }
  const places = new Map(definitions.list.map(({ id, file, offset }) => [id, { file, offset }]))
  return { ok: true, tree: { top, gates: draft.gates, events: draft.events }, places }
}

function parameters(definitions: Definitions, missionTime: number): (scope: string) => Known {
  const values = new Map<string, number | undefined>()
  let depth = 0
  const known = (scope: string): Known => ({
    missionTime,
    parameter: (name) => {
      const found = lookUp(definitions.parameters, scope, name)
      if (!found) return undefined
      if (values.has(found.id)) return values.get(found.id)
      // Stays undefined while it is being worked out, so that a circle has no value.
      values.set(found.id, undefined)
      depth += 1
      const body = found.element.children.filter((child) => !documentary(child))
      const value = depth <= CHAIN && body[0] && body.length === 1 ? evaluate(body[0], known(found.scope)) : undefined
      depth -= 1
      values.set(found.id, value?.ok ? value.value : undefined)
      return values.get(found.id)
    },
  })
  return known
}

function topOf(draft: Draft, wanted: string | undefined): string | undefined {
  if (wanted !== undefined) {
    const found = draft.definitions.events.get(wanted) ?? topsOf(draft).find(({ scope }) => scope === wanted)
    if (!found)
      draft.problems.push({
        code: 'fault-tree-reference',
        params: { reason: 'unknown', name: wanted },
        file: 0,
        offset: 0,
      })
    return found?.id
  }
  const gates = topsOf(draft)
  const [only, ...more] = gates
  if (draft.problems.length === 0 && (!only || more.length > 0)) draft.problems.push(noTop(gates))
  return only?.id
}

/** Gates that are no input of another one. */
function topsOf({ definitions, used }: Draft): Definition[] {
  return definitions.list.filter(({ kind, id }) => kind === 'gate' && !used.has(id))
}

/** Names the trees when each has one such gate: they say more than numbered gates. */
function noTop(gates: readonly Definition[]): Problem {
  const [first] = gates
  const trees = new Set(gates.map(({ scope }) => scope))
  const byTree = trees.size === gates.length && !trees.has('')
  const names = gates.slice(0, 5).map(({ id, scope }) => (byTree ? scope : id))
  const params = { count: gates.length, names: names.join(', ') }
  return { code: 'fault-tree-top', params, file: first?.file ?? 0, offset: first?.offset ?? 0 }
}

function make(draft: Draft, definition: Definition): void {
  const { kind, id, element } = definition
  const body = element.children.filter((child) => !documentary(child))
  const [first] = body
  if (!first || body.length > 1) {
    problem(draft, definition, element, kind === 'gate' ? 'one-child' : 'expression')
  } else if (kind === 'gate') {
    formula(draft, definition, first, id)
  } else {
    const value = evaluate(first, draft.known(definition.scope))
    if (!value.ok) problem(draft, definition, value.at, 'expression')
    else if (kind === 'house') draft.gates.push({ id, kind: value.value === 1 ? 'and' : 'or', inputs: [] })
    else if (!(value.value >= 0 && value.value <= 1)) problem(draft, definition, first, 'probability')
    else draft.events.push({ id, probability: value.value })
  }
}

function expand(draft: Draft, { element, scope, members, file }: Group): void {
  const made = expandGroup(
    element,
    members.map(({ id }) => id),
    draft.known(scope),
  )
  if (made.ok) {
    draft.gates.push(...made.gates)
    draft.events.push(...made.events)
  } else {
    const name = element.attributes.get('name') ?? made.at.name
    draft.problems.push(formatProblem({ file, offset: made.at.offset }, 'common-cause', name))
  }
}

function problem(draft: Draft, inside: Definition, at: XmlElement, reason: FormatReason): void {
  draft.problems.push(formatProblem({ file: inside.file, offset: at.offset }, reason, at.name))
}

const references = new Set(['gate', 'basic-event', 'house-event', 'event'])

/** The id an input of a formula stands for; a nested formula becomes a gate of its own, `id/1`, `id/2`... */
function operand(draft: Draft, inside: Definition, element: XmlElement, id: string): string {
  if (!references.has(element.name)) {
    formula(draft, inside, element, id)
    return id
  }
  if (element.children.length > 0) problem(draft, inside, element, 'nothing-inside')
  const name = element.attributes.get('name') ?? ''
  const found = lookUp(draft.definitions.events, inside.scope, name)
  const wanted = { gate: 'gate', 'basic-event': 'event', 'house-event': 'house', event: found?.kind }[element.name]
  if (found && found.kind === wanted) {
    draft.used.add(found.id)
    return found.id
  }
  const params = { reason: found ? 'kind' : 'unknown', name, wanted: element.name }
  draft.problems.push({ code: 'fault-tree-reference', params, file: inside.file, offset: element.offset })
  return id
}

/** Adds the gate of a formula under `id`, and helpers under `id/...`. */
function formula(draft: Draft, inside: Definition, element: XmlElement, id: string): void {
  const inputs = references.has(element.name)
    ? [operand(draft, inside, element, id)]
    : element.name === 'constant'
      ? []
      : element.children.map((child, index) => operand(draft, inside, child, `${id}/${index + 1}`))
  const whole = (name: string): number => {
    const text = element.attributes.get(name) ?? ''
    // More than there are inputs, or none at all, would be a constant that nobody meant to write.
    const least = element.name === 'atleast' ? 1 : 0
    const fits = /^[0-9]{1,9}$/.test(text) && Number(text) >= least && Number(text) <= inputs.length
    if (!fits) problem(draft, inside, element, 'whole-min')
    return Number(text)
  }
  const isInput = references.has(element.name) || element.name === 'constant'
  if (!isInput && inputs.length === 0) problem(draft, inside, element, 'no-inputs')
  if (element.name === 'not' && inputs.length !== 1) problem(draft, inside, element, 'one-child')
  if (/^(imply|iff|xor)$/.test(element.name) && inputs.length !== 2) {
    problem(draft, inside, element, 'two-inputs')
  }
  const made = gatesOf(element.name, id, inputs, whole)
  if (made) draft.gates.push(...made)
  else if (element.name === 'constant') {
    const value = evaluate(element, draft.known(inside.scope))
    if (!value.ok) problem(draft, inside, element, 'expression')
    draft.gates.push({ id, kind: value.ok && value.value === 1 ? 'and' : 'or', inputs })
  } else problem(draft, inside, element, 'formula')
}

/** The gates that say a connective of the format; undefined when it is none. */
function gatesOf(kind: string, id: string, inputs: string[], whole: (name: string) => number): Gate[] | undefined {
  const inner = `${id}/n`
  const opposite: Gate = { id, kind: 'not', inputs: [inner] }
  switch (kind) {
    case 'and':
    case 'or':
    case 'xor':
    case 'not':
      return [{ id, kind, inputs }]
    case 'gate':
    case 'basic-event':
    case 'house-event':
    case 'event':
      return [{ id, kind: 'or', inputs }]
    case 'nand':
      return [{ id: inner, kind: 'and', inputs }, opposite]
    case 'nor':
      return [{ id: inner, kind: 'or', inputs }, opposite]
    case 'iff':
      return [{ id: inner, kind: 'xor', inputs }, opposite]
    case 'imply':
      return [
        { id: inner, kind: 'not', inputs: inputs.slice(0, 1) },
        { id, kind: 'or', inputs: [inner, ...inputs.slice(1)] },
      ]
    case 'atleast':
      return [{ id, kind: 'atleast', k: whole('min'), inputs }]
    case 'cardinality':
      return [
        { id: `${id}/l`, kind: 'atleast', k: whole('min'), inputs },
        { id: `${id}/u`, kind: 'atleast', k: whole('max') + 1, inputs },
        { id: inner, kind: 'not', inputs: [`${id}/u`] },
        { id, kind: 'and', inputs: [`${id}/l`, inner] },
      ]
    default:
      return undefined
  }
}
