/** Titles of everything in a document by id; an unknown id is its own title. */
import type { ArchitectureDocument } from '../language/document.ts'
import { type Said, said } from '../language/text.ts'

export function titlesOf(document: ArchitectureDocument): (id: string) => Said {
  const titles = new Map<string, Said>()
  const groups = document.elements.flatMap((e) => ('shards' in e ? (e.shards?.groups ?? []) : []))
  for (const group of groups) titles.set(group.id, said(group.title ?? group.id))
  for (const item of [...document.places, ...document.elements, ...document.journeys])
    titles.set(item.id, said(item.title))
  return (id) => titles.get(id) ?? { ru: id, en: id }
}
