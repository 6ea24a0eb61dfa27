import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { claimsUnder, lostPlaces, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { hasCopyOutside, holdsMajority } from '../failover.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-02',
  severity: 'error',
  title: {
    ru: 'Большинство голосов Redis в площадке, которую теряют',
    en: 'The majority of Redis votes is in the place that is to be lost',
  },
  message: {
    ru: (p) =>
      `${p.requirement} обещает пережить потерю ${ru.quote(p.place)}, но там ${ru.number(p.inside)} из ${ru.count(p.votes, 'голоса', 'голосов', 'голосов')} для ${ru.quote(p.id)}.`,
    en: (p) =>
      `${p.requirement} promises to survive the loss of ${en.quote(p.place)}, where ${en.number(p.inside)} of the ${en.count(p.votes, 'vote')} of ${en.quote(p.id)} are.`,
  },
  fix: {
    ru: () => 'Разнесите голоса (votes) по трём площадкам.',
    en: () => 'Spread the votes (votes) over three sites.',
  },
  why: {
    ru: 'Без большинства Sentinel или узлов кластера новую ведущую копию никто не выберет.',
    en: "Without a majority of the sentinels, or of the cluster's masters, nobody elects a new master.",
  },

  source: 'Redis documentation, sentinel.md',
  example: { id: 'hot', requirement: 'DUR02', place: 'msk-a', inside: 2, votes: 3 },
}

/** Silent when no copy is left outside: there is nothing to elect. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap((store) => {
      const votes = store.failover && 'votes' in store.failover ? store.failover.votes : []
      if (votes.length < 3 || store.manualPromotion) return []
      const groups = context.groupsOf(store.id)
      const loses = (place: Id) => holdsMajority(context, votes, place) && hasCopyOutside(context, groups, place)
      const claim = tightest(claimsUnder(rtoClaims(context, store.id), (s) => lostPlaces(s).some(loses)))
      if (!claim) return []
      const place = claim.scenarios.flatMap(lostPlaces).find(loses) ?? ''
      const inside = votes.filter((vote) => context.isWithin(vote, place)).length
      const params = { id: store.id, requirement: claim.requirement, place, inside, votes: votes.length }
      return [report(context, entry, `${store.id}.failover.votes`, params)]
    }),
}
