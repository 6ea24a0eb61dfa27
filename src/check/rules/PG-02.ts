import type { CodeEntry } from '../../findings/finding.ts'
import { claimsUnder, corrupts, rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-02',
  severity: 'error',
  title: {
    ru: 'Нулевая потеря при ослабленном synchronous_commit',
    en: 'Zero loss with a weakened synchronous_commit',
  },
  message: {
    ru: (p) =>
      `${p.requirement} не допускает потери данных, а commit: ${p.commit} подтверждает запись раньше, чем она на диске копии.`,
    en: (p) =>
      `${p.requirement} allows no data loss, but commit: ${p.commit} confirms before the write is on the standby's disk.`,
  },
  fix: {
    ru: () => 'Задайте commit: on или remote_apply.',
    en: () => 'Set commit: on or remote_apply.',
  },
  why: {
    ru: 'remote_write теряет записи при падении ОС копии, local и off — вместе с ведущим.',
    en: 'remote_write loses writes when the operating system of the standby crashes; local and off lose them with the primary.',
  },
  source: 'PostgreSQL 15 manual, runtime-config-wal (synchronous_commit)',
  example: { requirement: 'DUR03', commit: 'remote_write' },
}

/** Asynchronous replication is told by PAT-06. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const commit = store.replication?.commit ?? 'on'
      if (store.kind !== 'database' || (store.replication?.mode ?? 'async') === 'async') return []
      if (commit === 'on' || commit === 'remote_apply') return []
      const claims = claimsUnder(rpoClaims(context, store.id), (scenario) => !corrupts(scenario, store.id))
      const zero = claims.find((claim) => claim.seconds === 0)
      if (!zero) return []
      return [report(context, entry, `${store.id}.replication.commit`, { requirement: zero.requirement, commit })]
    }),
}
