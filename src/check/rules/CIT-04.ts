import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases, tablesOf } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-04',
  severity: 'error',
  title: {
    ru: 'Внешний ключ из справочника в распределённую таблицу',
    en: 'A foreign key from a reference table to a distributed one',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: справочная таблица ${ru.quote(p.table)} ссылается на распределённую ${ru.quote(p.target)}.`,
    en: (p) =>
      `${en.quote(p.id)}: the reference table ${en.quote(p.table)} has a foreign key to the distributed ${en.quote(p.target)}.`,
  },
  fix: {
    ru: () =>
      'Разверните ссылку (foreignKeys) наоборот или сделайте обе таблицы распределёнными (kind: distributed) по одному ключу.',
    en: () => 'Turn the reference (foreignKeys) round, or distribute both tables (kind: distributed) by one key.',
  },
  why: {
    ru: 'Справочник есть на каждом узле, а строка распределённой таблицы — лишь на одном. Такой ключ Citus не поддерживает.',
    en: 'A reference table is on every node, a row of a distributed table on one only. Citus does not support such a key.',
  },
  source: 'Citus 13, develop/reference_ddl.rst',
  example: { id: 'profiles', table: 'stores', target: 'members' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap((citus) => {
      const tables = tablesOf(citus)
      const distributed = new Set(tables.flatMap(({ table }) => (table.kind === 'distributed' ? [table.name] : [])))
      return tables.flatMap(({ table, path }) => {
        const target = table.kind === 'reference' && table.foreignKeys?.find((name) => distributed.has(name))
        if (!target) return []
        return [report(context, entry, `${path}.foreignKeys`, { id: citus.database.id, table: table.name, target })]
      })
    }),
}
