import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-05',
  severity: 'warning',
  title: {
    ru: 'Потеря записей Redis при разделении сети не ограничена',
    en: 'Loss of Redis writes in a partition has no bound',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: без min-replicas-to-write отрезанный ведущий принимает записи всё время разделения, и все они пропадут.`,
    en: (p) =>
      `${en.quote(p.id)}: without min-replicas-to-write a master that is cut off takes writes all through the partition, and all are lost.`,
  },
  fix: {
    ru: () => 'Задайте minReplicasToWrite: 1 (и min-replicas-max-lag).',
    en: () => 'Set minReplicasToWrite: 1 (and min-replicas-max-lag).',
  },
  why: {
    ru: 'Sentinel повысит реплику на стороне большинства, а прежний ведущий, вернувшись, отбросит своё.',
    en: 'Sentinel promotes a replica on the majority side, and the old master drops its own writes when it returns.',
  },
  source: 'Redis documentation, sentinel.md',
  example: { id: 'hot' },
}

/** A plain cache may lose writes; sessions, and data with a requirement, may not. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'cache' && store.kind !== 'sessionStore') return []
      if (store.failover?.manager !== 'sentinel' || (store.failover.minReplicasToWrite ?? 0) > 0) return []
      const matters = store.kind === 'sessionStore' || rpoClaims(context, store.id).length > 0
      return matters ? [report(context, entry, `${store.id}.failover.minReplicasToWrite`, { id: store.id })] : []
    }),
}
