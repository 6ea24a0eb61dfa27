import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id, Store } from '../../language/vocabulary/index.ts'
import { lostPlaces } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import { type Repository, repositoriesOf } from '../repositories.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-03',
  severity: 'error',
  title: { ru: 'Резервные копии там же, где данные', en: 'Backups in the failure domain of the data' },
  message: {
    ru: (p) =>
      `Все резервные копии ${ru.quote(p.store)} лежат в ${ru.quote(p.place)}, там же, где данные: авария этого места унесёт и то и другое.`,
    en: (p) =>
      `All backups of ${en.quote(p.store)} are in ${en.quote(p.place)}, where its data are: an outage of that place takes both.`,
  },
  fix: {
    ru: () => 'Держите хотя бы один репозиторий (in или alsoIn) в другом регионе или у другого провайдера.',
    en: () => 'Keep at least one repository (in or alsoIn) in another region or with another provider.',
  },
  why: {
    ru: 'Резервная копия нужна именно тогда, когда исходные данные потеряны вместе с площадкой.',
    en: 'A backup is needed exactly when the data are lost together with their site.',
  },
  source: 'pgBackRest 2.59, FAQ',
  example: { store: 'profiles', place: 'msk-a' },
}

/** The place that holds every repository and every copy of some group; a zone always counts, a region when a scenario loses it. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const feared = new Set(context.document.scenarios.flatMap(lostPlaces))
    return context.stores.flatMap((store) => {
      const place = shared(context, store, feared)
      return place ? [report(context, entry, `${store.id}.backup.in`, { store: store.id, place })] : []
    })
  },
}

function shared(context: Context, store: Store, feared: ReadonlySet<Id>): Id | undefined {
  const repositories = repositoriesOf(context, store)
  if (repositories.length === 0 || repositories.some((repository) => repository.places.length === 0)) return undefined
  for (const group of context.groupsOf(store.id)) {
    if (!group.primary) continue
    const holders = group.copies.filter((copy) => copy.member.role !== 'witness').map((copy) => copy.member.in)
    for (const place of context.ancestors(group.primary.member.in)) {
      const inside = (repository: Repository) => repository.places.every((at) => context.isWithin(at, place))
      if (!repositories.every(inside)) continue
      const site = context.siteOf(group.primary.member.in) === place
      if (site || (feared.has(place) && holders.every((at) => context.isWithin(at, place)))) return place
    }
  }
  return undefined
}
