import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, corrupts, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { monitoringOf, worstAlertTime } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-03',
  severity: 'error',
  title: { ru: 'Алерт приходит позже, чем заканчивается RTO', en: 'The alert comes after the RTO has ended' },
  message: {
    ru: (p) =>
      `До звонка дежурному проходит до ${ru.time(p.alert)}, а ${p.requirement} даёт на восстановление ${ru.quote(p.store)} всего ${ru.time(p.target)}.`,
    en: (p) =>
      `The page takes up to ${en.time(p.alert)}, but ${p.requirement} allows ${en.time(p.target)} in all for the recovery of ${en.quote(p.store)}.`,
  },
  fix: {
    ru: () => 'Сократите for, scrapeInterval и groupWait или сделайте восстановление автоматическим (failover).',
    en: () => 'Shorten for, scrapeInterval and groupWait, or make the recovery automatic (failover).',
  },
  why: {
    ru: 'Там, где решает человек, отсчёт восстановления начинается со звонка.',
    en: 'Where a person decides, recovery starts with the page.',
  },
  source: 'Prometheus 3.14 and Alertmanager 0.34, configuration (composition of intervals)',
  example: { alert: 120, requirement: 'DUR04', store: 'profiles', target: 60 },
}

/** Failures that a person must handle: data spoilt, or a store that fails over by hand. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const [first] = monitoringOf(context).filter((element) => element.alerting)
    if (!first?.alerting) return []
    const alert = worstAlertTime(first.alerting)
    return context.stores.flatMap((store) => {
      const manual = 'failover' in store && store.failover?.manager === 'manual'
      const claim = tightest(claimsUnder(rtoClaims(context, store.id), (s) => manual || corrupts(s, store.id)))
      if (!claim || alert <= claim.seconds) return []
      const params = { alert, requirement: claim.requirement, store: store.id, target: claim.seconds }
      return [report(context, entry, `${first.id}.alerting`, params, store.id)]
    })
  },
}
