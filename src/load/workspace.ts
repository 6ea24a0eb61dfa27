/**
 * The load stage: files in, loaded models and findings out. Nothing here throws for what an author did; a model that
 * cannot be loaded is missing from `systems` and named by an error in `findings`.
 */
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding, SourcePlace } from '../findings/finding.ts'
import { canonicalise, type PartialDocument } from '../language/canonical.ts'
import { isPlain } from '../language/schema/plain.ts'
import { measureKeys } from '../language/schema/shorthand.ts'
import { type Entry, findEntries } from './entries.ts'
import { loadFinding, readText, shown, startOf } from './files.ts'
import type { LoadedModel, SourceMap } from './loaded-model.ts'
import { checkSchema } from './schema/validate.ts'
import { variantFindings } from './schema/variants.ts'
import { withShortForms } from './short-forms.ts'

export { findWorkspace } from './entries.ts'

export interface LoadOptions {
  /** Refuse models that are code, and links out of the workspace (for checks of other people's pull requests). */
  dataOnly?: boolean
  /** How long a TypeScript model may run. Default 20 s. */
  timeLimitMs?: number
  /** `false`: decisions may come without their texts, which only documents show. All else is the same. */
  bodies?: boolean
  /** Called when the process of a TypeScript model runs, the time to do other work; not for a model in data files. */
  started?: () => void
}

/** All models of a path. `root` is absolute; every place is relative to it. */
export interface Workspace {
  root: string
  systems: LoadedModel[]
  /** What belongs to no loaded system: broken models, empty folders, equal system ids. */
  findings: Finding[]
}

/** What an entry's files hold before the schema is checked. */
interface Written {
  data?: unknown
  sources: SourceMap
  findings: Finding[]
}

async function readTypeScript(root: string, entry: Entry, options: LoadOptions): Promise<Written> {
  const file = entry.files[0] ?? ''
  const at = startOf(shown(root, file))
  const failed = (finding: Finding): Written => ({ sources: {}, findings: [finding] })
  if (options.dataOnly) return failed(loadFinding('data-only', at, { file: at.file }))
  const unreadable = await unreadableCode(root, file)
  if (unreadable) return failed(unreadable)
  const limit = options.timeLimitMs ?? 20_000
  const { runModel } = await import('./typescript/run.ts')
  const running = runModel(file, limit)
  options.started?.()
  const result = await running
  if (result.end === 'time-out') return failed(loadFinding('model-never-ends', at, { seconds: limit / 1000 }))
  if (result.end === 'crash') return failed(loadFinding('model-crashes', at, { reason: result.reason }))
  if (!result.answer.ok) {
    const { failureFinding } = await import('./typescript/failure.ts')
    return failed(await failureFinding(root, at.file, result.answer.failure))
  }
  const sources: SourceMap = { '': at }
  for (const [path, place] of Object.entries(result.answer.sources)) {
    sources[path] = { ...place, file: shown(root, place.file) }
  }
  const { document, files } = result.answer
  return { data: document, sources: await fieldPlaces(root, document, sources, files), findings: [] }
}

/** The places of the calls with those of the fields that are written out in them. */
async function fieldPlaces(
  root: string,
  document: unknown,
  sources: SourceMap,
  files: readonly string[],
): Promise<SourceMap> {
  const { modelFiles, withFieldPlaces } = await import('./typescript/fields.ts')
  const texts = new Map<string, string>()
  for (const url of modelFiles(root, files)) {
    const read = await readText(root, fileURLToPath(url))
    if ('text' in read) texts.set(shown(root, url), read.text)
  }
  try {
    return withInlineMeasures(withFieldPlaces(sources, texts, zonesOfRegions(document, sources)))
  } catch {
    // Brackets nested beyond the stack: the places of the calls are good enough.
    return sources
  }
}

/** Zones that the call of their region made beside it. */
function zonesOfRegions(document: unknown, sources: SourceMap): Set<string> {
  const places = isPlain(document) && Array.isArray(document.places) ? document.places.filter(isPlain) : []
  const made = places.filter(
    ({ kind, id, in: owner }) => kind === 'zone' && samePlace(sources[String(id)], sources[String(owner ?? '')]),
  )
  return new Set(made.map((zone) => String(zone.id)))
}

function samePlace(a: SourcePlace | undefined, b: SourcePlace | undefined): boolean {
  return a !== undefined && a.file === b?.file && a.line === b.line && a.column === b.column
}

/** A requirement may hold the fields of its measure; later stages ask for them under `measures.0`. */
function withInlineMeasures(sources: SourceMap): SourceMap {
  const more: SourceMap = {}
  for (const path of Object.keys(sources).filter((key) => key.endsWith('.metric'))) {
    const requirement = path.slice(0, -'.metric'.length)
    for (const key of measureKeys) {
      const place = sources[`${requirement}.${key}`]
      const inline = `${requirement}.measures.0.${key}`
      if (place && !/\.measures\.\d+$/.test(requirement) && sources[inline] === undefined) more[inline] = place
    }
  }
  return joined(sources, more)
}

/** Both; what `more` has wins. A copy of the places of a large model takes longer than reading it. */
function joined(sources: SourceMap, more: SourceMap): SourceMap {
  return Object.keys(more).length === 0 ? sources : { ...sources, ...more }
}

/** A file of the model's folder that is no UTF-8 text: the runtime would read it with replacement characters in silence. */
async function unreadableCode(root: string, entry: string): Promise<Finding | undefined> {
  const folder = dirname(entry)
  const names = await readdir(folder).catch(() => [])
  const others = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
  for (const file of [...new Set([entry, ...others.sort()])]) {
    const read = await readText(root, file)
    if ('finding' in read) return read.finding
  }
  return undefined
}

async function readDataFiles(root: string, entry: Entry, confined: boolean): Promise<Written> {
  const [{ readData }, { mergeData }] = await Promise.all([import('./yaml/read.ts'), import('./yaml/merge.ts')])
  const findings: Finding[] = []
  const parts = []
  for (const file of entry.files) {
    const read = await readText(root, file, confined)
    if ('finding' in read) findings.push(read.finding)
    else parts.push(readData(shown(root, file), read.text))
  }
  findings.push(...parts.flatMap((part) => part.findings))
  // A file that cannot be read would leave its things out; every reference to them would then be a false finding.
  if (findings.some((finding) => finding.severity === 'error')) return { sources: {}, findings }
  const merged = mergeData(parts)
  if (merged.findings.length > 0 && Object.keys(merged.data).length === 0)
    return { sources: {}, findings: merged.findings }
  const sources = withShortForms(merged.data, withInlineMeasures(merged.sources))
  return { data: merged.data, sources, findings: [...findings, ...merged.findings] }
}

async function loadEntry(
  root: string,
  entry: Entry,
  options: LoadOptions,
): Promise<LoadedModel | { findings: Finding[] }> {
  const running = Promise.withResolvers<void>()
  const started = (): void => {
    running.resolve()
    options.started?.()
  }
  const read =
    entry.form === 'typescript'
      ? readTypeScript(root, entry, { ...options, started })
      : readDataFiles(root, entry, options.dataOnly === true)
  // Decisions are read while the process of the model runs, not before it starts: reading them takes as long.
  await Promise.race([running.promise, read])
  const { joinDecisions, readDecisionFolder } = await import('./decisions/load.ts')
  const decisionsOf = (name: string) =>
    readDecisionFolder(root, join(root, 'adrs', name), {
      bodies: options.bodies ?? true,
      confined: options.dataOnly ?? false,
    })
  const early = decisionsOf(entry.name)
  const written = await read
  if (written.data === undefined) return { findings: written.findings }
  const { findings, data, lost } = await checkSchema(written.data, written.sources)
  const all = [...written.findings, ...findings]
  if (data === undefined) return { findings: all }
  const document = canonicalise(data as PartialDocument)
  if (findings.length === 0) all.push(...(await variantFindings(document, written.sources)))
  const { id, languages } = document.system
  const folders = [await early, ...(id === entry.name ? [] : [await decisionsOf(id)])]
  const { decisions, findings: ofDecisions, sources: places } = joinDecisions(folders, languages)
  return {
    path: shown(root, entry.path),
    document,
    sources: joined(
      written.sources,
      Object.fromEntries(Object.entries(places).filter(([key]) => !(key in written.sources))),
    ),
    decisions,
    findings: [...all, ...ofDecisions],
    ...(lost && { lost }),
  }
}

/** Systems that share an id would write to the same folder of the deliverables. */
function equalIds(systems: readonly LoadedModel[]): Finding[] {
  const first = new Map<string, LoadedModel>()
  const findings: Finding[] = []
  for (const system of systems) {
    const id = system.document.system.id
    const other = first.get(id)
    if (!other) first.set(id, system)
    else {
      const place: SourcePlace = system.sources.system ?? startOf(system.path)
      const finding = loadFinding('duplicate-system', place, { id, other: other.path })
      const otherPlace = other.sources.system
      findings.push({ ...finding, element: id, ...(otherPlace ? { related: [{ place: otherPlace }] } : {}) })
    }
  }
  return findings
}

/**
 * Loads every model that `path` means: a workspace (a folder with `model/`), a model folder or a model file. Two models
 * are loaded at a time.
 */
export async function loadWorkspace(path: string, options: LoadOptions = {}): Promise<Workspace> {
  const { root, entries, findings } = await findEntries(path)
  const loaded: (LoadedModel | { findings: Finding[] })[] = []
  for (let at = 0; at < entries.length; at += 2) {
    loaded.push(...(await Promise.all(entries.slice(at, at + 2).map((entry) => loadEntry(root, entry, options)))))
  }
  const systems = loaded.filter((one): one is LoadedModel => 'document' in one)
  const failed = loaded.filter((one) => !('document' in one)).flatMap((one) => one.findings)
  return { root, systems, findings: [...findings, ...failed, ...equalIds(systems)] }
}
