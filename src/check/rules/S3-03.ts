import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { ObjectStore } from '../../language/vocabulary/index.ts'
import { claimsUnder, lostPlaces, rpoClaims, tightest } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'S3-03',
  severity: 'error',
  title: {
    ru: 'Межрегиональная репликация объектов медленнее требования',
    en: 'Cross-region replication of objects is slower than required',
  },
  message: {
    ru: (p) =>
      `${p.requirement} допускает потерю ${ru.time(p.target)}, но копия в другом регионе гарантирована лишь через ${ru.time(p.lag)}.`,
    en: (p) =>
      `${p.requirement} allows a loss of ${en.time(p.target)}, but the copy in the other region is promised after ${en.time(p.lag)} only.`,
  },
  fix: {
    ru: () => 'Пишите объекты сразу в оба региона или увеличьте допустимую потерю (target).',
    en: () => 'Write objects to both regions at once, or allow a larger loss (target).',
  },
  why: {
    ru: 'Репликация между регионами асинхронная: даже с гарантией времени это 15 минут для 99,99% объектов.',
    en: 'Replication between regions is asynchronous: even with a time guarantee it is 15 minutes for 99.99% of objects.',
  },
  source: 'Amazon S3 user guide (Replication Time Control)',
  example: { requirement: 'RPO1', target: 60, lag: 900 },
}

const LAG = 900

function losesRegion(context: Context, store: ObjectStore) {
  return tightest(
    claimsUnder(rpoClaims(context, store.id), (scenario) =>
      lostPlaces(scenario).some((place) => context.places.get(place)?.kind === 'region'),
    ),
  )
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'objectStore' || store.redundancy !== 'multi-region') return []
      const claim = losesRegion(context, store)
      if (!claim || claim.seconds >= LAG) return []
      return [report(context, entry, claim.path, { requirement: claim.requirement, target: claim.seconds, lag: LAG })]
    }),
}
