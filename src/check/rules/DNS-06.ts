import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-06',
  severity: 'warning',
  title: {
    ru: 'Цепочка CNAME держит старый адрес дольше TTL',
    en: 'A CNAME chain keeps the old address beyond the TTL',
  },
  message: {
    ru: (p) => `${ru.quote(p.id)}: TTL записи ${ru.time(p.ttl)}, а CNAME на пути к ней живёт ${ru.time(p.longest)}.`,
    en: (p) =>
      `${en.quote(p.id)}: the TTL of the record is ${en.time(p.ttl)}, but a CNAME on the way to it lives for ${en.time(p.longest)}.`,
  },
  fix: {
    ru: () => 'Сократите TTL всех CNAME (cnameTtls) до ttl конечной записи, если при аварии меняются и они.',
    en: () =>
      'Shorten the TTL of every CNAME (cnameTtls) to the ttl of the final record, if a failover changes them too.',
  },
  why: {
    ru: 'Распознаватель хранит каждое звено цепочки отдельно: смену CNAME клиент увидит не раньше, чем истечёт его собственный TTL.',
    en: 'A resolver keeps each link of the chain for itself: a changed CNAME is seen no sooner than its own TTL ends.',
  },
  source: 'RFC 1034, 3.6.2; RFC 2181',
  example: { id: 'edge', ttl: 30, longest: 3600 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'globalBalancer').flatMap(({ id, ttl, cnameTtls }) => {
      const longest = Math.max(0, ...(cnameTtls ?? []).map(seconds))
      if (ttl === undefined || longest <= seconds(ttl)) return []
      return [report(context, entry, `${id}.cnameTtls`, { id, ttl: seconds(ttl), longest })]
    }),
}
