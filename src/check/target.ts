/** Targets of measures by metric: the unit each has, and its value in base units. */
import type { Measure } from '../language/vocabulary/index.ts'
import type { Unit } from '../quantity/quantity.ts'
import { parseTarget, type Target } from '../quantity/target.ts'

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
function numericTarget(measure: Measure): Target | undefined {
  if (typeof measure.target !== 'string' || !/^[<>]=? ./.test(measure.target)) return undefined
  const unit = unitOf(measure.target, targetUnits[measure.metric])
  const target = unit && parseTarget(measure.target, unit)
  return target && Number.isFinite(target.value) ? target : undefined
}

function unitOf(text: string, unit: (typeof targetUnits)[Measure['metric']]): Unit | undefined {
  switch (unit) {
    case 'duration':
      return 's'
    case 'share':
      return 'ratio'
    case 'rate':
      return text.includes('B/') ? 'B/s' : '/s'
    case 'money':
      return 'money'
    case 'number':
      return 'count'
    case 'rule':
      return /[a-z]/.test(text) ? 's' : 'count'
    case 'consistency':
      return undefined
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
