/**
 * The child process that runs a TypeScript model. A model is code: it may print, throw, exit or never end, so it runs
 * here and not in the engine. The answer goes to file descriptor 3 as one JSON text, whatever the model prints.
 * Only the builder is loaded besides the model: start-up is what a user waits for.
 */
import { readFileSync, writeSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import type { ChildAnswer, ChildFailure } from './answer.ts'

const [entry = '', packageEntry = ''] = process.argv.slice(2)
const answerDescriptor = 3
const loaded: string[] = []
let unresolved: { specifier: string; parent: string } | undefined
let answered = false

function answer(value: ChildAnswer): void {
  if (answered) return
  answered = true
  const bytes = Buffer.from(JSON.stringify(value))
  for (let at = 0; at < bytes.length; ) at += writeSync(answerDescriptor, bytes, at)
}

function text(value: unknown): string {
  try {
    return typeof value === 'string' ? value : String(value)
  } catch {
    return typeof value
  }
}

function failure(kind: ChildFailure['kind'], error: unknown): ChildFailure {
  const isError = error instanceof Error
  const code = isError && 'code' in error ? text(error.code) : ''
  return {
    kind,
    name: isError ? text(error.name) : '',
    message: isError ? text(error.message) : text(error),
    stack: isError ? text(error.stack) : '',
    code,
    ...(unresolved ? { unresolved } : {}),
    last: loaded.at(-1) ?? entry,
  }
}

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'loadpath') return { url: packageEntry, shortCircuit: true }
    try {
      return next(specifier, context)
    } catch (error) {
      unresolved = { specifier, parent: context.parentURL ?? entry }
      throw error
    }
  },
  load(url, context, next) {
    if (url.startsWith('file:')) loaded.push(url)
    // Node strips no types below node_modules, where models of other teams and this package itself may live.
    if (url.includes('/node_modules/') && /\.m?ts$/.test(url)) {
      const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'))
      return { format: 'module', source, shortCircuit: true }
    }
    return next(url, context)
  },
})

const exit = process.exit.bind(process)
process.exit = (code) => {
  answer({ ok: false, failure: failure('exit', new Error(text(code ?? 0))) })
  return exit(code)
}
process.on('exit', (code) => {
  // 13: the event loop is empty and the model still waits for a promise.
  answer({ ok: false, failure: failure(code === 13 ? 'waits' : 'exit', new Error(text(code))) })
})
process.on('uncaughtException', (error) => {
  answer({ ok: false, failure: failure('throws', error) })
  exit(1)
})

interface SystemLike {
  toDocument(): unknown
  sources(): Record<string, { file: string; line: number; column: number }>
}

function isSystem(value: unknown): value is SystemLike {
  const like = value as Partial<SystemLike> | null | undefined
  return typeof like === 'object' && typeof like?.toDocument === 'function' && typeof like.sources === 'function'
}

try {
  const model: Record<string, unknown> = await import(entry)
  const found = model.default
  if (isSystem(found)) answer({ ok: true, document: found.toDocument(), sources: found.sources(), files: loaded })
  else if (found !== undefined) answer({ ok: false, failure: failure('wrong-export', kindOf(found)) })
  else answer({ ok: false, failure: failure('no-export', Object.keys(model).join(', ')) })
} catch (error) {
  answer({ ok: false, failure: failure('throws', error) })
}
// A timer or a socket that the model left open would keep the process alive.
exit(0)

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
