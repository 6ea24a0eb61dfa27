/**
 * Data analysis: what each shard group loses in each scenario, how long a restore takes, how likely a loss for good is.
 * Pure; the order is that of the model, scenarios of the model before generated ones.
 */
import type { DataAnalysis, StoreRecovery } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { durabilityOf } from './durability.ts'
import { restoreTime } from './restore.ts'
import { generatedScenarios, played } from './scenarios.ts'
import { worstLosses } from './worst-loss.ts'

export { lossBreakEvens, restoreBreakEvens } from './break-even.ts'
export { effectOf } from './effect.ts'
export { dataLoss } from './loss.ts'
export { restoreTime } from './restore.ts'

/** Loss, restore times and durability of every store. */
export function analyseData(topology: Topology): DataAnalysis {
  const scenarios = [...topology.document.scenarios.map(played), ...generatedScenarios(topology)]
  const backed = topology.groups.filter((group) => {
    const store = topology.elements.get(group.store)
    return group.copies.length > 0 || (store && 'backup' in store && store.backup)
  })
  return {
    recoveries: scenarios.flatMap((scenario) => {
      const losses = worstLosses(topology, backed, scenario.faults, scenario.id)
      return backed.flatMap((group, k): StoreRecovery[] => {
        const loss = losses[k]
        return loss ? [{ store: group.store, group: group.id, scenario: scenario.id, ...loss }] : []
      })
    }),
    restores: backed.map((group) => restoreTime(topology, group)),
    durability: topology.stores.map((store) => durabilityOf(topology, store)),
  }
}
