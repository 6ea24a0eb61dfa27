import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { isStore } from '../../language/stores.ts'
import type { Id, Store } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { criticalJourney } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-35',
  severity: 'warning',
  title: { ru: 'Все экземпляры в одной зоне', en: 'All instances in one zone' },
  message: {
    ru: (p) =>
      `Все экземпляры ${ru.quote(p.id)} стоят в ${ru.quote(p.zone)}, хотя в регионе есть другие зоны; без них не работает ${ru.quote(p.journey)}.`,
    en: (p) =>
      `All instances of ${en.quote(p.id)} are in ${en.quote(p.zone)}, although the region has other zones; ${en.quote(p.journey)} is not served without them.`,
  },
  fix: {
    ru: () => 'Разнесите экземпляры по зонам (spread: zones или members в разных зонах).',
    en: () => 'Spread the instances over the zones (spread: zones, or members in several zones).',
  },
  why: {
    ru: 'Несколько экземпляров в одной зоне защищают от отказа узла. Отказ зоны они переживают не лучше одного.',
    en: 'Several instances in one zone protect from the loss of a host. They survive the loss of the zone no better than one.',
  },
  source: 'reliability theory: minimal cut sets of order one',
  example: { id: 'api', zone: 'msk-a', journey: 'accrue' },
}

/** Only critical journeys, and only what is there more than once: a single instance is told by GEN-01. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      const journey = criticalJourney(context, element.id)
      if (journey === undefined) return []
      return groupsOfPlaces(context, element.id, isStore(element) ? element : undefined).flatMap(({ path, places }) => {
        const zone = onlyZone(context, places)
        return zone === undefined ? [] : [report(context, entry, path, { id: element.id, zone, journey }, element.id)]
      })
    }),
}

/** Places of the copies of each group of a store, or of the replicas of a program. */
function groupsOfPlaces(context: Context, id: Id, store: Store | undefined): { path: string; places: Id[] }[] {
  if (store)
    return context.groupsOf(store.id).map(({ path, copies }) => ({
      path,
      places: copies.filter(({ member }) => member.role !== 'witness').map(({ member }) => member.in),
    }))
  const deployments = context.deploymentsOf(id)
  const path = deployments[0] ? `${deployments[0].id}.in` : id
  return [{ path, places: deployments.flatMap((d) => (d.replicas > 1 || d.autoscaling ? [d.in, d.in] : [d.in])) }]
}

/** The zone or data centre around all of several places, when its region has another one. */
function onlyZone(context: Context, places: readonly Id[]): Id | undefined {
  const [first] = places
  if (first === undefined || places.length < 2) return undefined
  const zone = context.siteOf(first)
  const region = context.regionOf(first)
  if (zone === region || places.some((place) => context.siteOf(place) !== zone)) return undefined
  return sites(context, region).length > 1 ? zone : undefined
}

/** Zones and data centres of a region. */
function sites(context: Context, region: Id): Id[] {
  return [...context.places.keys()].filter(
    (place) => place !== region && context.siteOf(place) === place && context.isWithin(place, region),
  )
}
