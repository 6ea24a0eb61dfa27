import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { claimsUnder, lostPlaces, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-04',
  severity: 'warning',
  title: { ru: 'Переключение региона зависит от правки записей', en: 'A region failover depends on editing records' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} переключают правкой записи, а ${p.requirement} обещает восстановление за ${ru.time(p.target)}.`,
    en: (p) =>
      `${en.quote(p.id)} is switched by editing a record, but ${p.requirement} promises recovery within ${en.time(p.target)}.`,
  },
  fix: {
    ru: () =>
      'Переключайте проверками здоровья или заранее созданными переключателями маршрута (failoverBy: health-check).',
    en: () => 'Fail over by health checks, or by routing controls made beforehand (failoverBy: health-check).',
  },
  why: {
    ru: 'Интерфейс управления DNS нередко недоступен именно во время аварии, а люди ошибаются под давлением.',
    en: 'The control plane of DNS is often unavailable during the very outage, and people under pressure make mistakes.',
  },
  source: 'AWS, static stability practice',
  example: { id: 'edge', requirement: 'DUR02', target: 300 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'globalBalancer').flatMap(({ id, failoverBy }) => {
      const whole = (place: Id) => context.places.has(place) && context.places.get(place)?.in === undefined
      const claim = tightest(claimsUnder(rtoClaims(context, id), (scenario) => lostPlaces(scenario).some(whole)))
      if (failoverBy !== 'record-edit' || !claim) return []
      const params = { id, requirement: claim.requirement, target: claim.seconds }
      return [report(context, entry, `${id}.failoverBy`, params)]
    }),
}
