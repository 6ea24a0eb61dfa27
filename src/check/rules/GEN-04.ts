import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { dnsFailovers } from '../dns.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-04',
  severity: 'warning',
  title: { ru: 'Кэш DNS клиента не укладывается в RTO', en: 'DNS cache of the client does not fit the RTO' },
  message: {
    ru: (p) =>
      `${ru.quote(p.client)} держит ответ DNS на ${ru.time(p.cache)} дольше TTL: переключение займёт до ${ru.time(p.total)} вместо ${ru.time(p.target)} из ${p.requirement}.`,
    en: (p) =>
      `${en.quote(p.client)} keeps a DNS answer ${en.time(p.cache)} beyond its TTL: failover takes up to ${en.time(p.total)}, not the ${en.time(p.target)} of ${p.requirement}.`,
  },
  fix: {
    ru: () => 'Сократите кэш DNS в клиенте (например, networkaddress.cache.ttl) или держите запасной адрес.',
    en: () => 'Shorten the DNS cache of the client (networkaddress.cache.ttl, for one), or give it a second address.',
  },
  why: {
    ru: 'TTL соблюдают не все клиенты: виртуальные машины и библиотеки держат адрес дольше.',
    en: 'Not every client honours the TTL: virtual machines and libraries keep addresses longer.',
  },
  source: 'JVM DNS cache (networkaddress.cache.ttl)',
  example: { client: 'app', cache: 600, total: 665, target: 300, requirement: 'DUR06' },
}

/** When the TTL alone is too long, DNS-01 tells it. */
export const rule: Rule = {
  entry,
  check: (context) =>
    dnsFailovers(context).flatMap(({ balancer, detection, ttl, claim }) => {
      if (detection + ttl > claim.seconds) return []
      return context.relationsTo(balancer.id).flatMap(({ from }) => {
        const client = context.elements.get(from)
        const own = client?.kind === 'webApp' || client?.kind === 'mobileApp' ? client.dnsCache : undefined
        const cache = own === undefined ? 0 : seconds(own)
        const total = detection + ttl + cache
        if (total <= claim.seconds) return []
        const params = { client: from, cache, total, target: claim.seconds, requirement: claim.requirement }
        return [report(context, entry, `${from}.dnsCache`, params)]
      })
    }),
}
