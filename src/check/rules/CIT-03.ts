import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-03',
  severity: 'warning',
  title: { ru: 'Шарды не делятся поровну между узлами', en: 'Shards do not divide among the workers' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: ${ru.count(p.shards, 'шард', 'шарда', 'шардов')} на ${ru.count(p.workers, 'узел', 'узла', 'узлов')} поровну не разложить.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.count(p.shards, 'shard')} cannot be divided evenly among ${en.count(p.workers, 'worker')}.`,
  },
  fix: {
    ru: () => 'Задайте shardCount кратным числу узлов, с запасом на рост.',
    en: () => 'Set shardCount to a multiple of the number of workers, with room for growth.',
  },
  why: {
    ru: 'При нехватке шардов узлы простаивают, при некратном числе один из них несёт больше остальных.',
    en: 'With too few shards workers are idle; with an uneven number one of them carries more than the others.',
  },
  source: 'Citus 13, admin_guide/cluster_management.rst',
  example: { id: 'profiles', shards: 32, workers: 5 },
}

/** An uneven number matters only while there are few shards per worker. */
export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id }, citus: { shardCount: shards }, workers, path }) => {
      if (shards === undefined || shards % workers === 0 || shards >= 8 * workers) return []
      return [report(context, entry, `${path}.shardCount`, { id, shards, workers })]
    }),
}
