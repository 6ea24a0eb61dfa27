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

/** The author's call that is being served now. */
export function callPlace(): CallPlace | undefined {
  const prepare = Error.prepareStackTrace
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 12
  Error.prepareStackTrace = (_error, frames) => frames
  const holder: { stack?: NodeJS.CallSite[] } = {}
  Error.captureStackTrace(holder, callPlace)
  const frames = holder.stack ?? []
  Error.prepareStackTrace = prepare
  Error.stackTraceLimit = limit
  for (const frame of frames) {
    const file = frame.getFileName() ?? ''
    if (file === '' || file.startsWith('node:') || file.startsWith(own) || file === entry) continue
    return { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 }
  }
  return undefined
}
