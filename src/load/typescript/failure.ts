/**
 * Turns the failure of a TypeScript model into one located finding. Places come from the stack or from the text of the
 * file; a stack itself is never shown.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Finding, SourcePlace } from '../../findings/finding.ts'
import { loadFinding, shown, startOf } from '../files.ts'
import type { ChildFailure } from './answer.ts'

const ownFolder = new URL('../../', import.meta.url).href

/** First line of a message, short enough for one line of a report. */
function short(message: string): string {
  const whole = message.split('\n', 1)[0] ?? ''
  // The parser adds all tokens it would have taken.
  const line = whole.replace(/^(Unexpected token [^.]+)\. Expected .{60,}$/, '$1')
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}

/** The author's frame that is nearest to the error. */
function stackPlace(root: string, stack: string): SourcePlace | undefined {
  for (const [, url = '', line, column] of stack.matchAll(/(file:\/\/\S+?):(\d+):(\d+)/g)) {
    if (url.startsWith(ownFolder)) continue
    return { file: shown(root, url), line: Number(line), column: Number(column) }
  }
  return undefined
}

/** A syntax error's report begins with `file:line`, the line and a row of carets under the mistake. */
function reportPlace(root: string, report: string): SourcePlace | undefined {
  const lines = report.split('\n')
  const head = /^(file:\/\/\S+|\/.+|[A-Za-z]:\\.+):(\d+)$/.exec(lines[0] ?? '')
  if (!head) return undefined
  const caret = lines.slice(1, 6).find((line) => /^\s*\^+\s*$/.test(line))
  const column = caret ? caret.indexOf('^') + 1 : 1
  return { file: shown(root, head[1] ?? ''), line: Number(head[2]), column }
}

/** Node's own syntax check: it says the line where an import does not. */
function checkSyntax(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--check', file], { timeout: 5000 }, (_error, _out, report) => resolve(String(report)))
  })
}

async function syntaxFinding(root: string, failure: ChildFailure): Promise<Finding> {
  const message = short(failure.message)
  const place =
    reportPlace(root, failure.stack) ??
    reportPlace(root, await checkSyntax(fileURLToPath(failure.last))) ??
    startOf(shown(root, failure.last))
  if (failure.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return loadFinding('typescript-unsupported', place, { message })
  const missing = /module '(.+)' does not provide an export named '(.+)'/.exec(message)
  if (missing) return loadFinding('import-without-export', place, { module: missing[1] ?? '', name: missing[2] ?? '' })
  return loadFinding('typescript-syntax', place, { message })
}

/** Where the import stands in its file. */
async function importFinding(root: string, specifier: string, parent: string): Promise<Finding> {
  const file = shown(root, parent)
  const text = await readFile(new URL(parent), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const columnIn = (row: string) => Math.max(row.indexOf(`'${specifier}'`), row.indexOf(`"${specifier}"`)) + 1
  const line = lines.findIndex((row) => columnIn(row) > 0)
  const place = line < 0 ? startOf(file) : { file, line: line + 1, column: columnIn(lines[line] ?? '') }
  return loadFinding('import-not-found', place, { specifier })
}

/** The syntax error of a file and not of a text that the model itself parsed: the module loader threw it. */
function isOfModule(failure: ChildFailure): boolean {
  const first = failure.stack.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
  return failure.code.endsWith('TYPESCRIPT_SYNTAX') || first.includes('node:internal/modules')
}

/** The finding for a model that gave no document. `entry` is its file as findings show it. */
export async function failureFinding(root: string, entry: string, failure: ChildFailure): Promise<Finding> {
  const { kind, message } = failure
  if (kind === 'no-export') return loadFinding('model-exports-nothing', startOf(entry), { exports: short(message) })
  if (kind === 'wrong-export') return loadFinding('model-exports-wrong', startOf(entry), { found: message })
  const place = stackPlace(root, failure.stack) ?? startOf(entry)
  if (kind === 'exit') return loadFinding('model-exits', place, { code: message })
  if (kind === 'waits') return loadFinding('model-waits', startOf(entry))
  if (
    failure.unresolved &&
    /^ERR_(MODULE_NOT_FOUND|UNSUPPORTED_DIR_IMPORT|PACKAGE_PATH|INVALID_MODULE)/.test(failure.code)
  ) {
    return importFinding(root, failure.unresolved.specifier, failure.unresolved.parent)
  }
  if (failure.name === 'SyntaxError' && isOfModule(failure)) return syntaxFinding(root, failure)
  const name = failure.name === '' ? '' : `${failure.name}: `
  return loadFinding('model-throws', place, { message: short(`${name}${message}`) })
}
