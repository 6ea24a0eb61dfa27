/**
 * Where a builder function was called: the first stack frame outside the language's own folder. Type stripping keeps
 * lines and columns, so the frame is the author's text.
 */

/** A place in the author's files before the loader has made it relative. `file` is a URL or a path. */
export interface CallPlace {
  file: string
  line: number
  column: number
}

/** URL of `src/language/`, which every frame of ours starts with. */
const own = new URL('..', import.meta.url).href
/** The entry of the package, which may re-export and wrap. */
const entry = new URL('../../index.ts', import.meta.url).href

/** What the runtime says of one call, and its way to ask: typed here, so that a model compiles without the types of Node. */
interface Frame {
  getFileName(): string | null | undefined
  getLineNumber(): number | null
  getColumnNumber(): number | null
}
interface StackTraces {
  prepareStackTrace?: ((error: Error, frames: Frame[]) => unknown) | undefined
  stackTraceLimit: number
  captureStackTrace(holder: object, below: unknown): void
}

/** The author's call that is being served now. */
export function callPlace(): CallPlace | undefined {
  const traces = Error as unknown as StackTraces
  const prepare = traces.prepareStackTrace
  const limit = traces.stackTraceLimit
  traces.stackTraceLimit = 12
  traces.prepareStackTrace = (_error, frames) => frames
  const holder: { stack?: Frame[] } = {}
  traces.captureStackTrace(holder, callPlace)
  const frames = holder.stack ?? []
  traces.prepareStackTrace = prepare
  traces.stackTraceLimit = limit
  for (const frame of frames) {
    const file = frame.getFileName() ?? ''
    if (file === '' || file.startsWith('node:') || file.startsWith(own) || file === entry) continue
    return { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 }
  }
  return undefined
}
