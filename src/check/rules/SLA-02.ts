import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { DAYS_30 } from '../../language/units.ts'
import type { StoreProxy } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import { knob, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'
import { requiredShare } from '../target.ts'

const entry: CodeEntry = {
  code: 'SLA-02',
  severity: 'warning',
  title: { ru: 'Бюджет ошибок меньше одного переключения', en: 'Error budget smaller than one failover' },
  message: {
    ru: (p) =>
      `Бюджет ${p.requirement} за 30 дней — ${ru.time(p.budget)}, а одно переключение ${ru.quote(p.store)} занимает до ${ru.time(p.failover)}.`,
    en: (p) =>
      `The 30-day budget of ${p.requirement} is ${en.time(p.budget)}, but one failover of ${en.quote(p.store)} takes up to ${en.time(p.failover)}.`,
  },
  fix: {
    ru: () => 'Снизьте target, ускорьте переключение (failover) или обслуживайте запросы во время него из кэша.',
    en: () => 'Lower target, make failover faster (failover), or serve from a cache meanwhile.',
  },
  why: {
    ru: 'Первый же отказ ведущего исчерпывает бюджет целого месяца.',
    en: 'The first failure of the primary uses up the budget of a whole month.',
  },
  source: 'arithmetic; Patroni 4.1.4 and its HAProxy template',
  example: { requirement: 'AVA01', budget: 25.9, store: 'profiles', failover: 38.6 },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const databases = patroniDatabases(context)
    return context.measures.flatMap(({ requirement, measure, path }) => {
      const target = measure.metric === 'availability' ? requiredShare(measure) : undefined
      if (target === undefined || measure.of === undefined) return []
      const needs = context.needs(measure.of)
      const budget = (1 - target) * DAYS_30
      const slow = databases.find(({ database, knobs }) => {
        return (needs.has(database.id) || database.id === measure.of) && worst(database.proxy, knobs.ttl) > budget
      })
      if (!slow) return []
      const failover = worst(slow.database.proxy, slow.knobs.ttl)
      const params = { requirement: requirement.id, budget, store: slow.database.id, failover }
      return [report(context, entry, `${path}.target`, params)]
    })
  },
}

/** Lease and its tick, leader race, promotion, then the proxy's good checks: the worst of each. */
function worst(proxy: StoreProxy | undefined, ttl: number): number {
  return ttl + 0.5 + 2.1 + 2 + (proxy?.rise ?? 2) * knob(proxy?.interval, '3s')
}
