/**
 * Puts a made output on disk so that a reader never sees half of it: everything is written to a folder beside the
 * target, then two renames swap them. Killed at any step, the old or the new folder is whole; the next run tidies up.
 */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Finding } from '../findings/finding.ts'
import { publishFinding } from './codes.ts'
import { type MadeOutput, makeOutput, type OutputPlan } from './output.ts'

export interface WriteResult {
  /** Paths written, relative to the folder, sorted; empty when the old folder was kept. */
  written: string[]
  findings: Finding[]
}

export interface WriteOptions {
  /** Called before each file is made and before each step on disk (`write`, `swap`, `tidy`). */
  progress?: (step: string) => void
  /** Replace the old folder although some file could not be made (the findings still say so). Default false. */
  partial?: boolean
}

/** With one of these the output would lack a document: the old folder is kept. */
const keepsOld: ReadonlySet<string> = new Set(['document-failed', 'pdf-failed', 'output-path-refused'])

/** Makes the plan and replaces `folder` with it. */
export async function writeOutput(plan: OutputPlan, folder: string, options: WriteOptions = {}): Promise<WriteResult> {
  const made = await makeOutput(plan, options.progress)
  return writeMade(made, folder, options)
}

/** Replaces `folder` with files already made. */
export async function writeMade(made: MadeOutput, folder: string, options: WriteOptions = {}): Promise<WriteResult> {
  const failed = made.findings.some((f) => keepsOld.has(f.code))
  if (failed && options.partial !== true) return { written: [], findings: made.findings }
  const problem = await swapIn(made.files, resolve(folder), options.progress ?? (() => {}))
  if (problem) return { written: [], findings: [...made.findings, problem] }
  return { written: [...made.files.keys()].sort(), findings: made.findings }
}

async function swapIn(
  files: ReadonlyMap<string, Uint8Array>,
  target: string,
  step: (name: string) => void,
): Promise<Finding | undefined> {
  const [parent, name] = [dirname(target), basename(target)]
  const fresh = join(parent, `.${name}.new-${process.pid}`)
  const aside = join(parent, `.${name}.old-${process.pid}`)
  try {
    await mkdir(parent, { recursive: true })
    await recoverLeftovers(target)
    const foreign = await foreignEntry(target)
    if (foreign !== undefined) return publishFinding('output-foreign', { file: name, name: foreign })
    step('write')
    await rm(fresh, { recursive: true, force: true })
    for (const [path, bytes] of files) {
      const file = join(fresh, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes)
    }
    await mkdir(fresh, { recursive: true })
    step('swap')
    const replaced = await exists(target)
    if (replaced) await rename(target, aside)
    try {
      step('between')
      await rename(fresh, target)
    } catch (error) {
      if (replaced) await rename(aside, target)
      throw error
    }
    step('tidy')
    await rm(aside, { recursive: true, force: true })
    return undefined
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => {})
    const reason = (error as NodeJS.ErrnoException).code ?? 'error'
    return publishFinding('output-unwritable', { file: name, reason })
  }
}

/**
 * Tidies what killed runs left beside `target`: a folder put aside comes back when the target is missing; half-written
 * folders go. Folders of a run that is still alive are not touched.
 */
export async function recoverLeftovers(target: string): Promise<void> {
  const [parent, name] = [dirname(target), basename(target)]
  const entries = (await readdir(parent).catch((): string[] => [])).sort()
  for (const entry of entries) {
    if (!entry.startsWith(`.${name}.`)) continue
    const match = /^(old|new)-(\d+)$/.exec(entry.slice(name.length + 2))
    if (!match || isAlive(Number(match[2]))) continue
    if (match[1] === 'old' && !(await exists(target))) await rename(join(parent, entry), target)
    else await rm(join(parent, entry), { recursive: true, force: true })
  }
}

/** An entry of `target` that no build made: then the folder must not be replaced. */
async function foreignEntry(target: string): Promise<string | undefined> {
  if (!(await exists(target))) return undefined
  const entries = await readdir(target, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) return entry.name
    const mark = entry.name === 'site' ? join(target, 'site', 'index.html') : join(target, entry.name, 'model.json')
    if (!(await exists(mark))) return entry.name
  }
  return undefined
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
