import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { type Claim, claimsUnder, losesPlace, rpoClaims } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { GroupAt } from '../copies.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-03',
  severity: 'error',
  title: { ru: 'Синхронная копия гибнет вместе с ведущим', en: 'Synchronous standby is lost with the primary' },
  message: {
    ru: (p) =>
      `${p.requirement} не допускает потери данных при ${ru.quote(p.scenario)}, но подтвердить запись могут копии, которые гибнут вместе с ведущим (${p.lost}).`,
    en: (p) =>
      `${p.requirement} allows no data loss under ${en.quote(p.scenario)}, but copies that are lost with the primary may confirm a write (${p.lost}).`,
  },
  fix: {
    ru: () => 'Оставьте синхронными только копии вне этого места либо увеличьте acknowledgements.',
    en: () => 'Let only copies outside that place be synchronous, or raise acknowledgements.',
  },
  why: {
    ru: 'При ANY 1 побеждает быстрейшая копия — соседняя. Подтверждённая ею запись существует только в потерянной зоне.',
    en: 'With ANY 1 the fastest copy wins, the one next door. A write it has confirmed exists in the lost zone only.',
  },
  source: 'PostgreSQL 15 manual, warm-standby 27.2.8 (ANY k semantics)',
  example: { requirement: 'DUR03', scenario: 'zone-loss', lost: 'msk-a' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database') return []
      const zero = rpoClaims(context, store.id).filter((claim) => claim.seconds === 0)
      if (zero.length === 0) return []
      return context.groupsOf(store.id).flatMap((group) => unsafe(context, group, zero))
    }),
}

function unsafe(context: Context, group: GroupAt, claims: readonly Claim[]) {
  const primary = group.primary
  if (!primary || group.needed === 0 || group.syncStandbys.length < group.needed) return []
  for (const claim of claimsUnder(claims, (scenario) => losesPlace(context, scenario, primary.member.in))) {
    for (const scenario of claim.scenarios) {
      const gone = group.syncStandbys.filter((copy) => losesPlace(context, scenario, copy.member.in))
      const first = group.syncStandbys.slice(0, group.needed)
      // FIRST k waits for the first k in order, ANY k for whichever k are fastest.
      const exposed =
        group.store.replication?.mode === 'sync'
          ? first.every((copy) => gone.includes(copy))
          : gone.length >= group.needed
      if (!exposed) continue
      const params = {
        requirement: claim.requirement,
        scenario: scenario.id,
        lost: gone.map((copy) => copy.member.in).join(', '),
      }
      return [report(context, entry, gone[0]?.path ?? group.path, params, group.store.id)]
    }
  }
  return []
}
