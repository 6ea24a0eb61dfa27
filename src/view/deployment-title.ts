/** The message of the deployment picture: how many places, and what the copies of the databases survive. */
import type { Group, Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { type Said, said } from '../language/text.ts'
import { pluralEn, pluralRu } from '../text/format.ts'

export function deploymentTitle(document: ArchitectureDocument, topology: Topology): Said {
  const name = said(document.system.title)
  const regions = topology.regions.length
  const zones = document.places.filter((p) => p.kind === 'zone' || p.kind === 'dataCentre').length
  const where = {
    ru: `${regions} ${pluralRu(regions, 'регион', 'региона', 'регионов')}${zones > 0 ? `, ${zones} ${pluralRu(zones, 'зона', 'зоны', 'зон')}` : ''}`,
    en: `${regions} ${pluralEn(regions, 'region')}${zones > 0 ? `, ${zones} ${pluralEn(zones, 'zone')}` : ''}`,
  }
  const copies = copiesMessage(topology)
  return { ru: `${name.ru}: ${where.ru}${copies.ru}`, en: `${name.en}: ${where.en}${copies.en}` }
}

/** What holds for every shard group of every database; nothing when there is no database with copies. */
function copiesMessage(topology: Topology): Said {
  const groups = topology.groups.filter(
    (g) => topology.elements.get(g.store)?.kind === 'database' && g.copies.length > 0,
  )
  if (groups.length === 0) return { ru: '', en: '' }
  const all = (test: (group: Group) => boolean): boolean => groups.every(test)
  const syncElsewhere = all((g) => elsewhere(g, (place) => place, true))
  const otherPlace = all((g) => elsewhere(g, (place) => place, false))
  const otherRegion = all((g) => elsewhere(g, topology.regionOf, false))
  const syncFar = all((g) => elsewhere(g, topology.regionOf, true))
  if (syncFar)
    return {
      ru: '; у каждой базы синхронная копия в другом регионе',
      en: '; every database has a synchronous copy in another region',
    }
  if (syncElsewhere && otherRegion)
    return {
      ru: '; у каждой базы синхронная копия в другой зоне и копия в другом регионе',
      en: '; every database has a synchronous copy in another zone and a copy in another region',
    }
  if (syncElsewhere)
    return {
      ru: '; у каждой базы синхронная копия в другой зоне',
      en: '; every database has a synchronous copy in another zone',
    }
  if (otherRegion)
    return { ru: '; у каждой базы копия в другом регионе', en: '; every database has a copy in another region' }
  if (otherPlace)
    return { ru: '; у каждой базы копия в другой зоне', en: '; every database has a copy in another zone' }
  return { ru: '; не у каждой базы есть копия в другой зоне', en: '; not every database has a copy in another zone' }
}

function elsewhere(group: Group, domain: (place: string) => string, sync: boolean): boolean {
  const primary = group.copies.find((c) => c.role === 'primary')
  return (
    primary !== undefined &&
    group.copies.some((c) => c.role === 'standby' && (!sync || c.sync) && domain(c.place) !== domain(primary.place))
  )
}
