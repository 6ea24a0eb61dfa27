/** `loadpath fault-tree`: solves a fault tree in Open-PSA MEF. Imports the solver only, so that it starts fast. */
import { readFileSync } from 'node:fs'
import { type Importance, type Solution, solveFaultTree } from '../analyse/availability/bdd/solve.ts'
import type { Problem } from '../analyse/availability/open-psa/definitions.ts'
import { readOpenPsa } from '../analyse/availability/open-psa/read.ts'
import type { Finding } from '../findings/finding.ts'
import type { Language } from '../language/text.ts'
import { formatNumber } from '../text/format.ts'
import { CannotRun, machineLanguage, uiLanguage } from './options.ts'
import { inert, paintFor } from './terminal.ts'

export interface FaultTreeOptions {
  ui?: string
  format?: string
  top?: string
  topEvent?: string
  limitNodes?: string
  missionTime?: string
}

/** Cut sets and events listed for people unless told otherwise. */
const LISTED = 20
/** Digits of a probability for people; machines get all of them. */
const DIGITS = 10

/** Runs the command over the files of one model; returns the exit code. */
export async function faultTreeCommand(files: readonly string[], options: FaultTreeOptions): Promise<0 | 1> {
  const json = options.format === 'json'
  const language = json ? machineLanguage(options.ui) : uiLanguage(options.ui, process.env)
  const top = numberOption('--top', options.top, 0, 10_000) ?? LISTED
  const limit = numberOption('--limit-nodes', options.limitNodes, 1, 50_000_000)
  const missionTime = numberOption('--mission-time', options.missionTime, 0, 1e12)
  const texts: string[] = []
  for (const file of files) texts.push(await readText(file))
  const read = readOpenPsa(texts, {
    ...(options.topEvent === undefined ? {} : { top: options.topEvent }),
    ...(missionTime === undefined ? {} : { missionTime }),
  })
  if (!read.ok) return refused(read.problems, files, texts, json, language)
  const solved = solveFaultTree(read.tree, {
    top,
    structural: true,
    ...(limit === undefined ? {} : { nodeLimit: limit }),
  })
  if (!solved.ok) {
    // What is left after reading: a circle of gates. A nested formula stands where its gate does.
    const name = (solved.cycle ?? '').replace(/\/.*$/, '')
    const place = read.places.get(name) ?? { file: 0, offset: 0 }
    return refused([{ code: 'fault-tree-cycle', params: { name }, ...place }], files, texts, json, language)
  }
  const importance = [...solved.importance].sort(
    (a, b) => b.fussellVesely - a.fussellVesely || (a.event < b.event ? -1 : 1),
  )
  if (json) process.stdout.write(`${JSON.stringify(resultJson(solved, importance), null, 2)}\n`)
  else process.stdout.write(resultText(solved, importance.slice(0, top), language))
  if (!solved.exact && !json) {
    const { lower, upper } = solved
    const params = { limit: limit ?? 12_000_000, lower, upper }
    await tell([{ code: 'fault-tree-bounded', severity: 'warning', params }], false, language)
  }
  return 0
}

function numberOption(name: string, text: string | undefined, from: number, to: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (
    /^[0-9.eE+]+$/.test(text) &&
    value >= from &&
    value <= to &&
    (Number.isInteger(value) || name === '--mission-time')
  )
    return value
  throw new CannotRun({
    ru: `${name} принимает число от ${from} до ${to}, а не «${text}»`,
    en: `${name} takes a number from ${from} to ${to}, not "${text}"`,
  })
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const { reasonOf } = await import('../findings/catalogue/load-files.ts')
    const reason = reasonOf({ reason: code.startsWith('ERR_ENCODING') ? 'UTF-8' : code })
    throw new CannotRun({
      ru: `файл ${path} не прочитан: ${reason.ru}`,
      en: `${path} cannot be read: ${reason.en}`,
    })
  }
}

function refused(
  problems: readonly Problem[],
  files: readonly string[],
  texts: readonly string[],
  json: boolean,
  language: Language,
): Promise<1> {
  const findings = problems.map(({ code, params, file, offset }): Finding => {
    const before = (texts[file] ?? '').slice(0, offset).split('\n')
    const place = { file: files[file] ?? '', line: before.length, column: (before.at(-1) ?? '').length + 1 }
    return { code, severity: 'error', place, params }
  })
  return tell(findings, json, language)
}

/** Says findings the way `check` does. The sentences of all rules come along, so they are loaded only now. */
async function tell(findings: readonly Finding[], json: boolean, language: Language): Promise<1> {
  if (json) {
    const { resultJson: checkJson } = await import('./output/json.ts')
    process.stdout.write(`${JSON.stringify(checkJson({ systems: [], findings: [...findings] }, language), null, 2)}\n`)
  } else {
    const { findingText } = await import('./output/text.ts')
    const paint = paintFor(process.stdout.isTTY === true, process.env)
    for (const finding of findings) process.stdout.write(`${findingText(finding, language, paint)}\n`)
  }
  return 1
}

/** JSON has no infinity: as in `check`, it is a word. */
function finite(value: number): number | string {
  return Number.isFinite(value) ? value : 'Infinity'
}

function resultJson(solved: Solution, importance: readonly Importance[]): unknown {
  const { cutSets } = solved
  return {
    probability: solved.probability,
    exact: solved.exact,
    ...(solved.exact ? {} : { bounds: { lower: solved.lower, upper: solved.upper } }),
    cutSets: {
      count: cutSets.count === undefined ? null : String(cutSets.count),
      byOrder: cutSets.byOrder?.slice(1).map(String) ?? null,
      top: cutSets.top,
    },
    importance: importance.map((event) => ({ ...event, raw: finite(event.raw), rrw: finite(event.rrw) })),
  }
}

const words = {
  ru: {
    probability: 'Вероятность вершинного события',
    between: 'между',
    and: 'и',
    cutSets: 'Минимальных сечений',
    unknown: 'не сосчитано',
    byOrder: 'по числу событий',
    likely: 'Самые вероятные сечения',
    importance: 'Значимость событий (вероятность, Бирнбаум, Фусселл — Весели, RAW, RRW)',
  },
  en: {
    probability: 'Probability of the top event',
    between: 'between',
    and: 'and',
    cutSets: 'Minimal cut sets',
    unknown: 'not counted',
    byOrder: 'by number of events',
    likely: 'Most probable cut sets',
    importance: 'Importance of events (probability, Birnbaum, Fussell-Vesely, RAW, RRW)',
  },
}

function resultText(solved: Solution, importance: readonly Importance[], language: Language): string {
  const say = words[language]
  const number = (value: number, digits = 4): string => formatNumber(value, language, digits)
  const { count, byOrder, top } = solved.cutSets
  const value = solved.exact
    ? number(solved.probability, DIGITS)
    : `${say.between} ${number(solved.lower, DIGITS)} ${say.and} ${number(solved.upper, DIGITS)}`
  const orders = (byOrder ?? []).flatMap((n, order) => (n > 0n ? [`${order}: ${n}`] : []))
  const lines = [
    `${say.probability}: ${value}`,
    `${say.cutSets}: ${count ?? say.unknown}`,
    ...(orders.length > 0 ? [`  ${say.byOrder} — ${orders.join(', ')}`] : []),
    ...(top.length > 0 ? ['', `${say.likely}:`] : []),
    ...top.map((set) => `  ${number(set.probability).padEnd(14)} ${set.events.map(inert).join(' · ')}`),
    ...(importance.length > 0 ? ['', `${say.importance}:`] : []),
    ...importance.map((event) => {
      const measures = [event.probability, event.birnbaum, event.fussellVesely, event.raw, event.rrw]
      return `  ${measures.map((m) => number(m).padEnd(12)).join(' ')} ${inert(event.event)}`
    }),
  ]
  return `${lines.join('\n')}\n`
}
