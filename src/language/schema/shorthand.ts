/**
 * Expands the short forms of the authoring language into the vocabulary's full fields. Input may be broken (the schema
 * is checked on the author's text, not here): what is not understood is passed through unchanged, nothing throws.
 */
import { storeKinds } from '../stores.ts'
import { isPlain, type Plain } from './plain.ts'

/** What an id names: `place`, `link`, `journey`, or the kind of an element. */
export type Kinds = ReadonlyMap<string, string>

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Copies of a store given by their place alone, anywhere in the thing. */
export function expandMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expandMembers)
  if (!isPlain(value)) return value
  const out: Plain = {}
  for (const [key, field] of Object.entries(value)) {
    out[key] =
      key === 'members' && Array.isArray(field)
        ? field.map((member) => (typeof member === 'string' ? { in: member } : expandMembers(member)))
        : expandMembers(field)
  }
  return out
}

/** Each one-word fault: its key, the full kind, the field that takes the id, and fixed fields. */
const faultWords: readonly [word: string, kind: string, field: string, fixed?: Plain][] = [
  ['losePrimary', 'lose-instance', 'element', { which: 'primary' }],
  ['loseStandby', 'lose-instance', 'element', { which: 'standby' }],
  ['loseInstance', 'lose-instance', 'element'],
  ['cut', 'lose-link', 'link'],
  ['partition', 'partition', 'sides'],
  ['slow', 'slow', 'element'],
  ['overload', 'overload', 'journey'],
  ['corrupt', 'corrupt', 'store'],
  ['loseBackups', 'lose-backups', 'store'],
  ['outage', 'external-outage', 'element'],
  ['cold', 'cold-cache', 'element'],
]

/** The words that begin a short fault. */
export const faultKeys: readonly string[] = ['lose', ...faultWords.map(([word]) => word)]

/** A fault in full. `lose` follows what the id names; an unknown id is taken for a place, which the check stage then reports. */
function expandFault(fault: unknown, kinds: Kinds): unknown {
  if (!isPlain(fault) || 'kind' in fault) return fault
  if ('lose' in fault) {
    const { lose, ...rest } = fault
    const kind = kinds.get(String(lose)) ?? 'place'
    if (kind === 'place') return { kind: 'lose-place', place: lose, ...rest }
    if (kind === 'link') return { kind: 'lose-link', link: lose, ...rest }
    return { kind: 'lose-element', element: lose, ...rest }
  }
  for (const [word, kind, field, fixed] of faultWords) {
    if (!(word in fault)) continue
    const { [word]: id, ...rest } = fault
    return { kind, [field]: id, ...fixed, ...rest }
  }
  return fault
}

/** A number without an exponent, as the units' patterns want it. */
export function decimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

/** A failure scenario in full. */
export function expandScenario(scenario: Plain, kinds: Kinds): Plain {
  const { perYear, ...rest } = scenario
  const out: Plain = { ...rest }
  if (typeof perYear === 'number' && out.rate === undefined) out.rate = `${decimal(perYear)}/year`
  if (Array.isArray(out.faults)) out.faults = out.faults.map((fault) => expandFault(fault, kinds))
  return out
}

function isStore(id: unknown, kinds: Kinds): boolean {
  return storeKinds.has(kinds.get(String(id)) ?? '')
}

/** Steps of the `via` form: each element is called by the last program before it; stores call nobody. */
function viaSteps(journey: Plain, kinds: Kinds): Plain[] {
  const reads = list(journey.reads)
  const writes = list(journey.writes)
  const steps: Plain[] = []
  let caller = journey.actor
  function add(to: unknown): void {
    const operation = writes.includes(to) ? 'write' : reads.includes(to) ? 'read' : undefined
    steps.push({ from: caller, to, ...(operation ? { operation } : {}) })
    if (operation === 'write' && reads.includes(to)) steps.push({ from: caller, to, operation: 'read' })
    if (!isStore(to, kinds)) caller = to
  }
  const via = list(journey.via)
  for (const to of via) add(to)
  for (const to of [...new Set([...reads, ...writes])]) if (!via.includes(to)) add(to)
  return steps
}

function expandSteps(steps: unknown[], first: unknown): Plain[] {
  let from = first
  return steps.map((step) => {
    const full: Plain = isPlain(step) ? step : { to: step }
    const filled: Plain = { from, ...full }
    if (filled.from === undefined) delete filled.from
    from = filled.to
    return filled
  })
}

function ratesByRegion(journey: Plain): Plain[] {
  const peak = isPlain(journey.peak) ? journey.peak : {}
  const normal = isPlain(journey.normal) ? journey.normal : {}
  const regions = [...new Set([...Object.keys(peak), ...Object.keys(normal)])]
  return regions.map((from) => ({ from, normal: normal[from] ?? peak[from], peak: peak[from] ?? normal[from] }))
}

/** A journey, or a patch on one, in full. `actor` is that of the patched journey. */
export function expandJourney(journey: Plain, kinds: Kinds, actor?: unknown): Plain {
  const { via, reads, writes, peak, normal, ...rest } = journey
  const out: Plain = { ...rest }
  const short = via ?? reads ?? writes
  const own = { ...journey, actor: journey.actor ?? actor }
  if (short !== undefined || Array.isArray(out.steps)) {
    const before = short === undefined ? [] : viaSteps(own, kinds)
    const start = before.at(-1)?.to ?? own.actor
    out.steps = [...before, ...expandSteps(list(out.steps), start)]
  }
  if (peak !== undefined || normal !== undefined) out.rates = [...list(out.rates), ...ratesByRegion(journey)]
  return out
}

/** Fields of a measure that a requirement may hold directly. */
export const measureKeys: readonly string[] = [
  'at',
  'metric',
  'of',
  'from',
  'target',
  'per',
  'percentile',
  'load',
  'growth',
  'under',
  'replicas',
  'read',
  'operation',
  'rule',
  'value',
  'unit',
]

const performance = new Set(['latency', 'throughput', 'headroom', 'cost'])

/** The quality characteristic that a measure belongs to, when the author does not say. */
function characteristicOf(measure: unknown): string {
  if (!isPlain(measure)) return 'reliability'
  const { metric, rule } = measure
  if (metric === 'rule' && (rule === 'backups-encrypted' || rule === 'backups-immutable')) return 'security'
  return performance.has(String(metric)) ? 'performance-efficiency' : 'reliability'
}

/** A requirement in full: its measures in a list, characteristic and priority filled. */
export function expandRequirement(requirement: Plain): Plain {
  const out: Plain = {}
  const measure: Plain = {}
  for (const [key, value] of Object.entries(requirement)) {
    if ('metric' in requirement && measureKeys.includes(key)) measure[key] = value
    else out[key] = value
  }
  const measures = [...list(out.measures), ...('metric' in requirement ? [measure] : [])]
  return { characteristic: characteristicOf(measures[0]), priority: 'must', ...out, measures }
}
