import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-06',
  severity: 'warning',
  title: { ru: 'Кэш без инвалидации', en: 'Cache without invalidation' },
  message: {
    ru: (p) => `У ${ru.quote(p.id)} нет ни срока жизни, ни инвалидации: устаревшее останется навсегда.`,
    en: (p) => `${en.quote(p.id)} has neither a time to live nor invalidation: what is stale stays forever.`,
  },
  fix: {
    ru: () => 'Задайте ttl или инвалидацию по событию.',
    en: () => 'Set ttl, or invalidate on events.',
  },
  why: {
    ru: 'Кэш без инвалидации — это вторая база данных, расходящаяся с первой.',
    en: 'A cache without invalidation is a second database that drifts away from the first.',
  },
  source: 'common practice',
  example: { id: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      const policy = 'cache' in element ? element.cache : undefined
      if (!policy) return []
      const way = policy.invalidation.some((name) => name !== 'ttl') || policy.ttl !== undefined
      return way ? [] : [report(context, entry, `${element.id}.cache.invalidation`, { id: element.id })]
    }),
}
