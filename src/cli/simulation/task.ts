/** A simulation as plain data, so that it may run here or in a worker: the answer is the same to the bit. */

import type { SimulationAnalysis } from '../../analyse/analysis.ts'
import { analyseBySimulation, type SimulationOptions } from '../../analyse/simulation/analyse.ts'
import type { Checked } from '../../analyse/simulation/budget.ts'
import { resolveTopology } from '../../analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../language/document.ts'

export interface SimulationTask {
  document: ArchitectureDocument
  analysis: Checked
  options: SimulationOptions
}

/** Runs a task in this thread. */
export function runTask({ document, analysis, options }: SimulationTask): SimulationAnalysis {
  return analyseBySimulation(resolveTopology(document), analysis, options)
}
