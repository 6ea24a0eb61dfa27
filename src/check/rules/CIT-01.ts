import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases, tablesOf } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-01',
  severity: 'error',
  title: { ru: 'Уникальность без колонки распределения', en: 'A unique constraint without the distribution column' },
  message: {
    ru: (p) =>
      `Таблица ${ru.quote(p.table)} базы ${ru.quote(p.id)}: уникальный ключ (${p.columns}) не содержит колонку распределения ${ru.quote(p.column)}.`,
    en: (p) =>
      `Table ${en.quote(p.table)} of ${en.quote(p.id)}: the unique constraint (${p.columns}) lacks the distribution column ${en.quote(p.column)}.`,
  },
  fix: {
    ru: () => 'Добавьте колонку распределения в ключ (unique) или проверяйте уникальность иначе.',
    en: () => 'Add the distribution column to the constraint (unique), or ensure uniqueness in another way.',
  },
  why: {
    ru: 'Citus проверяет уникальность только внутри шарда и такой ключ создать не даст.',
    en: 'Citus checks uniqueness within one shard only and refuses to create such a constraint.',
  },
  source: 'Citus 13, develop/reference_ddl.rst',
  example: { id: 'profiles', table: 'members', columns: 'email', column: 'region' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap((citus) =>
      tablesOf(citus).flatMap(({ table, column, path }) => {
        const missing = (table.unique ?? []).find((columns) => !columns.includes(column))
        if (table.kind !== 'distributed' || !missing) return []
        const params = { id: citus.database.id, table: table.name, columns: missing.join(', '), column }
        return [report(context, entry, `${path}.unique`, params)]
      }),
    ),
}
