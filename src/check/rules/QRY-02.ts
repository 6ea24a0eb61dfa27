import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'QRY-02',
  severity: 'warning',
  title: { ru: 'Листание через OFFSET', en: 'Paging by OFFSET' },
  message: {
    ru: (p) => `Запрос ${ru.quote(p.id)} листает ${ru.quote(p.table)} из ${ru.number(p.rows)} строк через OFFSET.`,
    en: (p) => `Statement ${en.quote(p.id)} pages through ${en.quote(p.table)} of ${en.number(p.rows)} rows by OFFSET.`,
  },
  fix: {
    ru: () => 'Листайте по последнему ключу (keyset): WHERE key < $1 ORDER BY key DESC LIMIT n.',
    en: () => 'Page by the last key (keyset): WHERE key < $1 ORDER BY key DESC LIMIT n.',
  },
  why: {
    ru: 'База читает и выбрасывает все пропущенные строки: дальние страницы в тысячи раз дороже первой.',
    en: 'The database reads and throws away all skipped rows: far pages cost thousands of times the first.',
  },
  source: 'PostgreSQL, queries-limit',
  example: { id: 'purchase-page', table: 'purchase', rows: 1000000000 },
}

/** Silent when the keyset form is already proposed. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.queries.flatMap(({ id, statement, tables, optimisations = [] }) => {
      const largest = tables.reduce((best, table) => (table.rows > best.rows ? table : best), { name: '', rows: 0 })
      const planned = optimisations.some(({ kind }) => kind === 'keyset')
      if (!/\boffset\s+(\$|:|\d)/i.test(statement) || largest.rows < 1e5 || planned) return []
      return [report(context, entry, `${id}.statement`, { id, table: largest.name, rows: largest.rows })]
    }),
}
