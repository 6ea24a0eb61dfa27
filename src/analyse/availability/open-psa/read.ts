/**
 * Reader of fault trees in Open-PSA MEF (XML), for exchange with the field's tools. Strict and safe: only the elements of
 * a static fault tree, no DTD, no entities but the five of XML, no processing instructions; anything else is a problem
 * with its place in the text, nothing is guessed or skipped.
 */
import type { BasicEvent, FaultTree, Gate } from '../bdd/fault-tree.ts'
import { parseXml, type XmlElement } from './xml.ts'

export type ReadResult = { ok: true; tree: FaultTree } | { ok: false; problem: string; offset: number }

interface Draft {
  gates: Gate[]
  events: BasicEvent[]
  problem?: { text: string; offset: number }
}

function fail(draft: Draft, at: XmlElement, text: string): string {
  draft.problem ??= { text, offset: at.offset }
  return ''
}

function name(draft: Draft, element: XmlElement): string {
  return element.attributes.get('name') ?? fail(draft, element, `<${element.name}> has no name`)
}

function only(draft: Draft, element: XmlElement): XmlElement | undefined {
  const [first, ...rest] = element.children
  if (!first || rest.length > 0) fail(draft, element, `<${element.name}> takes one child`)
  return first
}

/** Adds the gate of a formula under `id`; nested formulas become gates of their own, `id/1`, `id/2`... */
function formula(draft: Draft, element: XmlElement, id: string): void {
  const operand = (child: XmlElement, index: number): string => {
    if (child.name === 'gate' || child.name === 'basic-event' || child.name === 'event') return name(draft, child)
    const inner = `${id}/${index + 1}`
    formula(draft, child, inner)
    return inner
  }
  const inputs = (): string[] => element.children.map(operand)
  const negated = (kind: 'and' | 'or', of: string[]): void => {
    draft.gates.push({ id: `${id}/n`, kind, inputs: of }, { id, kind: 'not', inputs: [`${id}/n`] })
  }
  switch (element.name) {
    case 'and':
    case 'or':
    case 'xor':
      draft.gates.push({ id, kind: element.name, inputs: inputs() })
      return
    case 'not':
      only(draft, element)
      draft.gates.push({ id, kind: 'not', inputs: inputs() })
      return
    case 'nand':
      negated('and', inputs())
      return
    case 'nor':
      negated('or', inputs())
      return
    case 'atleast': {
      const min = element.attributes.get('min') ?? ''
      if (!/^[0-9]+$/.test(min)) fail(draft, element, '<atleast> needs a whole min')
      draft.gates.push({ id, kind: 'atleast', k: Number(min), inputs: inputs() })
      return
    }
    case 'imply': {
      const [a = '', b = '', ...rest] = inputs()
      if (b === '' || rest.length > 0) fail(draft, element, '<imply> takes two inputs')
      draft.gates.push({ id: `${id}/n`, kind: 'not', inputs: [a] }, { id, kind: 'or', inputs: [`${id}/n`, b] })
      return
    }
    case 'iff': {
      const of = inputs()
      if (of.length !== 2) fail(draft, element, '<iff> takes two inputs')
      draft.gates.push({ id: `${id}/n`, kind: 'xor', inputs: of }, { id, kind: 'not', inputs: [`${id}/n`] })
      return
    }
    case 'gate':
    case 'basic-event':
    case 'event':
      draft.gates.push({ id, kind: 'or', inputs: [name(draft, element)] })
      return
    default:
      fail(draft, element, `<${element.name}> is no formula of a static fault tree`)
  }
}

function documentary(element: XmlElement): boolean {
  return element.name === 'label' || element.name === 'attributes'
}

function define(draft: Draft, element: XmlElement): void {
  const content = { ...element, children: element.children.filter((child) => !documentary(child)) }
  switch (element.name) {
    case 'define-gate': {
      const body = only(draft, content)
      if (body) formula(draft, body, name(draft, element))
      return
    }
    case 'define-basic-event': {
      const body = only(draft, content)
      const text = body?.attributes.get('value') ?? ''
      const probability = Number(text)
      if (body?.name !== 'float' || text.trim() === '' || !Number.isFinite(probability)) {
        fail(draft, element, 'a basic event needs a <float value="...">')
      }
      draft.events.push({ id: name(draft, element), probability })
      return
    }
    case 'define-fault-tree':
    case 'model-data':
      for (const child of content.children) define(draft, child)
      return
    default:
      fail(draft, element, `<${element.name}> is not supported`)
  }
}

/**
 * Reads a document. The top event is `top` when given, else the only gate that no other gate uses. Whether inputs exist
 * and the graph is acyclic is checked by the solver.
 */
export function readOpenPsa(text: string, top?: string): ReadResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return parsed
  if (parsed.root.name !== 'opsa-mef')
    return { ok: false, problem: 'the root element is not <opsa-mef>', offset: parsed.root.offset }
  const draft: Draft = { gates: [], events: [] }
  for (const child of parsed.root.children) if (!documentary(child)) define(draft, child)
  if (draft.problem) return { ok: false, problem: draft.problem.text, offset: draft.problem.offset }
  const used = new Set(draft.gates.flatMap((gate) => gate.inputs))
  const tops = top === undefined ? draft.gates.filter((gate) => !used.has(gate.id)).map((gate) => gate.id) : [top]
  const [only_] = tops
  if (only_ === undefined || tops.length > 1) {
    return { ok: false, problem: `${tops.length} gates could be the top event`, offset: 0 }
  }
  return { ok: true, tree: { top: only_, gates: draft.gates, events: draft.events } }
}
