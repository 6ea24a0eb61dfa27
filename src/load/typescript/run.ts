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

/** Most of what a model prints that is passed on. */
const printedBytes = 1024 * 1024
/** A document of this size comes from a loop, too. */
const answerBytes = 256 * 1024 * 1024
/** What the model has started may hold its pipes open: so long after its own end they are still read. */
const graceMs = 500

/** Collects what comes until it is too much. */
function collector(most: number, tooMuch: () => void) {
  const chunks: Buffer[] = []
  let bytes = 0
  return {
    add: (chunk: Buffer): void => {
      bytes += chunk.length
      if (bytes <= most) chunks.push(chunk)
      else tooMuch()
    },
    text: (): string => Buffer.concat(chunks).toString('utf8'),
  }
}

/** Runs the model at `file` (absolute path). Never rejects. */
export function runModel(file: string, timeLimitMs: number): Promise<RunResult> {
  const options = [`--max-old-space-size=${memoryMegabytes}`, '--disable-warning=ExperimentalWarning']
  const running = spawn(process.execPath, [...options, child, pathToFileURL(file).href, packageEntry], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const kill = (): boolean => running.kill('SIGKILL')
  const answered = collector(answerBytes, kill)
  const errors = collector(printedBytes, () => undefined)
  let printed = 0
  let timedOut = false
  const limit = setTimeout(() => {
    timedOut = true
    kill()
  }, timeLimitMs)
  running.stdio[3]?.on('data', answered.add)
  running.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.length
    if (printed <= printedBytes) process.stderr.write(chunk)
  })
  running.stderr?.on('data', errors.add)
  return new Promise((resolve) => {
    running.on('error', (error) => {
      clearTimeout(limit)
      resolve({ end: 'crash', reason: error.message })
    })
    running.on('exit', () => {
      setTimeout(() => {
        for (const stream of running.stdio) stream?.destroy()
      }, graceMs).unref()
    })
    running.on('close', (code, signal) => {
      clearTimeout(limit)
      const answer = parse(answered.text())
      if (timedOut) return resolve({ end: 'time-out' })
      // Without an answer standard error holds the runtime's own report, which is no help to an author.
      if (!answer) return resolve({ end: 'crash', reason: signal ?? `${code}` })
      const waits = !answer.ok && answer.failure.kind === 'waits'
      // About an endless wait the runtime prints a warning of its own.
      if (!waits) process.stderr.write(errors.text())
      return resolve({ end: 'answer', answer })
    })
  })
}
