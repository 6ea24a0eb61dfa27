import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { perSecond } from '../../language/units.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-05',
  severity: 'warning',
  title: { ru: 'Частый запрос обходит все шарды', en: 'A frequent statement visits every shard' },
  message: {
    ru: (p) =>
      `Запрос ${ru.quote(p.query)} (${ru.share(p.share)} запросов к ${ru.quote(p.store)}) не называет ключ распределения.`,
    en: (p) =>
      `Statement ${en.quote(p.query)} (${en.share(p.share)} of the statements on ${en.quote(p.store)}) does not name the distribution key.`,
  },
  fix: {
    ru: () =>
      'Добавьте в условие ключ распределения (byDistributionKey: true) или храните такие данные в справочной таблице (kind: reference).',
    en: () =>
      'Add the distribution key to the condition (byDistributionKey: true), or keep such data in a reference table (kind: reference).',
  },
  why: {
    ru: 'Запрос ко всем шардам занимает все узлы сразу: новые узлы его не ускоряют.',
    en: 'A statement to all shards keeps all workers busy at once: more workers do not make it faster.',
  },
  source: 'Citus 13, sharding/data_modeling.rst',
  example: { query: 'find-by-phone', store: 'profiles', share: 0.4 },
}

/** Rare statements may fan out: only a tenth of the rate and more counts. */
export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id } }) => {
      const queries = context.document.queries.filter((query) => query.store === id)
      const total = queries.reduce((sum, query) => sum + perSecond(query.rate), 0)
      return queries.flatMap((query) => {
        const share = perSecond(query.rate) / total
        if (query.byDistributionKey !== false || !(share >= 0.1)) return []
        return [report(context, entry, `${query.id}.byDistributionKey`, { query: query.id, store: id, share })]
      })
    }),
}
