/** Runs the command line as a user does: a child process of the package's `bin`, in folders that are removed afterwards. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workspaceFiles } from '../../src/cli/init-files.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const bin = join(root, 'bin', 'loadpath')

export interface Run {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
}

/** One run of `loadpath` in a folder; the locale of the machine plays no part. */
export async function loadpath(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<Run> {
  const env = { ...process.env, LC_ALL: 'C', LANG: 'C', LC_MESSAGES: '', NO_COLOR: '1', ...environment }
  // The test runner tells its children about itself; the program is no test.
  const { NODE_TEST_CONTEXT: _context, ...clean } = env as Record<string, string>
  const child = spawn(process.execPath, [bin, ...args], { cwd, env: clean, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err]: Buffer[][] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out?.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err?.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ code, signal, out: Buffer.concat(out ?? []).toString(), err: Buffer.concat(err ?? []).toString() }),
    )
  })
}

/** Where folders are given back: a test's context, or `{ after }` of the file. */
export interface Cleanup {
  after: (done: () => void) => void
}

/** A folder of its own, removed afterwards. */
export function folder(t: Cleanup): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'loadpath-cli-')))
  t.after(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Writes files by their path. */
export function write(dir: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
}

/** The small web shop of `init`, in YAML, with its model changed. A change that changes nothing is a mistake of the test. */
export function shop(t: Cleanup, change?: (model: string) => string): string {
  const dir = folder(t)
  for (const file of workspaceFiles(true, root)) write(dir, { [file.path]: file.text })
  if (change) {
    const path = join(dir, 'model', 'shop', 'model.yaml')
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    assert.notEqual(after, before)
    writeFileSync(path, after)
  }
  return dir
}

/** A copy of the worked system in a folder of its own: model and decisions. */
export function loyaltyCopy(t: Cleanup): string {
  const dir = folder(t)
  cpSync(join(root, 'model', 'loyalty'), join(dir, 'model', 'loyalty'), { recursive: true })
  cpSync(join(root, 'adrs', 'loyalty'), join(dir, 'adrs', 'loyalty'), { recursive: true })
  return dir
}

/** Every file under a folder, with `/`, sorted. */
export function filesUnder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** What must never be seen by a user, whatever happened. */
export function assertNoStack(run: Run): void {
  for (const text of [run.out, run.err]) {
    assert.doesNotMatch(text, /^\s+at .+:\d+:\d+\)?$/m, text)
    assert.doesNotMatch(text, /node:internal|internal error|UnhandledPromise|undefined|\[object Object\]|\bNaN\b/, text)
  }
}

/** The run could not start: exit code 2, one line on standard error, nothing on standard output. */
export function assertRefused(run: Run, sentence: RegExp): void {
  assert.match(run.err, sentence)
  assert.match(run.err, /^loadpath: [^\n]+\n$/)
  assert.equal(run.out, '')
  assert.equal(run.code, 2)
  assertNoStack(run)
}
