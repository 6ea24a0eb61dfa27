/**
 * What turned knobs cost per month: the declared price of their steps, else what the model's own prices make of the change
 * (more replicas of a priced service). Both are never added for one knob.
 */
import { analyseCost } from '../analyse/cost/analyse.ts'
import { resolveTopology } from '../analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import { baseAmount, writePath } from './model-path.ts'

export interface Pricing {
  /** Knobs whose price is not known, money per month, knobs turned, sum of relative changes: compared from left to right. */
  cost: (setting: Setting) => number[]
  /** Money per month; undefined when the price of a knob is not known or the model has no prices. */
  money: (setting: Setting) => number | undefined
  currency: string | undefined
  /** False when no knob has a price and the model has none: then the number of knobs decides. */
  priced: boolean
}

/** Prices of settings of these knobs. Prices in different currencies are no prices. */
export function pricing(document: ArchitectureDocument, knobs: readonly Knob[]): Pricing {
  const before = costOf(document)
  const currencies = new Set(knobs.flatMap((knob) => knob.currency ?? []))
  if (before) currencies.add(before.currency)
  const [currency] = currencies
  const priced = currencies.size === 1
  const grown = new Map<string, number>()
  const growth = (knob: Knob, at: number): number => {
    if (!before) return 0
    const key = `${knob.path} ${at}`
    const known = grown.get(key) ?? (costOf(turned(document, knob, at))?.amount ?? before.amount) - before.amount
    grown.set(key, known)
    return known
  }
  const price = (knob: Knob, at: number): number | undefined => {
    if (knob.price !== undefined) return knob.price * at
    const amount = growth(knob, at)
    // More machines are never free: without a price of their own their cost is not known. Settings are free.
    return Math.abs(amount) < 1e-9 && /\.(replicas|autoscaling\.max)$/.test(knob.path) ? undefined : amount
  }
  const pricesOf = (setting: Setting): (number | undefined)[] =>
    knobs.flatMap((knob, k) => (setting[k] ? [price(knob, setting[k])] : []))
  const sum = (prices: readonly (number | undefined)[]) => prices.reduce<number>((total, p) => total + (p ?? 0), 0)
  return {
    priced,
    currency,
    cost: (setting) => {
      const prices = priced ? pricesOf(setting) : []
      const lacking = prices.filter((p) => p === undefined).length
      const size = knobs.reduce((total, knob, k) => total + relative(knob, setting[k] ?? 0), 0)
      return [lacking, sum(prices), setting.filter((at) => at > 0).length, size]
    },
    money: (setting) => {
      if (!priced) return undefined
      const prices = pricesOf(setting)
      return prices.includes(undefined) ? undefined : sum(prices)
    },
  }
}

/** The document with one knob at one of its positions; 0 is as it was. */
export function turned(document: ArchitectureDocument, knob: Knob, at: number): ArchitectureDocument {
  return at === 0 ? document : writePath(document, knob.path, knob.values[at - 1])
}

function costOf(document: ArchitectureDocument): { amount: number; currency: string } | undefined {
  const { total, currency } = analyseCost(resolveTopology(document))
  return total && currency !== undefined ? { amount: total.typical, currency } : undefined
}

/** The relative change as a logarithm: doubling is as much as halving. */
function relative(knob: Knob, at: number): number {
  if (at === 0) return 0
  const [a, b] = [baseAmount(knob.from), baseAmount(knob.values[at - 1])]
  return a && b ? Math.abs(Math.log(b / a)) : 1
}
