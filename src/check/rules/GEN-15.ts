import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-15',
  severity: 'warning',
  title: { ru: 'Резервный узел, который некому повысить', en: 'A standby that nobody promotes' },
  message: {
    ru: (p) => `У ${ru.quote(p.id)} есть резервные узлы, но не описано ни автоматическое, ни ручное переключение.`,
    en: (p) => `${en.quote(p.id)} has standbys, but neither automatic failover nor promotion by hand is described.`,
  },
  fix: {
    ru: () => 'Опишите failover или manualPromotion: кто замечает, кто решает, сколько это занимает.',
    en: () => 'Describe failover or manualPromotion: who notices, who decides, how long it takes.',
  },
  why: {
    ru: 'Время человека нельзя считать нулём: без него время восстановления неизвестно.',
    en: 'Human time must not count as zero: without it the recovery time is unknown.',
  },
  source: 'RTO composition (manual step present)',
  example: { id: 'profiles' },
}

/** Silent on Elasticsearch, which elects and promotes by itself. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' && store.kind !== 'sessionStore') return []
      if (store.kind === 'database' && store.elasticsearch) return []
      const standbys = context.groupsOf(store.id).some((group) => group.standbys.length > 0)
      const described = store.failover && store.failover.manager !== 'manual'
      if (!standbys || described || store.manualPromotion) return []
      return [report(context, entry, `${store.id}.failover`, { id: store.id })]
    }),
}
