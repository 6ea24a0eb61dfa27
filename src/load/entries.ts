/**
 * Where the models of a workspace are: `model/<system>/` with an entry file, or one folder or file given by its path.
 * A TypeScript entry is `model.ts`, `index.ts` or `<system>.ts`; data models are all YAML files of the folder, or
 * `model.json`. Folders whose name begins with `_` or `.` are shared parts and no systems.
 */
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Finding } from '../findings/finding.ts'
import { listFolder, loadFinding, reasonOf, shown, startOf } from './files.ts'

/** One model to load. Paths are absolute. */
export interface Entry {
  /** Folder or file the user sees as the model. */
  path: string
  /** Name of its folder, or of the file without extension. */
  name: string
  form: 'typescript' | 'data'
  /** The entry of a TypeScript model, or every file of a data model. */
  files: string[]
}

const dataExtensions = new Set(['.yaml', '.yml', '.json'])
const typescriptExtensions = new Set(['.ts', '.mts'])

/** Entry of a model folder; undefined when nothing in it is one. Data files beside a TypeScript entry are reported. */
async function folderEntry(root: string, path: string): Promise<{ entry?: Entry; findings: Finding[] }> {
  const name = basename(path)
  const listing = await listFolder(path)
  if ('reason' in listing) {
    const place = startOf(shown(root, path))
    return { findings: [loadFinding('unreadable-folder', place, { folder: place.file, reason: listing.reason })] }
  }
  const { files } = listing
  const code = ['model.ts', 'index.ts', `${name}.ts`, 'model.mts'].find((file) => files.includes(file))
  // The settings of a workspace whose root is the folder of its only model.
  const isSettings = (file: string): boolean => /^loadpath\.(ya?ml|json)$/.test(file)
  const data = files.filter((file) => (/\.ya?ml$/.test(file) && !isSettings(file)) || file === 'model.json')
  if (code) {
    const findings = data.map((file) => {
      const ignored = shown(root, join(path, file))
      return loadFinding('model-in-two-forms', startOf(ignored), { file: ignored, entry: code }, 'warning')
    })
    return { entry: { path, name, form: 'typescript', files: [join(path, code)] }, findings }
  }
  if (data.length === 0) return { findings: [] }
  return { entry: { path, name, form: 'data', files: data.map((file) => join(path, file)) }, findings: [] }
}

function fileEntry(path: string): Entry | undefined {
  const extension = extname(path)
  const name = basename(path, extension)
  if (typescriptExtensions.has(extension)) return { path, name, form: 'typescript', files: [path] }
  if (dataExtensions.has(extension)) return { path, name, form: 'data', files: [path] }
  return undefined
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

/** The nearest folder upwards that holds a folder `model`. */
export async function findWorkspace(from: string): Promise<string | undefined> {
  for (let at = resolve(from); ; at = dirname(at)) {
    if (await isFolder(join(at, 'model'))) return at
    if (at === dirname(at)) return undefined
  }
}

/** Entries of all systems of a workspace. */
async function workspaceEntries(root: string): Promise<{ entries: Entry[]; findings: Finding[] }> {
  const folder = join(root, 'model')
  const own = await folderEntry(root, folder)
  // Folders beside a TypeScript entry are parts of that model; data files in `model/` itself hide no other system.
  if (own.entry?.form === 'typescript') return { entries: [own.entry], findings: own.findings }
  const findings = [...own.findings]
  const entries: Entry[] = own.entry ? [own.entry] : []
  const listing = await listFolder(folder)
  for (const name of 'folders' in listing ? listing.folders : []) {
    if (/^[._]/.test(name)) continue
    const found = await folderEntry(root, join(folder, name))
    findings.push(...found.findings)
    if (found.entry) entries.push(found.entry)
    else if (found.findings.length === 0) {
      findings.push(
        loadFinding('model-without-entry', startOf(`model/${name}`), { folder: `model/${name}`, name }, 'warning'),
      )
    }
  }
  if (entries.length === 0 && findings.length === 0) findings.push(loadFinding('workspace-empty', startOf('model')))
  return { entries, findings }
}

/** The models that a path means, and the workspace they belong to. */
export async function findEntries(path: string): Promise<{ root: string; entries: Entry[]; findings: Finding[] }> {
  let at = resolve(path)
  let folder: boolean
  try {
    // The runtime names files by their real paths; places are relative to the root only if the root is one too.
    at = await realpath(at)
    folder = (await stat(at)).isDirectory()
  } catch (error) {
    const finding = loadFinding('path-not-found', startOf(basename(at)), { path, reason: reasonOf(error) })
    return { root: dirname(at), entries: [], findings: [finding] }
  }
  const workspace = await findWorkspace(at)
  if (!folder) {
    const entry = fileEntry(at)
    const root = workspace ?? dirname(at)
    if (entry) return { root, entries: [entry], findings: [] }
    const file = shown(root, at)
    return { root, entries: [], findings: [loadFinding('not-a-model-file', startOf(file), { file })] }
  }
  if (workspace === at || (workspace && dirname(at) === workspace && basename(at) === 'model')) {
    return { root: workspace, ...(await workspaceEntries(workspace)) }
  }
  const root = workspace ?? at
  const { entry, findings } = await folderEntry(root, at)
  if (entry) return { root, entries: [entry], findings }
  const empty = findings.length > 0 ? findings : [loadFinding('workspace-empty', startOf(shown(root, at)))]
  return { root, entries: [], findings: empty }
}
