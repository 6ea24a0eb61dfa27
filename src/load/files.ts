/**
 * Reading of the author's files: UTF-8 only, byte order mark and CRLF removed, paths relative to the workspace with `/`.
 * What cannot be read is a finding.
 */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding, Params, Severity, SourcePlace } from '../findings/finding.ts'

/** Path of a file as findings show it. */
export function shown(root: string, file: string): string {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file
  const from = relative(root, path)
  return from === '' ? '.' : from.split(sep).join('/')
}

/** A finding of the load stage. */
export function loadFinding(
  code: string,
  place: SourcePlace,
  params: Params = {},
  severity: Severity = 'error',
): Finding {
  return { code, severity, place, params }
}

/** The first place of a file. */
export function startOf(file: string): SourcePlace {
  return { file, line: 1, column: 1 }
}

/** Why the operating system refused, as its short code: `ENOENT`, `EACCES`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** No model has such a file; a device that never ends would take all memory. */
const maximumBytes = 64 * 1024 * 1024

/** Why a file must not be read: a pipe or a device never ends; of strangers' links only those inside the workspace are followed. */
async function refusal(root: string, file: string, confined: boolean): Promise<string | undefined> {
  const info = await stat(file)
  if (!info.isFile() && !info.isDirectory()) return 'SPECIAL'
  if (info.size > maximumBytes) return 'SIZE'
  if (!confined) return undefined
  const real = await realpath(file)
  return real.startsWith((await realpath(root)) + sep) ? undefined : 'OUTSIDE'
}

/** Text of a file, or a finding. `confined`: not through a link that leads out of the workspace. */
export async function readText(
  root: string,
  file: string,
  confined = false,
): Promise<{ text: string } | { finding: Finding }> {
  const place = startOf(shown(root, file))
  const refused = (reason: string) => ({
    finding: loadFinding('unreadable-file', place, { file: place.file, reason }),
  })
  let bytes: Buffer
  try {
    const reason = await refusal(root, file, confined)
    if (reason) return refused(reason)
    bytes = await readFile(file)
  } catch (error) {
    return refused(reasonOf(error))
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text: text.replaceAll('\r\n', '\n') }
  } catch {
    const line = firstBadLine(bytes)
    return { finding: loadFinding('not-utf8', { ...place, line }, { file: place.file, line }) }
  }
}

/** Line of the first byte that is not UTF-8. Lines are cut at LF, which is never part of another character. */
function firstBadLine(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const part = bytes.subarray(start, end < 0 ? bytes.length : end)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(part)
    } catch {
      return line
    }
    if (end < 0) break
    start = end + 1
  }
  return line
}

/** Names in a folder in code-unit order, split by what they are. `undefined` when there is no such folder. */
export async function listFolder(path: string): Promise<{ files: string[]; folders: string[] } | { reason: string }> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    const files: string[] = []
    const folders: string[] = []
    for (const entry of entries) {
      const linked = entry.isSymbolicLink() ? await stat(`${path}/${entry.name}`).catch(() => undefined) : entry
      // A broken link is kept among the files: reading it gives a finding instead of silence.
      if (linked?.isDirectory()) folders.push(entry.name)
      else files.push(entry.name)
    }
    return { files: files.sort(), folders: folders.sort() }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}
