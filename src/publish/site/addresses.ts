/**
 * Addresses of the site: which page each thing of the model and each anchor of a deliverable has. Pages of the two
 * languages mirror one another, so the language switch is a change of one folder name.
 */
import type { DeliverableName, ItemPage, ReferenceNode } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { isSafePath, kindFolders, relativeUrl } from '../paths.ts'
import { anchorOf, type TreeIndex } from '../tree/index-tree.ts'

/** All addresses of one system in one language; paths are relative to the site's root. */
export interface Addresses {
  system: string
  language: Language
  /** Page of an item by `kind/id`. */
  items: ReadonlyMap<string, string>
  index: TreeIndex
  /** First block of each part of a deliverable; the first part starts at 0. */
  parts: ReadonlyMap<DeliverableName, readonly number[]>
}

export function homePath(system: string, language: Language): string {
  return `${system}/${language}/index.html`
}

/** Page of one part of a deliverable; the first part is the folder's index. Ids never start with a digit, so no clash. */
export function partPath(system: string, language: Language, name: DeliverableName, part: number): string {
  return `${system}/${language}/${name}/${part === 0 ? 'index' : part + 1}.html`
}

export function listPath(system: string, language: Language, kind: ReferenceNode['kind']): string {
  return `${system}/${language}/${kindFolders[kind]}/index.html`
}

export function itemPath(item: Pick<ItemPage, 'system' | 'language' | 'kind' | 'id'>): string {
  // Decision ids may be plain numbers; a letter keeps them apart from the parts of a deliverable.
  const name = /^\d/.test(item.id) ? `adr-${item.id}` : item.id
  return `${item.system}/${item.language}/${kindFolders[item.kind]}/${name}.html`
}

/** Further pages of an item that is too heavy for one; `~` stands in no id. */
export function itemPartPath(path: string, part: number): string {
  return part === 0 ? path : path.replace(/\.html$/, `~${part + 1}.html`)
}

export function picturePath(system: string, language: Language, key: string, theme: 'light' | 'dark'): string {
  return `${system}/${language}/img/${key}${theme === 'dark' ? '.dark' : ''}.svg`
}

/** Items with a usable address. */
export function itemAddresses(items: readonly ItemPage[]): Map<string, string> {
  return new Map(
    items.map((i): [string, string] => [`${i.kind}/${i.id}`, itemPath(i)]).filter(([, path]) => isSafePath(path)),
  )
}

/** URL of an anchor of a deliverable, seen from page `from`. */
export function anchorUrl(id: string, from: string, a: Addresses): string | undefined {
  const place = a.index.anchors.get(id)
  if (!place) return undefined
  const starts = a.parts.get(place.deliverable) ?? [0]
  const part = Math.max(
    0,
    starts.findLastIndex((start) => start <= place.block),
  )
  return relativeUrl(from, partPath(a.system, a.language, place.deliverable, part), id)
}

/** URL of what a reference names: its own page first, else its place in a deliverable. */
export function referenceUrl(node: Pick<ReferenceNode, 'kind' | 'to'>, from: string, a: Addresses): string | undefined {
  const page = a.items.get(`${node.kind}/${node.to}`)
  if (page !== undefined) return page === from ? undefined : relativeUrl(from, page)
  const id = anchorOf(node, a.index.anchors)
  return id === undefined ? undefined : anchorUrl(id, from, a)
}
