/**
 * Common-cause groups of Open-PSA MEF: each member fails by itself or together with others. A group of n members becomes one event
 * for every set of k of them that may fail at once, of probability Q(k); a member has failed when any of its sets has.
 * Models (MEF 2.0d, 4.5; NUREG/CR-5485): Q is the total probability of a member.
 *
 *     beta-factor:  Q(1) = (1 - b) Q, Q(n) = b Q
 *     MGL:          Q(k) = r(2) ... r(k) (1 - r(k + 1)) Q / C(n - 1, k - 1)
 *     alpha-factor: Q(k) = k a(k) Q / (C(n - 1, k - 1) sum of i a(i))
 *     phi-factor:   Q(k) = f(k) Q, the factors of all levels being 1 together
 */
import type { BasicEvent, Gate } from '../bdd/fault-tree.ts'
import { evaluate, type Known } from './expression.ts'
import type { XmlElement } from './xml.ts'

/** Members of a group beyond which it is refused: 2^10 sets. */
const MOST_MEMBERS = 10

/** Members of a group element, as they stand there. */
export function membersOf(group: XmlElement): XmlElement[] {
  return group.children.filter((child) => child.name === 'members').flatMap((child) => child.children)
}

/** Gates of the members and events of their sets; `at` is the part that is not as the format wants it. */
export type Expanded = { ok: true; gates: Gate[]; events: BasicEvent[] } | { ok: false; at: XmlElement }

/** Expands a group; `ids` are the names of its members in the tree. */
export function expandGroup(group: XmlElement, ids: readonly string[], known: Known): Expanded {
  const refused: Expanded = { ok: false, at: group }
  if (ids.length < 2 || ids.length > MOST_MEMBERS || new Set(ids).size < ids.length) return refused
  const [total, ...more] = group.children.filter((child) => child.name === 'distribution')
  const expression = total?.children[0]
  if (!expression || more.length > 0 || total.children.length > 1) return refused
  const value = evaluate(expression, known)
  if (!value.ok) return value
  const factors = factorsOf(group, known)
  if (!factors.ok) return factors
  const shares = sharesOf(group.attributes.get('model') ?? '', ids.length, factors.byLevel)
  const levels = shares?.map((share) => share * value.value)
  if (!levels?.every((q) => q >= 0 && q <= 1)) return refused
  return { ok: true, ...setsOf(ids, levels) }
}

type Factors = { ok: true; byLevel: Map<number, number> } | { ok: false; at: XmlElement }

function factorsOf(group: XmlElement, known: Known): Factors {
  const elements = group.children.flatMap((child) => (child.name === 'factors' ? child.children : [child]))
  const byLevel = new Map<number, number>()
  for (const element of elements.filter((child) => child.name === 'factor')) {
    const level = Number(element.attributes.get('level') ?? '')
    const [expression] = element.children
    if (!Number.isInteger(level) || level < 1 || byLevel.has(level) || element.children.length !== 1 || !expression)
      return { ok: false, at: element }
    const value = evaluate(expression, known)
    if (!value.ok) return value
    byLevel.set(level, value.value)
  }
  return { ok: true, byLevel }
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - i + 1)) / i
  return ways
}

/** Q(k) / Q by k - 1; undefined when the factors are not those of the model. */
function sharesOf(model: string, n: number, factors: ReadonlyMap<number, number>): number[] | undefined {
  const levels = Array.from({ length: n }, (_, at) => at + 1)
  const factor = (level: number): number => factors.get(level) ?? 0
  /** The factors of levels `from`, `from` + 1 ... without a gap, at most to n. */
  const rising = (from: number): boolean =>
    factors.size > 0 &&
    [...factors].every(([level, value]) => level <= n && value >= 0 && level >= from && level < from + factors.size)
  switch (model) {
    case 'beta-factor':
      if (factors.size !== 1 || !factors.has(n) || !(factor(n) <= 1)) return undefined
      return levels.map((k) => (k === 1 ? 1 - factor(n) : k === n ? factor(n) : 0))
    case 'MGL': {
      if (!rising(2) || [...factors.values()].some((value) => value > 1)) return undefined
      let product = 1
      return levels.map((k) => {
        product *= k === 1 ? 1 : factor(k)
        return (product * (1 - factor(k + 1))) / choose(n - 1, k - 1)
      })
    }
    case 'alpha-factor': {
      const sum = levels.reduce((total, k) => total + k * factor(k), 0)
      if (!rising(1) || !(sum > 0)) return undefined
      return levels.map((k) => (k * factor(k)) / (choose(n - 1, k - 1) * sum))
    }
    case 'phi-factor':
      return rising(1) && Math.abs(levels.reduce((sum, k) => sum + factor(k), -1)) < 1e-4
        ? levels.map(factor)
        : undefined
    default:
      return undefined
  }
}

function setsOf(ids: readonly string[], levels: readonly number[]): { gates: Gate[]; events: BasicEvent[] } {
  const events: BasicEvent[] = []
  const gates = ids.map((id): Gate => ({ id, kind: 'or', inputs: [] }))
  for (let mask = 1; mask < 2 ** ids.length; mask += 1) {
    const members = ids.filter((_, at) => (mask >> at) & 1)
    const probability = levels[members.length - 1] ?? 0
    if (probability === 0) continue
    const id = `[${members.join(' ')}]`
    events.push({ id, probability })
    for (const [at, gate] of gates.entries()) if ((mask >> at) & 1) gate.inputs.push(id)
  }
  return { gates, events }
}
