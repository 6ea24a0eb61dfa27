import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, lostPlaces, rtoClaims } from '../claims.ts'
import { type Context, report } from '../context.ts'
import { type Electorate, electoratesOf, hasCopyOutside, holdsMajority, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'
import { twoSites } from './PAT-05.ts'

const entry: CodeEntry = {
  code: 'PAT-04',
  severity: 'error',
  title: { ru: 'Большинство голосов там, где ждут аварию', en: 'Majority of votes in the place that is to be lost' },
  message: {
    ru: (p) =>
      `${p.requirement} обещает восстановление за ${ru.time(p.target)} при потере ${ru.quote(p.place)}, но там ${p.inside} из ${p.votes} голосов: остальные лидера не выберут.`,
    en: (p) =>
      `${p.requirement} promises recovery in ${en.time(p.target)} when ${en.quote(p.place)} is lost, but ${p.inside} of ${p.votes} votes are there: the rest cannot elect a leader.`,
  },
  fix: {
    ru: () => 'Распределите голоса по трём площадкам поровну или опишите ручное переключение (manualPromotion).',
    en: () => 'Spread the votes evenly over three sites, or describe promotion by hand (manualPromotion).',
  },
  why: {
    ru: 'С потерей большинства хранилища координации все узлы PostgreSQL становятся доступны только для чтения — даже те, что исправны.',
    en: 'When the majority of the coordination store is lost, every PostgreSQL node becomes read-only, the healthy ones too.',
  },
  source: 'Patroni 4.1.4, docs/ha_multi_dc.rst',
  example: { requirement: 'DUR02', target: 120, place: 'msk', inside: 3, votes: 3 },
}

/**
 * Silent when people promote by hand, when PAT-05 tells that two sites are never enough, and when no copy is left outside:
 * a restore needs no votes.
 */
export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database }) => {
      if (database.manualPromotion) return []
      return electoratesOf(context, database)
        .filter((electorate) => !twoSites(context, electorate))
        .flatMap((electorate) => broken(context, electorate))
    }),
}

function broken(context: Context, electorate: Electorate) {
  const { store, votes, path, groups } = electorate
  const loses = (place: string) => holdsMajority(context, votes, place) && hasCopyOutside(context, groups, place)
  for (const claim of claimsUnder(rtoClaims(context, store.id), (scenario) => lostPlaces(scenario).some(loses))) {
    const place = claim.scenarios.flatMap(lostPlaces).find(loses) ?? ''
    const inside = votes.filter((vote) => context.isWithin(vote, place)).length
    const params = { requirement: claim.requirement, target: claim.seconds, place, inside, votes: votes.length }
    return [report(context, entry, path, params)]
  }
  return []
}
