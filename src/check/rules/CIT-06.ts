import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-06',
  severity: 'error',
  title: { ru: 'Узел Citus без резерва', en: 'Citus node without a standby' },
  message: {
    ru: (p) =>
      `У группы ${ru.quote(p.group)} хранилища ${ru.quote(p.store)} одна копия: её потеря остановит и запросы ко всем остальным шардам.`,
    en: (p) =>
      `Group ${en.quote(p.group)} of ${en.quote(p.store)} has one copy: its loss also stops the queries that touch the other shards.`,
  },
  fix: {
    ru: () => 'Добавьте каждому узлу, координатору тоже, резервную копию в members.',
    en: () => 'Give every node, the coordinator included, a standby in members.',
  },
  why: {
    ru: 'Citus не реплицирует шарды сам: отказоустойчивость узла обеспечивает потоковая репликация.',
    en: 'Citus does not replicate shards itself: a node is made redundant by streaming replication.',
  },
  source: 'Citus 13, cluster_management.rst',
  example: { group: 'worker-1', store: 'profiles' },
}

/** Only what some journey is not served without. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.shards?.tool !== 'citus' || context.neededBy(store.id).length === 0) return []
      return context
        .groupsOf(store.id)
        .filter((group) => group.primary && group.standbys.length === 0)
        .map((group) => report(context, entry, `${group.path}.members`, { group: group.id, store: store.id }, store.id))
    }),
}
