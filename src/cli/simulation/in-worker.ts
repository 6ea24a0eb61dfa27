/** Runs a simulation in a worker thread, so that the one that asks stays free (a watch server, several runs at once). */
import { Worker } from 'node:worker_threads'
import type { SimulationTask, TaskResult } from './task.ts'

/** The result of the task; rejects when the worker cannot be started or dies. */
export function runInWorker<T extends SimulationTask>(task: T): Promise<TaskResult<T>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the simulation's worker ended with ${code}`)))
  })
}
