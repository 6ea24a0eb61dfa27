/**
 * Writer of fault trees as Open-PSA MEF (XML) for the field's solvers. Names of the format are plain identifiers, so gates
 * and events are numbered (`g1`, `e1`) and carry their own ids as labels; every text is escaped. What solvers refuse is
 * written as what they take: an input given twice, `atleast` that is an AND or an OR, a gate without inputs.
 */
import type { BasicEvent, FaultTree, Gate } from '../bdd/fault-tree.ts'

/** A tree with the name it gets in the document; letters, digits, `-` and `_` of it are kept. */
export interface NamedTree {
  name: string
  tree: FaultTree
}

const unsafe: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for XML 1.0 on one line: markup escaped, control characters and halves of surrogate pairs replaced. */
function escapeXml(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (c) => unsafe[c] ?? c)
}

/** A name of the format: begins with a letter, no doubled or trailing dash. */
export function openPsaName(text: string): string {
  const safe = text
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .replace(/-{2,}/g, '-')
    .replace(/-$/, '_')
  return /^[A-Za-z]/.test(safe) ? safe : `t${safe}`
}

interface Names {
  events: Map<string, { name: string; event: BasicEvent }>
  gates: number
}

/** A document of one tree. */
export function writeOpenPsa(tree: FaultTree, name: string): string {
  return writeOpenPsaModel([{ name, tree }])
}

/** A document of several trees; an event that two of them share, with the same probability, is one event. */
export function writeOpenPsaModel(trees: readonly NamedTree[]): string {
  const names: Names = { events: new Map(), gates: 0 }
  const body = trees.flatMap(({ name, tree }) => [
    `  <define-fault-tree name="${openPsaName(name)}">`,
    ...gateLines(tree, names),
    '  </define-fault-tree>',
  ])
  const events = [...names.events.values()].flatMap(({ name, event }) => [
    `    <define-basic-event name="${name}">`,
    `      <label>${escapeXml(event.id)}</label>`,
    `      <float value="${event.probability}"/>`,
    '    </define-basic-event>',
  ])
  const all = ['<?xml version="1.0" encoding="UTF-8"?>', '<opsa-mef>', ...body, '  <model-data>', ...events]
  return `${[...all, '  </model-data>', '</opsa-mef>'].join('\n')}\n`
}

/** The gates below the top, the top first; every event they use gets a name. */
function gateLines(tree: FaultTree, names: Names): string[] {
  const gates = new Map(tree.gates.map((gate) => [gate.id, gate]))
  const events = new Map(tree.events.map((event) => [event.id, event]))
  const named = new Map<string, string>()
  const order: Gate[] = []
  const nameOf = (id: string): string => {
    const gate = gates.get(id)
    const known = named.get(id)
    if (known !== undefined) return known
    if (gate) {
      names.gates += 1
      named.set(id, `<gate name="g${names.gates}"/>`)
      order.push(gate)
    } else named.set(id, `<basic-event name="${eventName(events.get(id) ?? { id, probability: 0 }, names)}"/>`)
    return named.get(id) ?? ''
  }
  // The format wants a gate on top: an event alone gets one around it.
  if (!gates.has(tree.top)) {
    names.gates += 1
    return gateLine(`g${names.gates}`, [nameOf(tree.top)])
  }
  nameOf(tree.top)
  const lines: string[] = []
  for (let at = 0; at < order.length; at += 1) {
    const gate = order[at] as Gate
    const own = /"(.*)"/.exec(nameOf(gate.id))?.[1] ?? ''
    // What counts twice stands there under two names: no solver takes the same input twice.
    const seen = new Set<string>()
    const inputs = gate.inputs.map((input) => {
      if (!countsEqual(gate) || !seen.has(input)) {
        seen.add(input)
        return input
      }
      names.gates += 1
      const other = `\0${names.gates}`
      named.set(other, `<gate name="g${names.gates}"/>`)
      lines.push(...gateLine(`g${names.gates}`, [nameOf(input)]))
      return other
    })
    lines.push(...gateLine(own, formulaLines({ ...gate, inputs }, nameOf)))
  }
  return lines
}

function gateLine(name: string, formula: readonly string[]): string[] {
  return [`    <define-gate name="${name}">`, ...formula.map((line) => `      ${line}`), '    </define-gate>']
}

function eventName(event: BasicEvent, names: Names): string {
  const key = `${event.probability} ${event.id}`
  const known = names.events.get(key)
  if (known) return known.name
  const name = `e${names.events.size + 1}`
  names.events.set(key, { name, event })
  return name
}

/** Equal inputs of an `atleast` or XOR count twice. */
function countsEqual(gate: Gate): boolean {
  return gate.kind === 'atleast' || gate.kind === 'xor'
}

function formulaLines(gate: Gate, nameOf: (id: string) => string): string[] {
  const inputs = countsEqual(gate) ? gate.inputs : [...new Set(gate.inputs)]
  const k = gate.k ?? 1
  if (gate.kind === 'atleast') {
    if (k <= 0 || k > inputs.length) return [`<constant value="${k <= 0}"/>`]
    if (k === 1) return formulaLines({ ...gate, kind: 'or' }, nameOf)
    if (k === inputs.length) return formulaLines({ ...gate, kind: 'and' }, nameOf)
  }
  if (inputs.length === 0) return [`<constant value="${gate.kind === 'and'}"/>`]
  const [first = ''] = inputs
  if (inputs.length === 1 && gate.kind !== 'not') return [nameOf(first)]
  const min = gate.kind === 'atleast' ? ` min="${k}"` : ''
  return [`<${gate.kind}${min}>`, ...inputs.map((input) => `  ${nameOf(input)}`), `</${gate.kind}>`]
}
