import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-29',
  severity: 'warning',
  title: { ru: 'Сессии хранятся только в одном регионе', en: 'Sessions are kept in one region only' },
  message: {
    ru: (p) =>
      `${ru.quote(p.balancer)} переводит пользователей между регионами, а ${ru.quote(p.id)} держит сессии только в ${ru.quote(p.region)}.`,
    en: (p) =>
      `${en.quote(p.balancer)} moves users between regions, but ${en.quote(p.id)} keeps sessions in ${en.quote(p.region)} only.`,
  },
  fix: {
    ru: () => 'Держите копию сессий в каждом регионе (members) или храните их в подписанном токене.',
    en: () => 'Keep a copy of the sessions in each region (members), or keep them in a signed token.',
  },
  why: {
    ru: 'С потерей региона все выходят из системы разом, и выживший регион встречает волну входов.',
    en: 'With the region everybody is logged out at once, and the other region meets a wave of logins.',
  },
  source: 'common practice',
  example: { balancer: 'edge', id: 'sessions', region: 'msk' },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const moving = ofKind(context, 'globalBalancer').filter(({ policy }) => policy !== 'static')
    return ofKind(context, 'sessionStore').flatMap(({ id }) => {
      const copies = context.groupsOf(id).flatMap((group) => group.copies)
      const regions = [...new Set(copies.map((copy) => context.regionOf(copy.member.in)))]
      const [region] = regions
      if (regions.length !== 1 || region === undefined) return []
      const journeys = context.journeysThrough(id)
      const users = new Set(journeys.flatMap((journey) => journey.rates.map((rate) => rate.from)))
      const balancer = moving.find((it) => journeys.some((journey) => context.needs(journey.id).has(it.id)))
      if (!balancer || users.size < 2) return []
      return [report(context, entry, `${id}.replication.members`, { balancer: balancer.id, id, region })]
    })
  },
}
