/** Helpers of the publish tests: a plan made in memory, folders to write to, and readers of what was printed. */
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { type MadeOutput, makeOutput } from '../../src/publish/output.ts'
import { planOutput } from '../../src/publish/plan.ts'
import { sampleDocuments } from './sample.ts'

/** The sample made once, in memory. */
export async function madeSample(): Promise<MadeOutput> {
  return makeOutput(await planOutput([sampleDocuments()]))
}

export function textOf(made: MadeOutput, path: string): string {
  const bytes = made.files.get(path)
  if (!bytes) throw new Error(`not made: ${path}`)
  return Buffer.from(bytes).toString('utf8')
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'loadpath-publish-'))
}

/** Every file under a folder: path -> content in base64. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {}
  const walk = (dir: string): void => {
    for (const name of readdirSync(dir).sort()) {
      const path = join(dir, name)
      if (statSync(path).isDirectory()) walk(path)
      else found[relative(folder, path).split(sep).join('/')] = readFileSync(path).toString('base64')
    }
  }
  walk(folder)
  return found
}
