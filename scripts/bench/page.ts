/** Tables of measurements as Markdown in both languages. */
import type { Language, Said } from '../../src/language/text.ts'

/** One table. A cell is text as it stands, or of either language; `note` says what is measured and against what. */
export interface Section {
  title: Said
  note: Said
  columns: Said[]
  rows: (string | Said)[][]
}

const head: Said = {
  en: `# How fast it is

Made by \`npm run bench\` (\`scripts/bench.ts\`) on 2 cores, 24 GB of memory, Debian 12, Node 24; medians of several runs on a
machine that others use too, so compare the ratios rather than the times: SCRAM takes 1.6 s for cea9601 when it is quiet, the row
below says how busy it was. Nothing here is a test.
`,
  ru: `# Скорость

Таблицы строит \`npm run bench\` (\`scripts/bench.ts\`): 2 ядра, 24 ГБ памяти, Debian 12, Node 24. Это медианы нескольких
запусков на машине, которой пользуются и другие, поэтому сравнивать стоит отношения, а не времена: на свободной машине SCRAM
решает cea9601 за 1,6 с, строка ниже показывает, насколько она была занята. Тестов здесь нет.
`,
}

/** The page, or only the tables. */
export function markdown(sections: readonly Section[], language: Language, page: boolean): string {
  const tables = sections.map(({ title, note, columns, rows }) =>
    [
      `## ${title[language]}`,
      '',
      note[language],
      '',
      `| ${columns.map((column) => column[language]).join(' | ')} |`,
      `|${columns.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`,
      ...rows.map((row) => `| ${row.map((cell) => printed(cell, language)).join(' | ')} |`),
      '',
    ].join('\n'),
  )
  return [...(page ? [head[language]] : []), ...tables].join('\n')
}

function printed(cell: string | Said, language: Language): string {
  const text = typeof cell === 'string' ? cell : cell[language]
  return language === 'ru' ? text.replace(/(\d)\.(\d)/g, '$1,$2') : text
}
