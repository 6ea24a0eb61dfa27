import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-07',
  severity: 'error',
  title: { ru: 'Двухфазная фиксация Citus выключена', en: 'Two-phase commit of Citus is switched off' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: max_prepared_transactions = 0, записи в несколько шардов завершатся ошибкой.`,
    en: (p) => `${en.quote(p.id)}: with max_prepared_transactions = 0 writes to several shards fail.`,
  },
  fix: {
    ru: () => 'Задайте maxPreparedTransactions не меньше maxConnections.',
    en: () => 'Set maxPreparedTransactions to at least maxConnections.',
  },
  why: {
    ru: 'Citus фиксирует записи на нескольких узлах через PREPARE TRANSACTION.',
    en: 'Citus commits writes to several nodes by PREPARE TRANSACTION.',
  },
  source: 'Citus 13, develop/api_guc.rst; Patroni 4.1.4, citus.rst',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id, maxPreparedTransactions } }) =>
      maxPreparedTransactions === 0 ? [report(context, entry, `${id}.maxPreparedTransactions`, { id })] : [],
    ),
}
