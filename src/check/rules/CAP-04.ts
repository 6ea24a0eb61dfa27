import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { type Claim, claimsUnder, partitions, rpoClaims, rtoClaims } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CAP-04',
  severity: 'error',
  title: { ru: 'Невозможное сочетание требований', en: 'Impossible pair of requirements' },
  message: {
    ru: (p) =>
      `${p.rpo} и ${p.rto} вместе невыполнимы: при разделении сети (${p.scenario}) ${ru.quote(p.store)} не может и ничего не терять, и не прерываться.`,
    en: (p) =>
      `${p.rpo} and ${p.rto} cannot both hold: under a partition (${p.scenario}) ${en.quote(p.store)} cannot both lose nothing and never pause.`,
  },
  fix: {
    ru: () =>
      'Решите, что важнее при разделении (under), и оставьте одно: отказать меньшей стороне (ослабить rto) или потом сливать расхождения (ослабить rpo).',
    en: () =>
      'Decide what matters in a partition (under) and keep one of the two: refuse the minority side (a weaker rto), or merge differences later (a weaker rpo).',
  },
  why: {
    ru: 'Это теорема CAP: никакая реализация не выполнит оба требования сразу.',
    en: 'This is the CAP theorem: no implementation can meet both.',
  },
  source: 'Gilbert and Lynch, 2002',
  example: { rpo: 'RPO0', rto: 'RTO0', scenario: 'split', store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const zero = (claims: Claim[]) => claimsUnder(claims, partitions).filter((claim) => claim.seconds === 0)
      const rto = zero(rtoClaims(context, store.id))
      for (const rpo of zero(rpoClaims(context, store.id))) {
        for (const other of rto) {
          const scenario = rpo.scenarios.find(({ id }) => other.scenarios.some((s) => s.id === id))
          if (!scenario) continue
          const params = { rpo: rpo.requirement, rto: other.requirement, scenario: scenario.id, store: store.id }
          return [report(context, entry, other.path, params)]
        }
      }
      return []
    }),
}
