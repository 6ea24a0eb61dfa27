import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { groupNames } from '../copies.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-01',
  severity: 'error',
  title: {
    ru: 'Перезапуск синхронной копии останавливает запись',
    en: 'Restart of a synchronous standby stops writes',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.group)}: COMMIT ждёт ${ru.count(p.needed, 'копию', 'копии', 'копий')}, столько их и есть, а менеджера отказов нет: без любой из них запись встанет.`,
    en: (p) =>
      `${en.quote(p.group)}: COMMIT waits for ${en.count(p.needed, 'standby', 'standbys')}, there are no more, and no failover manager: without any of them writes stop.`,
  },
  fix: {
    ru: () => 'Добавьте ещё одну синхронную копию (members) или доверьте список синхронных копий Patroni (failover).',
    en: () =>
      'Add one more synchronous standby (members), or let Patroni keep the list of synchronous standbys (failover).',
  },
  why: {
    ru: 'PostgreSQL ждёт подтверждения без тайм-аута: обычное обновление копии останавливает все записи.',
    en: 'PostgreSQL waits for the confirmation without a time-out: an ordinary update of the standby stops all writes.',
  },
  source: 'PostgreSQL 15 manual, warm-standby 27.2.8.4',
  example: { group: 'profiles', needed: 2 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' || store.technology !== 'postgresql') return []
      if (store.failover && store.failover.manager !== 'manual') return []
      const groups = context
        .groupsOf(store.id)
        .filter((group) => group.needed > 0 && group.syncStandbys.length === group.needed)
      const [first] = groups
      if (!first) return []
      const params = { group: groupNames(store.id, groups), needed: first.needed }
      return [report(context, entry, `${store.id}.replication.mode`, params, store.id)]
    }),
}
