import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-32',
  severity: 'warning',
  title: { ru: 'Доля попаданий слишком хороша', en: 'A hit ratio too good to be true' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: попаданий ${ru.share(p.hits)} — за кэшем в расчёте ничего не остаётся.`,
    en: (p) => `${en.quote(p.id)}: ${en.share(p.hits)} of hits leave nothing behind the cache in the figures.`,
  },
  fix: {
    ru: () => 'Возьмите измеренную долю (cache.hitRatio).',
    en: () => 'Take a measured ratio (cache.hitRatio).',
  },
  why: {
    ru: 'Первое обращение к каждому ключу — всегда промах. Завышенная доля прячет нагрузку на базу.',
    en: 'The first access to every key is a miss. Too high a ratio hides the load on the database.',
  },

  source: 'common practice',
  example: { id: 'hot', hits: 1 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'cdn').flatMap(({ id, cache }) => {
      const hits = cache ? ratio(cache.hitRatio) : 0
      return hits > 0.999 ? [report(context, entry, `${id}.cache.hitRatio`, { id, hits })] : []
    }),
}
