/** Titles of everything in a document by id; an unknown id is its own title. */
import type { ArchitectureDocument } from '../language/document.ts'
import { type Said, said } from '../language/text.ts'

/** Names of stations: an element and its region; a copy of a store with its shard and the place it stands in. */
export function stationTitlesOf(document: ArchitectureDocument): (id: string, element: string, region: string) => Said {
  const titleOf = titlesOf(document)
  const copies = new Map<string, Said>()
  for (const element of document.elements) {
    const shards = 'shards' in element ? (element.shards?.groups ?? []) : []
    const own = 'replication' in element ? (element.replication?.members ?? []) : []
    const groups = shards.length > 0 ? shards : [{ id: 'main', title: undefined, members: own }]
    for (const group of groups) {
      for (const [index, member] of (group.members ?? []).entries()) {
        const reads = member.role === 'replica' ? [{ ru: 'реплика', en: 'replica' }] : []
        const place = titleOf(member.in)
        // A shard that is called like its place is named once.
        const shard = group.title && said(group.title).en !== place.en ? [said(group.title)] : []
        const parts = [said(element.title), ...shard, place, ...reads]
        copies.set(`${element.id}/${group.id}/${index + 1}`, {
          ru: parts.map((p) => p.ru).join(' · '),
          en: parts.map((p) => p.en).join(' · '),
        })
      }
    }
  }
  return (id, element, region) => {
    const [name, place] = [titleOf(element), titleOf(region)]
    return copies.get(id) ?? { ru: `${name.ru} · ${place.ru}`, en: `${name.en} · ${place.en}` }
  }
}

export function titlesOf(document: ArchitectureDocument): (id: string) => Said {
  const titles = new Map<string, Said>()
  const groups = document.elements.flatMap((e) => ('shards' in e ? (e.shards?.groups ?? []) : []))
  for (const group of groups) titles.set(group.id, said(group.title ?? group.id))
  for (const item of [...document.places, ...document.elements, ...document.journeys])
    titles.set(item.id, said(item.title))
  return (id) => titles.get(id) ?? { ru: id, en: id }
}
