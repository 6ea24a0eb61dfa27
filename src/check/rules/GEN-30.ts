import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-30',
  severity: 'info',
  title: { ru: 'Остывший кэш не продуман', en: 'A cold cache is not thought of' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} принимает ${ru.share(p.hits)} чтений, но что будет с ${ru.quote(p.store)}, когда он пуст, не сказано.`,
    en: (p) =>
      `${en.quote(p.id)} takes ${en.share(p.hits)} of the reads; what happens to ${en.quote(p.store)} when it is empty is not said.`,
  },
  fix: {
    ru: () => 'Опишите whenCold (ограничение входа, прогрев) или добавьте сценарий cold-cache.',
    en: () => 'Describe whenCold (admission limits, warm-up), or add a cold-cache scenario.',
  },
  why: {
    ru: 'После перезапуска кэша на базу приходит весь поток: при 90 % попаданий — в десять раз больше обычного.',
    en: 'After a restart of the cache the whole stream reaches the database: at 90 % hits, ten times the usual.',
  },
  source: 'common practice',
  example: { id: 'hot', hits: 0.9, store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const tried = new Set(
      context.document.scenarios.flatMap(({ faults }) =>
        faults.flatMap((f) => (f.kind === 'cold-cache' ? [f.element] : [])),
      ),
    )
    return ofKind(context, 'cache', 'cdn').flatMap(({ id, cache }) => {
      const hits = cache ? ratio(cache.hitRatio) : 0
      if (hits < 0.8 || cache?.whenCold !== undefined || cache?.warmUp !== undefined || tried.has(id)) return []
      const journey = context.journeysThrough(id).find(({ critical }) => critical === true)
      const behind =
        journey && context.hopsOf(journey.id).find((hop) => context.elements.get(hop.to)?.kind === 'database')
      return behind ? [report(context, entry, `${id}.cache.whenCold`, { id, hits, store: behind.to })] : []
    })
  },
}
