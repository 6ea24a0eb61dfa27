/** Runs a simulation in a worker thread, so that the one that asks goes on meanwhile. */
import { Worker } from 'node:worker_threads'
import type { SimulationAnalysis } from '../../analyse/analysis.ts'
import type { SimulationTask } from './task.ts'

/** The result of the task; rejects when the worker cannot be started or dies. */
export function runInWorker(task: SimulationTask): Promise<SimulationAnalysis> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the simulation's worker ended with ${code}`)))
  })
}
