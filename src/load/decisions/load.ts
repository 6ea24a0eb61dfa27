/**
 * The decisions of one system: `adrs/<system>/`, a record per file with its translations beside it. The identity of a
 * decision is its slug; the number is for display only, because parallel branches give one number twice.
 */
import { basename, join } from 'node:path'
import type { Finding } from '../../findings/finding.ts'
import type { Language } from '../../language/text.ts'
import { listFolder, loadFinding, readText, shown, startOf } from '../files.ts'
import type { Decision, DecisionText, SourceMap } from '../loaded-model.ts'
import { linkFindings, resolveLinks } from './links.ts'
import { type DecisionName, decisionName } from './names.ts'
import type { ParsedDecision } from './parsed.ts'
import { readPlainDecision } from './plain.ts'
import { statusOf } from './status.ts'

/** A file with what it says. */
interface ReadRecord {
  name: DecisionName
  file: string
  parsed: ParsedDecision
}

/** Decisions in the order of their file names, what is wrong with them, and the places of their references. */
export interface Decisions {
  decisions: Decision[]
  findings: Finding[]
  /** `decision:<slug>`, `decision:<slug>.addresses.0`, `.affects.0`, `.options.0`, `.confirmedBy.0`. */
  sources: SourceMap
}

/** The records of one folder, before it is known what languages the system has. */
interface DecisionFolder {
  records: ReadRecord[]
  findings: Finding[]
}

/** `confined`: links out of the workspace are not followed. */
interface Reading {
  bodies: boolean
  confined: boolean
}

/**
 * Reads the records of a folder (absolute path). A folder that does not exist holds none. Never rejects. Without `bodies`
 * a record may come without its text; all else is the same.
 */
export async function readDecisionFolder(
  root: string,
  folder: string,
  reading: Reading = { bodies: true, confined: false },
): Promise<DecisionFolder> {
  const findings: Finding[] = []
  const records: ReadRecord[] = []
  const listing = await listFolder(folder)
  if ('reason' in listing) {
    if (listing.reason === 'ENOENT') return { records, findings }
    const place = startOf(shown(root, folder))
    return {
      records,
      findings: [loadFinding('decision-unreadable', place, { file: place.file, reason: listing.reason })],
    }
  }
  for (const file of listing.files) {
    const record = await readRecord(root, join(folder, file), findings, reading)
    if (record) records.push(record)
  }
  return { records, findings }
}

/** The decisions of a system from the folders that hold its records. */
export function joinDecisions(folders: readonly DecisionFolder[], languages: readonly Language[]): Decisions {
  const findings = folders.flatMap((folder) => folder.findings)
  const records = folders.flatMap((folder) => folder.records)
  const main = languages[0] ?? 'ru'
  const sources: SourceMap = {}
  const decisions = grouped(records, main).map((group) => joined(group, main, languages, findings, sources))
  findings.push(...numberFindings(decisions), ...resolveLinks(decisions), ...linkFindings(decisions))
  return { decisions, findings: findings.map(withElement), sources }
}

/** Reads and joins the records of all given folders (absolute paths); folders that do not exist hold none. */
export async function loadDecisions(
  root: string,
  folders: readonly string[],
  languages: readonly Language[],
): Promise<Decisions> {
  return joinDecisions(await Promise.all(folders.map((folder) => readDecisionFolder(root, folder))), languages)
}

/** The decision is the thing that its finding concerns. */
function withElement(finding: Finding): Finding {
  const slug = finding.params.slug
  return typeof slug === 'string' ? { ...finding, element: slug } : finding
}

async function readRecord(
  root: string,
  path: string,
  findings: Finding[],
  { bodies, confined }: Reading,
): Promise<ReadRecord | undefined> {
  const name = decisionName(basename(path))
  const file = shown(root, path)
  if (!name) {
    const foreign = /\.(adoc|asciidoc|rst)$/i.test(path)
    if (foreign) findings.push(loadFinding('decision-format', startOf(file), { file }, 'warning'))
    return undefined
  }
  const read = await readText(root, path, confined)
  if ('finding' in read) {
    // A record that cannot be read says nothing against the model: the analyses go on.
    const reason = read.finding.params.reason ?? 'UTF-8'
    findings.push({ ...read.finding, code: 'decision-unreadable', params: { file, reason } })
    return undefined
  }
  try {
    const parsed =
      (bodies ? undefined : readPlainDecision(file, read.text)) ??
      (await import('./parse.ts')).parseDecision(file, read.text)
    findings.push(...parsed.head.findings)
    return { name, file, parsed }
  } catch {
    // Markdown nested so deeply that its parser runs out of stack.
    findings.push(loadFinding('decision-unreadable', startOf(file), { file, reason: 'DEPTH' }))
    return undefined
  }
}

/** Records of one decision together: the main text first, then its translations. */
function grouped(records: readonly ReadRecord[], main: Language): [ReadRecord, ...ReadRecord[]][] {
  const groups = new Map<string, ReadRecord[]>()
  for (const record of records) {
    const { slug, number, date } = record.name
    const key = JSON.stringify([number ?? date ?? '', slug])
    groups.set(key, [...(groups.get(key) ?? []), record])
  }
  const rank = ({ name }: ReadRecord) => (name.language === undefined ? 0 : name.language === main ? 1 : 2)
  return [...groups.values()].map((group) => group.sort((a, b) => rank(a) - rank(b)) as [ReadRecord, ...ReadRecord[]])
}

function textsOf(group: readonly ReadRecord[], main: Language): DecisionText[] {
  const seen = new Set<Language>()
  const texts: DecisionText[] = []
  for (const { name, file, parsed } of group) {
    const language = name.language ?? main
    if (seen.has(language)) continue
    seen.add(language)
    const optionTitles = parsed.options.map((option) => option.title)
    const { deciders } = parsed
    const body = parsed.body && { body: parsed.body }
    texts.push({ language, file, title: parsed.title || name.slug, ...body, optionTitles, deciders })
  }
  return texts
}

/** One decision from its main text and translations. */
function joined(
  group: readonly [ReadRecord, ...ReadRecord[]],
  main: Language,
  languages: readonly Language[],
  findings: Finding[],
  sources: SourceMap,
): Decision {
  const [{ name, file, parsed }] = group
  const { head } = parsed
  const status = statusOf(parsed.statusRaw)
  const texts = textsOf(group, main)
  const place = startOf(file)
  const headBroken = head.findings.some((finding) => finding.code === 'decision-front-matter')
  // A head that cannot be read has been told; its status may be in it.
  if (status === 'unknown' && !headBroken) {
    const code = parsed.statusRaw === '' ? 'decision-without-status' : 'decision-status'
    findings.push(
      loadFinding(code, parsed.statusPlace, { slug: name.slug, status: parsed.statusRaw.slice(0, 80) }, 'warning'),
    )
  }
  for (const language of languages) {
    if (texts.some((text) => text.language === language)) continue
    findings.push(loadFinding('decision-translation', place, { slug: name.slug, language }, 'info'))
  }
  const path = `decision:${name.slug}`
  sources[path] ??= place
  for (const field of ['addresses', 'affects', 'confirmedBy'] as const) {
    for (const [index, one] of head[field].entries()) sources[`${path}.${field}.${index}`] ??= one.place
  }
  for (const [index, one] of head.options.entries()) sources[`${path}.options.${index}`] ??= one.place
  return {
    slug: name.slug,
    ...(name.number === undefined ? {} : { number: name.number }),
    status,
    statusRaw: parsed.statusRaw,
    date: parsed.date || (name.date ?? ''),
    deciders: parsed.deciders,
    links: parsed.links,
    addresses: head.addresses.map(({ text }) => text),
    affects: head.affects.map(({ text }) => text),
    options: parsed.options,
    confirmedBy: head.confirmedBy.map(({ text }) => text),
    texts,
    place,
  }
}

/** Numbers and slugs that two decisions share. */
function numberFindings(decisions: readonly Decision[]): Finding[] {
  const findings: Finding[] = []
  const numbers = new Map<number, Decision>()
  const slugs = new Map<string, Decision>()
  for (const decision of decisions) {
    const sameSlug = slugs.get(decision.slug)
    const sameNumber = decision.number === undefined ? undefined : numbers.get(decision.number)
    const other = sameSlug ?? sameNumber
    if (other) {
      const code = sameSlug ? 'decision-duplicate-slug' : 'decision-duplicate-number'
      const params = { slug: decision.slug, number: decision.number ?? '', other: other.place.file }
      const severity = sameSlug ? 'error' : 'warning'
      findings.push({ ...loadFinding(code, decision.place, params, severity), related: [{ place: other.place }] })
    }
    slugs.set(decision.slug, sameSlug ?? decision)
    if (decision.number !== undefined) numbers.set(decision.number, sameNumber ?? decision)
  }
  return findings
}
