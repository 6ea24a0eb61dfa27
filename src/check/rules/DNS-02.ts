import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-02',
  severity: 'warning',
  title: { ru: 'Проверка региона не видит базы', en: 'Health check of the region does not see the database' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} проверяет лишь ${p.depth}: регион, где не работает ${ru.quote(p.store)}, останется «исправным».`,
    en: (p) =>
      `${en.quote(p.id)} checks the ${p.depth} only: a region whose ${en.quote(p.store)} is down stays “healthy”.`,
  },
  fix: {
    ru: () =>
      'Проверяйте зависимости региона (depth: dependencies), но только собственные: общая зависимость выведет все регионы сразу.',
    en: () =>
      'Check the dependencies of the region (depth: dependencies), but only its own: a shared one takes out all regions at once.',
  },
  why: {
    ru: 'Балансировщик продолжит отправлять пользователей туда, где каждый запрос закончится ошибкой.',
    en: 'The balancer keeps sending users to where every request ends in an error.',
  },
  source: 'common practice',
  example: { id: 'edge', depth: 'port', store: 'profiles' },
}

/** A store with copies of its own in several regions that journeys behind the balancer need. */
function regionalStore(context: Context, balancer: Id): Id | undefined {
  for (const journey of context.neededBy(balancer)) {
    for (const id of context.needs(journey.id)) {
      const places = context.groupsOf(id).flatMap((group) => group.primary?.member.in ?? [])
      if (new Set(places.map(context.regionOf)).size > 1) return id
    }
  }
  return undefined
}

/** Only where users can be moved and the store is regional: a shared store is down for all regions alike. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      if (element.kind !== 'globalBalancer' || element.policy === 'static') return []
      const depth = element.healthCheck.depth
      if (depth !== 'port' && depth !== 'process') return []
      const store = regionalStore(context, element.id)
      return store ? [report(context, entry, `${element.id}.healthCheck.depth`, { id: element.id, depth, store })] : []
    }),
}
