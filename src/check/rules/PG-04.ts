import type { CodeEntry } from '../../findings/finding.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-04',
  severity: 'warning',
  title: { ru: 'Слот репликации без предела', en: 'Replication slot without a limit' },
  message: {
    ru: () => 'Слоты репликации включены, а maxSlotWalKeepSize не задан: отставший потребитель заполнит диск ведущего.',
    en: () =>
      'Replication slots are used but maxSlotWalKeepSize is not set: a consumer that lags fills the disk of the primary.',
  },
  fix: {
    ru: () => 'Задайте maxSlotWalKeepSize меньше свободного места на диске WAL.',
    en: () => 'Set maxSlotWalKeepSize below the free space of the WAL disk.',
  },
  why: {
    ru: 'Слот удерживает WAL, пока его не прочтут. Выключенная на выходные копия приводит к аварийной остановке ведущего в понедельник.',
    en: 'A slot keeps WAL until it is read. A standby switched off for a weekend brings the primary down on Monday.',
  },
  source: 'PostgreSQL 15 manual, runtime-config-replication (max_slot_wal_keep_size)',
}

/** Patroni drops the slot of an absent member after 30 minutes, so its databases are left alone unless slots are named. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' || store.slots !== true || store.maxSlotWalKeepSize !== undefined) return []
      if (store.failover?.manager === 'patroni' || store.failover?.manager === 'managed') return []
      return [report(context, entry, `${store.id}.maxSlotWalKeepSize`, {})]
    }),
}
