/**
 * Starts the child process for one TypeScript model and reads its answer, within a time limit. What the model prints goes
 * to our standard error, so that machine-readable output stays clean.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ChildAnswer } from './answer.ts'

/** How the child ended when it gave no answer. */
type RunResult =
  | { end: 'answer'; answer: ChildAnswer }
  | { end: 'time-out' }
  /** Out of memory, killed, or it could not be started. */
  | { end: 'crash'; reason: string }

const child = fileURLToPath(new URL('./start.js', import.meta.url))
const packageEntry = new URL('../../index.ts', import.meta.url).href
/** A document of several thousand elements takes a few MB; a model that needs more than this has a loop. */
const memoryMegabytes = 1024

function parse(text: string): ChildAnswer | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as ChildAnswer)
  } catch {
    return undefined
  }
}

/** Runs the model at `file` (absolute path). Never rejects. */
export function runModel(file: string, timeLimitMs: number): Promise<RunResult> {
  const options = [`--max-old-space-size=${memoryMegabytes}`, '--disable-warning=ExperimentalWarning']
  const running = spawn(process.execPath, [...options, child, pathToFileURL(file).href, packageEntry], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const answered: Buffer[] = []
  const errors: Buffer[] = []
  let timedOut = false
  const limit = setTimeout(() => {
    timedOut = true
    running.kill('SIGKILL')
  }, timeLimitMs)
  running.stdio[3]?.on('data', (chunk: Buffer) => answered.push(chunk))
  running.stdout?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  running.stderr?.on('data', (chunk: Buffer) => errors.push(chunk))
  return new Promise((resolve) => {
    running.on('error', (error) => {
      clearTimeout(limit)
      resolve({ end: 'crash', reason: error.message })
    })
    running.on('close', (code, signal) => {
      clearTimeout(limit)
      const answer = parse(Buffer.concat(answered).toString('utf8'))
      if (timedOut) return resolve({ end: 'time-out' })
      // Without an answer standard error holds the runtime's own report, which is no help to an author.
      if (!answer) return resolve({ end: 'crash', reason: signal ?? `${code}` })
      const waits = !answer.ok && answer.failure.kind === 'waits'
      // About an endless wait the runtime prints a warning of its own.
      if (!waits) for (const chunk of errors) process.stderr.write(chunk)
      return resolve({ end: 'answer', answer })
    })
  })
}
