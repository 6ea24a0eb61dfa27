import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { perSecond } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'QRY-01',
  severity: 'warning',
  title: { ru: 'Большая таблица без индекса', en: 'A large table without an index' },
  message: {
    ru: (p) =>
      `Запрос ${ru.quote(p.id)} (${ru.number(p.rate)} в секунду) читает ${ru.quote(p.table)} из ${ru.number(p.rows)} строк без индекса.`,
    en: (p) =>
      `Statement ${en.quote(p.id)} (${en.number(p.rate)} a second) reads ${en.quote(p.table)} of ${en.number(p.rows)} rows without an index.`,
  },
  fix: {
    ru: () => 'Добавьте индекс под условие запроса (indexes).',
    en: () => 'Add an index for the condition of the statement (indexes).',
  },
  why: {
    ru: 'Каждый вызов просматривает таблицу целиком: время растёт вместе с данными, остальные запросы ждут диск.',
    en: 'Each call scans the whole table: its time grows with the data, and other statements wait for the disk.',
  },
  source: 'PostgreSQL, indexes',
  example: { id: 'find-member', rate: 365, table: 'member', rows: 10000000 },
}

/** Inserts read nothing; rare statements may scan. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.queries.flatMap((query) => {
      const { id, statement, tables, indexes = [], optimisations = [] } = query
      const rate = perSecond(query.rate)
      const largest = tables.reduce((best, table) => (table.rows > best.rows ? table : best), { name: '', rows: 0 })
      const planned = optimisations.some(({ kind }) => kind === 'index')
      if (/^\s*insert\b/i.test(statement) || rate < 1 || largest.rows < 1e6) return []
      if (indexes.length > 0 || planned) return []
      return [report(context, entry, `${id}.indexes`, { id, rate, table: largest.name, rows: largest.rows })]
    }),
}
