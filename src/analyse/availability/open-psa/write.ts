/**
 * Writer of fault trees as Open-PSA MEF (XML) for the field's solvers. Names of the format are plain identifiers, so gates
 * and events are numbered (`g1`, `e1`) and carry their own ids as labels; every text is escaped.
 */
import type { FaultTree, Gate } from '../bdd/fault-tree.ts'

const unsafe: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for XML 1.0 on one line: markup escaped, control characters and halves of surrogate pairs replaced. */
function escapeXml(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (c) => unsafe[c] ?? c)
}

function body(gate: Gate, names: ReadonlyMap<string, string>): string[] {
  const min = gate.kind === 'atleast' ? ` min="${gate.k ?? 1}"` : ''
  const inputs = gate.inputs.map((input) => {
    const name = names.get(input) ?? ''
    return `        <${name.startsWith('g') ? 'gate' : 'basic-event'} name="${name}"/>`
  })
  return [`      <${gate.kind}${min}>`, ...inputs, `      </${gate.kind}>`]
}

/** The document; `name` names the fault tree (letters, digits, `-`, `_`). The top gate comes first. */
export function writeOpenPsa(tree: FaultTree, name: string): string {
  // The format wants a gate on top: an event alone gets one around it.
  const isGate = tree.gates.some((gate) => gate.id === tree.top)
  const around: Gate = { id: '', kind: 'or', inputs: [tree.top] }
  const gates = isGate
    ? [...tree.gates.filter((gate) => gate.id === tree.top), ...tree.gates.filter((gate) => gate.id !== tree.top)]
    : [around, ...tree.gates]
  const names = new Map<string, string>([
    ...tree.events.map((event, i): [string, string] => [event.id, `e${i + 1}`]),
    ...gates.map((gate, i): [string, string] => [gate.id, `g${i + 1}`]),
  ])
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opsa-mef>',
    `  <define-fault-tree name="${name.replace(/[^A-Za-z0-9_-]/g, '_')}">`,
    ...gates.flatMap((gate) => [
      `    <define-gate name="${names.get(gate.id)}">`,
      ...body(gate, names),
      '    </define-gate>',
    ]),
    '  </define-fault-tree>',
    '  <model-data>',
    ...tree.events.flatMap((event) => [
      `    <define-basic-event name="${names.get(event.id)}">`,
      `      <label>${escapeXml(event.id)}</label>`,
      `      <float value="${event.probability}"/>`,
      '    </define-basic-event>',
    ]),
    '  </model-data>',
    '</opsa-mef>',
  ]
  return `${lines.join('\n')}\n`
}
