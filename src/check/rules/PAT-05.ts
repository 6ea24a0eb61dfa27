import type { CodeEntry } from '../../findings/finding.ts'
import { type Context, report } from '../context.ts'
import { type Electorate, electoratesOf, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-05',
  severity: 'error',
  title: { ru: 'Автоматическое переключение на двух площадках', en: 'Automatic failover across two sites' },
  message: {
    ru: (p) =>
      `Копии и голоса стоят ровно на двух площадках (${p.sites}): при потере той, где большинство, автоматического переключения не будет.`,
    en: (p) =>
      `Copies and votes sit on exactly two sites (${p.sites}): when the one with the majority is lost, there is no automatic failover.`,
  },
  fix: {
    ru: () =>
      'Добавьте голос на третьей площадке (данные там не нужны) либо пометьте копии второй площадки promotion: manual и опишите manualPromotion.',
    en: () =>
      'Add a vote on a third site (it needs no data), or mark the copies of the second site promotion: manual and describe manualPromotion.',
  },
  why: {
    ru: 'Две площадки не отличат смерть соседа от разрыва связи. Кто бы ни решал автоматически, он либо остановит запись, либо получит двух ведущих.',
    en: 'Two sites cannot tell a dead neighbour from a cut link. Whoever decides automatically either stops writes or ends with two primaries.',
  },
  source: 'Patroni 4.1.4, docs/ha_multi_dc.rst; quorum arithmetic',
  example: { sites: 'msk, ekb' },
}

/** The two sites of an electorate whose copies move automatically between exactly these two. */
export function twoSites(context: Context, { votes, groups }: Electorate): string[] | undefined {
  const places = groups.flatMap((group) =>
    group.copies
      .filter((copy) => copy.automatic && (copy.member.role ?? 'data') === 'data')
      .map((copy) => copy.member.in),
  )
  const regions = new Set(places.map(context.regionOf))
  // Copies in several regions fail over between regions; copies in one region, between its zones.
  const site = regions.size > 1 ? context.regionOf : context.siteOf
  const copySites = new Set(places.map(site))
  const voteSites = new Set(votes.map(site))
  if (copySites.size !== 2 || voteSites.size !== 2) return undefined
  return [...copySites].every((id) => voteSites.has(id)) ? [...copySites] : undefined
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database }) =>
      electoratesOf(context, database).flatMap((electorate) => {
        const sites = twoSites(context, electorate)
        return sites ? [report(context, entry, electorate.path, { sites: sites.join(', ') })] : []
      }),
    ),
}
