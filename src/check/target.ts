/** Targets of measures: comparator and value in base units (seconds, ratio 0..1, per second, money per month). */
import {
  bytesPerSecond,
  type Duration,
  type Money,
  money,
  perSecond,
  type Rate,
  type Ratio,
  ratio,
  seconds,
  type Throughput,
} from '../language/units.ts'
import type { Measure } from '../language/vocabulary/index.ts'

export type Comparator = '>=' | '<=' | '>' | '<'

export interface Target {
  comparator: Comparator
  /** In the base unit of the metric. */
  value: number
}

/** Units that a target may have, by metric. */
export const targetUnits: Record<
  Measure['metric'],
  'duration' | 'share' | 'rate' | 'money' | 'consistency' | 'rule' | 'number'
> = {
  availability: 'share',
  downtime: 'duration',
  latency: 'duration',
  throughput: 'rate',
  headroom: 'share',
  rto: 'duration',
  rpo: 'duration',
  durability: 'share',
  staleness: 'duration',
  consistency: 'consistency',
  'data-loss-on-partition': 'duration',
  cost: 'money',
  rule: 'rule',
  measured: 'number',
}

/** The target of a measure as a number, or undefined when it is no number of its unit. */
export function numericTarget(measure: Measure): Target | undefined {
  if (typeof measure.target !== 'string') return undefined
  const match = /^(>=|<=|>|<) (.+)$/.exec(measure.target)
  if (!match) return undefined
  const value = parse(match[2] ?? '', targetUnits[measure.metric])
  return Number.isFinite(value) ? { comparator: match[1] as Comparator, value } : undefined
}

function parse(text: string, unit: (typeof targetUnits)[Measure['metric']]): number {
  switch (unit) {
    case 'duration':
      return seconds(text as Duration)
    case 'share':
      return ratio(text as Ratio)
    case 'rate':
      return text.includes('B/') ? bytesPerSecond(text as Throughput) : perSecond(text as Rate)
    case 'money':
      return money(text as Money).amount
    case 'number':
      return Number(text)
    case 'rule':
      return /[a-z]/.test(text) ? seconds(text as Duration) : Number(text)
    case 'consistency':
      return Number.NaN
  }
}

/** The longest time a measure allows, in seconds: the target of `<=` and `<`. */
export function allowedSeconds(measure: Measure): number | undefined {
  if (targetUnits[measure.metric] !== 'duration') return undefined
  const target = numericTarget(measure)
  return target?.comparator.startsWith('<') ? target.value : undefined
}

/** The least share a measure asks for, 0..1: the target of `>=` and `>`. */
export function requiredShare(measure: Measure): number | undefined {
  if (targetUnits[measure.metric] !== 'share') return undefined
  const target = numericTarget(measure)
  return target?.comparator.startsWith('>') ? target.value : undefined
}
