import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'QRY-03',
  severity: 'warning',
  title: {
    ru: 'Поиск по середине строки без подходящего индекса',
    en: 'A search inside strings without an index for it',
  },
  message: {
    ru: (p) => `Запрос ${ru.quote(p.id)} ищет LIKE '%…' в ${ru.quote(p.table)} из ${ru.number(p.rows)} строк.`,
    en: (p) => `Statement ${en.quote(p.id)} searches LIKE '%…' in ${en.quote(p.table)} of ${en.number(p.rows)} rows.`,
  },
  fix: {
    ru: () => 'Добавьте триграммный индекс (indexes, pg_trgm) или полнотекстовый поиск.',
    en: () => 'Add a trigram index (indexes, pg_trgm) or a full-text search.',
  },
  why: {
    ru: 'Обычный индекс помогает только с начала строки: такой запрос просматривает всю таблицу.',
    en: 'A plain index helps from the start of the string only: such a statement scans the table.',
  },
  source: 'PostgreSQL, pg_trgm',
  example: { id: 'find-by-name', table: 'member', rows: 10000000 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.queries.flatMap(({ id, statement, tables, indexes = [], optimisations = [] }) => {
      const largest = tables.reduce((best, table) => (table.rows > best.rows ? table : best), { name: '', rows: 0 })
      const helps = [...indexes, ...optimisations.map(({ index = '' }) => index)].some((it) =>
        /trgm|gin|gist/i.test(it),
      )
      if (!/\bi?like\s+'%/i.test(statement) || largest.rows < 1e5 || helps) return []
      return [report(context, entry, `${id}.statement`, { id, table: largest.name, rows: largest.rows })]
    }),
}
