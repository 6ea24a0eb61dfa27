import type { CodeEntry } from '../../findings/finding.ts'
import { claimsUnder, corrupts, rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-06',
  severity: 'error',
  title: { ru: 'Нулевая потеря данных при асинхронной репликации', en: 'Zero data loss with asynchronous replication' },
  message: {
    ru: (p) => `${p.requirement} не допускает потери данных, а репликация асинхронная: последние записи пропадут.`,
    en: (p) => `${p.requirement} allows no data loss, but replication is asynchronous: the last writes will be lost.`,
  },
  fix: {
    ru: () =>
      'Включите mode: sync или quorum хотя бы с одной копией вне теряемого места либо назовите допустимую потерю.',
    en: () => 'Use mode: sync or quorum with a copy outside the lost place, or name the loss that is acceptable.',
  },
  why: {
    ru: 'Клиент получает подтверждение раньше, чем запись дошла до копии. Всё, что подтверждено в этом промежутке, теряется вместе с ведущим.',
    en: 'The client is told "done" before the write has reached a copy. What was confirmed in between is lost with the primary.',
  },
  source: 'Patroni 4.1.4, docs/replication_modes.rst',
  example: { requirement: 'DUR03' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' || store.replication?.mode !== 'async') return []
      // Without a second copy nothing is replicated: GEN-01 tells that.
      const groups = store.shards?.groups ?? [store.replication]
      if (groups.every(({ members }) => members?.length === 1)) return []
      const claims = claimsUnder(rpoClaims(context, store.id), (scenario) => !corrupts(scenario, store.id))
      const zero = claims.find((claim) => claim.seconds === 0)
      return zero ? [report(context, entry, `${store.id}.replication.mode`, { requirement: zero.requirement })] : []
    }),
}
