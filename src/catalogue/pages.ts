/**
 * The reference page of every technology, as Markdown text by file name: English at the top, Russian in `ru/`. Generated, so
 * that no page lags behind its data. The lint rules are handed in: they belong to a later stage.
 */
import type { Language, Said } from '../language/text.ts'
import { inLanguage } from '../language/text.ts'
import { allTechnologies } from './catalogue.ts'
import { knobSection } from './page-knobs.ts'
import { cell, heading, link, sourceCell, table } from './page-markup.ts'
import { timerRows, workedLines } from './page-timers.ts'
import { words } from './page-words.ts'
import type { Technology } from './technology.ts'

/** What a page says of a lint rule. */
export interface RuleLine {
  code: string
  title: Said
  severity: 'error' | 'warning' | 'info'
}

/** Pages by path under `docs/catalogue`. */
export function cataloguePages(rules: readonly RuleLine[]): Map<string, string> {
  const pages = new Map<string, string>()
  for (const language of ['en', 'ru'] as const) {
    const folder = language === 'ru' ? 'ru/' : ''
    for (const technology of allTechnologies()) {
      pages.set(`${folder}${technology.id}.md`, page(technology, rules, language))
    }
    pages.set(`${folder}README.md`, index(rules, language))
  }
  return pages
}

function page(technology: Technology, rules: readonly RuleLine[], language: Language): string {
  const other = language === 'ru' ? `../${technology.id}.md` : `ru/${technology.id}.md`
  const head = [
    `# ${cell(technology.title, language)}`,
    '',
    [
      technology.versions === '-' ? '' : `${words.versions[language]}: ${technology.versions} · `,
      link(words.index[language], 'README.md'),
      ` · ${link(words.other[language], other)}`,
    ].join(''),
  ]
  const own = rules.filter((rule) => technology.rules?.some((prefix) => rule.code.startsWith(`${prefix}-`)))
  const sections = [
    knobSection(technology, language),
    ...timerRows(technology, language),
    ...workedLines(technology.id, language),
    partitionSection(technology, language),
    classSection(technology, language),
    factSection(technology, language),
    ruleSection(own, language),
  ]
  return `${[...head, ...sections.flat()].join('\n')}\n`
}

function partitionSection(technology: Technology, language: Language): string[] {
  const rows = (technology.partitions ?? []).map((entry) => [
    cell(entry.mode, language),
    cell(entry.side, language),
    words.outcomes[entry.outcome][language],
    words.splits[entry.splitBrain][language],
    cell(entry.behaviour, language),
    sourceCell(entry, language),
  ])
  if (rows.length === 0) return []
  const columns = [words.mode, words.side, words.outcome, words.split, words.behaviour, words.source]
  return [...heading(words.partitions[language]), ...table(columns, rows, language)]
}

function classSection(technology: Technology, language: Language): string[] {
  const rows = (technology.classes ?? []).map((entry) => [
    cell(entry.operation, language),
    cell(entry.mode, language),
    entry.cap === 'neither' ? words.neither[language] : entry.cap,
    entry.pacelc,
    cell(entry.reason, language),
    sourceCell(entry, language),
  ])
  if (rows.length === 0) return []
  const columns = [
    words.operation,
    words.mode,
    { ru: 'CAP', en: 'CAP' },
    { ru: 'PACELC', en: 'PACELC' },
    words.reason,
    words.source,
  ]
  return [...heading(words.classes[language]), '', words.classNote[language], ...table(columns, rows, language)]
}

function factSection(technology: Technology, language: Language): string[] {
  const facts = technology.facts ?? []
  if (facts.length === 0) return []
  const rows = facts.map((entry) => [
    words.factTypes[entry.type][language],
    cell(entry.title, language),
    `${entry.formula ? `\`${inLanguage(entry.formula, language)}\`<br>` : ''}${cell(entry.statement, language)}`,
    sourceCell(entry, language),
  ])
  const columns = [words.about, words.fact, words.statement, words.source]
  return [...heading(words.facts[language]), ...table(columns, rows, language)]
}

function ruleSection(rules: readonly RuleLine[], language: Language, title: Said = words.rules): string[] {
  if (rules.length === 0) return []
  const up = language === 'ru' ? '../../findings/ru/' : '../findings/'
  const rows = rules.map((rule) => [
    link(rule.code, `${up}${rule.code}.md`),
    cell(rule.title, language),
    words.severities[rule.severity][language],
  ])
  return [...heading(title[language]), ...table([words.code, words.what, words.severity], rows, language)]
}

/** Rules of no single technology stand on the index. */
const generalPrefix = 'GEN-'

function index(rules: readonly RuleLine[], language: Language): string {
  const rows = allTechnologies().map((technology) => [
    link(cell(technology.title, language), `${technology.id}.md`),
    technology.versions === '-' ? '—' : technology.versions,
    String(Object.keys(technology.knobs).length),
  ])
  const lines = [
    `# ${words.title[language]}`,
    '',
    words.intro[language],
    '',
    link(words.other[language], language === 'ru' ? '../README.md' : 'ru/README.md'),
    ...table([words.technology, words.versions, words.count], rows, language),
    ...ruleSection(
      rules.filter((rule) => rule.code.startsWith(generalPrefix)),
      language,
      words.generalRules,
    ),
  ]
  return `${lines.join('\n')}\n`
}
