import type { CodeEntry } from '../../findings/finding.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-09',
  severity: 'error',
  title: { ru: 'fsync выключен', en: 'fsync is off' },
  message: {
    ru: () => 'fsync выключен: сбой питания или ОС повредит базу так, что её придётся восстанавливать из копии.',
    en: () =>
      'fsync is off: a crash of power or operating system corrupts the database, and it must be restored from a copy.',
  },
  fix: {
    ru: () => 'Включите fsync (fsync: true).',
    en: () => 'Turn fsync on (fsync: true).',
  },
  why: {
    ru: 'Без fsync PostgreSQL не гарантирует ни одной подтверждённой записи; репликация копирует уже повреждённые данные.',
    en: 'Without fsync PostgreSQL guarantees no confirmed write; replication copies data that are already corrupt.',
  },
  source: 'PostgreSQL 15 manual, wal-async-commit (fsync)',
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) =>
      store.kind === 'database' && store.fsync === false ? [report(context, entry, `${store.id}.fsync`, {})] : [],
    ),
}
