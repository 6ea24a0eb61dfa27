/**
 * The partial order of consistency models (Viotti and Vukolic 2016; jepsen.io/consistency). Snapshot isolation is a
 * transactional model: it implies no session or recency guarantee of the single-object branch, nor the reverse.
 */
import type { ConsistencyModel } from '../language/vocabulary/index.ts'

const weaker: Record<ConsistencyModel, readonly ConsistencyModel[]> = {
  'strict-serializable': ['linearizable', 'snapshot-isolation'],
  linearizable: ['sequential'],
  sequential: ['causal'],
  causal: ['read-your-writes'],
  'read-your-writes': ['eventual'],
  'snapshot-isolation': ['eventual'],
  eventual: [],
}

/** True when whatever satisfies `model` also satisfies `wanted`. `none` satisfies nothing. */
export function implies(model: ConsistencyModel | 'none', wanted: ConsistencyModel): boolean {
  if (model === 'none') return false
  return model === wanted || weaker[model].some((next) => implies(next, wanted))
}

/** Models in one line for display, from weak to strong; `none` is 0. Only `implies` decides. */
export const modelRanks: readonly (ConsistencyModel | 'none')[] = [
  'none',
  'eventual',
  'read-your-writes',
  'causal',
  'sequential',
  'snapshot-isolation',
  'linearizable',
  'strict-serializable',
]
