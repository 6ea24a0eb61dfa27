/** The worker: runs the task it was started with, answers once and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type SimulationTask } from './task.ts'

parentPort?.postMessage(runTask(workerData as SimulationTask))
