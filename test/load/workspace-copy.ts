/**
 * Sample workspaces in temporary folders. Files of the samples end in `.txt` in the repository, because many
 * are broken on purpose and no tool should touch them; the copy has their real names.
 */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Change = (text: string) => string

/** Copies a folder to `<temporary>/<name>`, changing the text of every model and decision file. */
export async function copyWorkspace(from: string, name: string, change: Change = (text) => text): Promise<string> {
  const to = join(await mkdtemp(join(tmpdir(), 'loadpath-')), name)
  await cp(from, to, { recursive: true })
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    await writeFile(file, change(await readFile(file, 'utf8')))
    if (file.endsWith('.txt')) await rename(file, file.slice(0, -4))
  }
  return to
}

/** Removes a copy with its temporary folder. */
export async function dropWorkspace(path: string): Promise<void> {
  await rm(join(path, '..'), { recursive: true, force: true })
}
