import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases, tablesOf } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-11',
  severity: 'warning',
  title: { ru: 'Последовательность уже bigint', en: 'A sequence narrower than bigint' },
  message: {
    ru: (p) =>
      `Таблица ${ru.quote(p.table)} базы ${ru.quote(p.id)} берёт номера из последовательности типа ${p.type}: вставка через рабочие узлы завершится ошибкой.`,
    en: (p) =>
      `Table ${en.quote(p.table)} of ${en.quote(p.id)} takes numbers from a sequence of type ${p.type}: inserts through workers fail.`,
  },
  fix: {
    ru: () => 'Переведите колонку на bigint (sequence: bigint).',
    en: () => 'Make the column bigint (sequence: bigint).',
  },
  why: {
    ru: 'Рабочим узлам Citus выдаёт диапазоны номеров из старших бит, они помещаются только в bigint.',
    en: 'Citus gives workers ranges of numbers from the high bits, and those fit into bigint only.',
  },

  source: 'Citus 13, develop/reference_workarounds.rst',
  example: { id: 'profiles', table: 'members', type: 'integer' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap((citus) =>
      tablesOf(citus).flatMap(({ table, path }) => {
        const type = table.sequence
        if (table.kind !== 'distributed' || type === undefined || type === 'bigint') return []
        return [report(context, entry, `${path}.sequence`, { id: citus.database.id, table: table.name, type })]
      }),
    ),
}
