/**
 * The plan of an output folder: every path it will hold, and how to make it. Nothing here touches the disk.
 */
import type { Finding } from '../findings/finding.ts'
import { failedFile, publishFinding } from './codes.ts'
import { isSafePath } from './paths.ts'

export type Bytes = Uint8Array | string

/** One file, or a folder (path ends with `/`) whose file names are known only when it is made. */
export type PlannedFile =
  | { path: string; make: () => Bytes | Promise<Bytes> }
  | { path: string; makeFolder: () => Promise<ReadonlyMap<string, Bytes>> }

/** What a build will write, sorted by path, and what is already known to be wrong. */
export interface OutputPlan {
  files: PlannedFile[]
  findings: Finding[]
}

/** What a maker may report beside its bytes, e.g. a missing accessibility mark. */
export type Report = (finding: Finding) => void

export interface MadeOutput {
  files: Map<string, Uint8Array>
  findings: Finding[]
}

/** Sorts, and refuses names that leave the folder or occur twice (also when only the case differs). */
export function finishPlan(files: readonly PlannedFile[], findings: readonly Finding[]): OutputPlan {
  const seen = new Set<string>()
  const kept: PlannedFile[] = []
  const refused: Finding[] = []
  for (const file of files) {
    const key = file.path.toLowerCase()
    if (!isSafePath(file.path.replace(/\/$/, '')) || seen.has(key)) {
      refused.push(publishFinding('output-path-refused', { name: file.path }))
    } else {
      seen.add(key)
      kept.push(file)
    }
  }
  kept.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: kept, findings: [...findings, ...refused] }
}

/** The plan as text, one path a line: what `--dry-run` prints. */
export function describePlan(plan: OutputPlan): string {
  return plan.files.map((f) => `${f.path}\n`).join('')
}

/** Makes every file in memory. A file that cannot be made is an error finding that names it; the others are still made. */
export async function makeOutput(plan: OutputPlan, progress: (path: string) => void = () => {}): Promise<MadeOutput> {
  const files = new Map<string, Uint8Array>()
  const findings: Finding[] = []
  for (const file of plan.files) {
    progress(file.path)
    try {
      if ('make' in file) files.set(file.path, toBytes(await file.make()))
      else for (const [name, bytes] of await file.makeFolder()) files.set(`${file.path}${name}`, toBytes(bytes))
    } catch (error) {
      findings.push(failedFile(file.path, reasonOf(error)))
    }
  }
  for (const path of files.keys()) {
    if (isSafePath(path)) continue
    files.delete(path)
    findings.push(publishFinding('output-path-refused', { name: path }))
  }
  // Read last: makers add to the plan's findings while they work.
  return { files, findings: [...plan.findings, ...findings] }
}

/** First line of an error, without paths of this machine. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] ?? '').replace(/(?:[A-Za-z]:)?[\\/](?:[^\s'"\\/]+[\\/])+/g, '').slice(0, 300)
}

function toBytes(bytes: Bytes): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
}
