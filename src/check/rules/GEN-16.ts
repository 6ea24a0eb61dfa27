import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { criticalJourney, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-16',
  severity: 'warning',
  title: { ru: 'Кэш, без которого ничего не работает', en: 'A cache that nothing works without' },
  message: {
    ru: (p) =>
      `Без ${ru.quote(p.id)} не выполняется ${ru.quote(p.journey)}, хотя данные есть и в ${ru.quote(p.store)}.`,
    en: (p) =>
      `${en.quote(p.journey)} is not served without ${en.quote(p.id)}, although the data are in ${en.quote(p.store)} as well.`,
  },
  fix: {
    ru: () => 'Сделайте связь мягкой (need: soft) с чтением из базы вместо кэша и проверьте, что база это вынесет.',
    en: () =>
      'Make the relation soft (need: soft), with reads from the database instead, and make sure the database bears it.',
  },
  why: {
    ru: 'Кэш ставят ради скорости. Жёсткая зависимость от него добавляет системе ещё одну точку отказа.',
    en: 'A cache is there for speed. A hard dependency on it gives the system one more way to fail.',
  },
  source: 'common practice',
  example: { id: 'hot', journey: 'accrue', store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache').flatMap(({ id, cache }) => {
      const journey = cache ? criticalJourney(context, id) : undefined
      if (journey === undefined) return []
      const reads = context.hopsOf(journey).some((hop) => hop.to === id && hop.step.operation !== 'write')
      const store = [...context.needs(journey)].find((it) => context.elements.get(it)?.kind === 'database')
      if (!reads || store === undefined) return []
      const relation = context.hopsOf(journey).find((hop) => hop.to === id)?.relation
      return [report(context, entry, `${relation?.id ?? id}.need`, { id, journey, store }, id)]
    }),
}
