import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { dnsFailovers } from '../dns.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-01',
  severity: 'error',
  title: { ru: 'TTL записи DNS не укладывается в RTO', en: 'TTL of the DNS record does not fit the RTO' },
  message: {
    ru: (p) =>
      `Обнаружение до ${ru.time(p.detection)} и TTL ${ru.time(p.ttl)} вместе больше, чем ${ru.time(p.target)} из ${p.requirement}.`,
    en: (p) =>
      `Detection up to ${en.time(p.detection)} and TTL ${en.time(p.ttl)} together exceed the ${en.time(p.target)} of ${p.requirement}.`,
  },
  fix: {
    ru: () => 'Уменьшите ttl и healthCheck.interval или перейдите на anycast (mechanism: anycast).',
    en: () => 'Lower ttl and healthCheck.interval, or use anycast (mechanism: anycast).',
  },
  why: {
    ru: 'Пока не истёк TTL, клиенты идут в потерянный регион, хотя остальные исправны.',
    en: 'Until the TTL ends, clients go to the lost region although the others are well.',
  },
  source: 'Amazon Route 53, best-practices-dns; detection by periodic checks',
  example: { detection: 35, ttl: 300, target: 300, requirement: 'DUR06' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    dnsFailovers(context).flatMap(({ balancer, detection, ttl, claim }) => {
      if (detection + ttl <= claim.seconds) return []
      const params = { detection, ttl, target: claim.seconds, requirement: claim.requirement }
      return [report(context, entry, `${balancer.id}.ttl`, params)]
    }),
}
