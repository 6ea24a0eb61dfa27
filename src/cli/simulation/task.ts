/** A simulation as plain data, so that it may run here or in a worker: the answer is the same to the bit. */
import type { RunOptions, SimulatedNetwork } from '../../analyse/simulation/network.ts'
import {
  type OutageOptions,
  type OutageResult,
  type OutageSystem,
  simulateOutages,
} from '../../analyse/simulation/outages.ts'
import { type SimulationResult, simulate } from '../../analyse/simulation/simulate.ts'

export type SimulationTask =
  | { kind: 'network'; network: SimulatedNetwork; options: RunOptions }
  | { kind: 'outages'; system: OutageSystem; options: OutageOptions }

export type TaskResult<T extends SimulationTask> = T extends { kind: 'network' } ? SimulationResult : OutageResult

/** Runs a task in this thread. */
export function runTask<T extends SimulationTask>(task: T): TaskResult<T> {
  const result =
    task.kind === 'network' ? simulate(task.network, task.options) : simulateOutages(task.system, task.options)
  return result as TaskResult<T>
}
