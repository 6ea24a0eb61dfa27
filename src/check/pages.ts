/** The documentation page of every code, as Markdown text by file name. Generated, so that no page can lag behind its rule. */
import type { CodeEntry, Severity } from '../findings/finding.ts'
import type { Language, Said } from '../language/text.ts'
import { allCodes } from './codes.ts'
import { rules } from './rules/index.ts'

const words = {
  index: { ru: 'Находки', en: 'Findings' },
  intro: {
    ru: 'Всё, что Loadpath может сказать о модели. Страницы создаются из каталога кодов командой `npm run finding-pages`.',
    en: 'Everything Loadpath can say about a model. The pages are made from the catalogue of codes by `npm run finding-pages`.',
  },
  code: { ru: 'Код', en: 'Code' },
  what: { ru: 'О чём', en: 'What it is about' },
  severity: { ru: 'Важность', en: 'Severity' },
  example: { ru: 'Как выглядит', en: 'What it says' },
  why: { ru: 'Почему это важно', en: 'Why it matters' },
  fix: { ru: 'Что делать', en: 'What to do' },
  source: { ru: 'Источник', en: 'Source' },
  other: { ru: 'In English', en: 'По-русски' },
  rules: { ru: 'Правила', en: 'Rules' },
  stages: { ru: 'Проверки и сборка', en: 'Checks and build' },
  configure: {
    ru: 'Важность правила можно изменить или отключить его в настройках, а отдельную находку — принять исключением с владельцем, причиной и сроком.',
    en: 'The severity of a rule can be changed, or the rule switched off, in the configuration; a single finding can be accepted by a waiver with an owner, a reason and an end.',
  },
} satisfies Record<string, Said>

const severities: Record<Severity, Said> = {
  error: { ru: 'ошибка', en: 'error' },
  warning: { ru: 'предупреждение', en: 'warning' },
  info: { ru: 'замечание', en: 'info' },
}

/** Pages by path under `docs/findings`: English ones at the top, Russian ones in `ru/`. */
export function findingPages(): Map<string, string> {
  const isRule = new Set(rules.map((rule) => rule.entry.code))
  const pages = new Map<string, string>()
  for (const language of ['en', 'ru'] as const) {
    const folder = language === 'ru' ? 'ru/' : ''
    for (const entry of allCodes) pages.set(`${folder}${entry.code}.md`, page(entry, language, isRule.has(entry.code)))
    pages.set(`${folder}README.md`, index(language, isRule))
  }
  return pages
}

function page(entry: CodeEntry, language: Language, isRule: boolean): string {
  const other = language === 'ru' ? `../${entry.code}.md` : `ru/${entry.code}.md`
  const lines = [
    `# ${entry.code}: ${entry.title[language]}`,
    '',
    `${words.severity[language]}: **${severities[entry.severity][language]}** · [${words.other[language]}](${other})`,
  ]
  const params = entry.example ?? (isRule ? {} : undefined)
  if (params) lines.push('', `## ${words.example[language]}`, '', `> ${entry.message[language](params)}`)
  lines.push('', `## ${words.why[language]}`, '', entry.why[language])
  if (params) lines.push('', `## ${words.fix[language]}`, '', entry.fix[language](params))
  if (entry.source) lines.push('', `## ${words.source[language]}`, '', entry.source)
  if (isRule) lines.push('', words.configure[language])
  return `${lines.join('\n')}\n`
}

function index(language: Language, isRule: ReadonlySet<string>): string {
  const table = (entries: readonly CodeEntry[]) => [
    `| ${words.code[language]} | ${words.what[language]} | ${words.severity[language]} |`,
    '|---|---|---|',
    ...entries.map(
      ({ code, title, severity }) =>
        `| [${code}](${code}.md) | ${title[language]} | ${severities[severity][language]} |`,
    ),
  ]
  const lines = [
    `# ${words.index[language]}`,
    '',
    words.intro[language],
    '',
    `## ${words.stages[language]}`,
    '',
    ...table(allCodes.filter((entry) => !isRule.has(entry.code))),
    '',
    `## ${words.rules[language]}`,
    '',
    words.configure[language],
    '',
    ...table(allCodes.filter((entry) => isRule.has(entry.code))),
  ]
  return `${lines.join('\n')}\n`
}
