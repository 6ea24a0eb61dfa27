/**
 * What the pages of one system are made from: cleaned trees, addresses, pictures with their weights, and where each
 * deliverable is cut into pages.
 */

import { toHtml } from 'hast-util-to-html'
import type { RootContent } from 'mdast'
import type { DeliverableTree, ItemPage, Picture, SystemDocuments } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { anchorId } from '../paths.ts'
import { indexTrees, numberTrees } from '../tree/index-tree.ts'
import { normaliseTree } from '../tree/normalise.ts'
import { boundTree } from '../tree/spacing.ts'
import { type Addresses, itemAddresses } from './addresses.ts'
import { blocksToHast } from './hast.ts'
import { cutPages } from './sections.ts'

/** A page on first load, fonts and pictures included, weighs at most this many bytes. */
export const pageLimit = 150_000
/** Room for the shell of a page: head, navigation, breadcrumbs. */
const shellRoom = 9_000

export interface LanguageSite {
  language: Language
  deliverables: DeliverableTree[]
  items: ItemPage[]
  pictures: ReadonlyMap<string, Picture>
  addresses: Addresses
  /** First block of each page of an item, by `kind/id`. */
  itemParts: ReadonlyMap<string, readonly number[]>
}

/** Everything needed to print the pages of one system; `weightOf` gives the bytes of a picture's file. */
export function prepareSystem(
  documents: SystemDocuments,
  languages: readonly Language[],
  shared: number,
  weightOf: (picture: Picture) => number,
): LanguageSite[] {
  const sites = languages.map((language): LanguageSite => {
    const deliverables = documents.deliverables
      .filter((d) => d.language === language)
      .map((d) => ({ ...d, tree: boundTree(normaliseTree(d.tree), language) }))
    const items = documents.items
      .filter((i) => i.language === language)
      .map((i) => ({ ...i, tree: boundTree(normaliseTree(i.tree), language) }))
    const pictures = new Map(documents.pictures.filter((p) => p.language === language).map((p) => [p.key, p]))
    const { anchors } = indexTrees(deliverables)
    const index = { anchors, numbers: numberTrees([...deliverables, ...items].map((d) => d.tree)) }
    const addresses: Addresses = {
      system: documents.system,
      language,
      items: itemAddresses(items),
      index,
      parts: new Map(),
    }
    return { language, deliverables, items, pictures, addresses, itemParts: new Map() }
  })
  const budget = pageLimit - shared - shellRoom
  const weigh = (site: LanguageSite, blocks: readonly RootContent[]): number[] =>
    blocks.map((b) => blockWeight(b, site, weightOf))
  const parts = cutAll(sites, (site) => site.deliverables.map((d) => [d.name, d.tree.children]), weigh, budget)
  const itemParts = cutAll(
    sites,
    (site) => site.items.map((i) => [`${i.kind}/${i.id}`, i.tree.children]),
    weigh,
    budget,
  )
  return sites.map((site, i) => ({
    ...site,
    addresses: { ...site.addresses, parts: parts[i] ?? new Map() },
    itemParts: itemParts[i] ?? new Map(),
  }))
}

/** Where each tree is cut. Twins in two languages are cut at the same blocks when they have as many of them. */
function cutAll<Name extends string>(
  sites: readonly LanguageSite[],
  trees: (site: LanguageSite) => [Name, readonly RootContent[]][],
  weigh: (site: LanguageSite, blocks: readonly RootContent[]) => number[],
  budget: number,
): Map<Name, number[]>[] {
  const weighed = sites.map((site) => new Map(trees(site).map(([name, blocks]) => [name, weigh(site, blocks)])))
  return sites.map((site, s) => {
    const parts = new Map<Name, number[]>()
    for (const [name, blocks] of trees(site)) {
      const own = weighed[s]?.get(name) ?? []
      const twins = weighed.flatMap((w) => (w.get(name)?.length === own.length ? [w.get(name) ?? []] : []))
      const heaviest = own.map((weight, i) => Math.max(weight, ...twins.map((t) => t[i] ?? 0)))
      parts.set(name, cutPages(blocks, heaviest, budget))
    }
    return parts
  })
}

/** Bytes of a block as HTML, with the pictures it shows in the heavier theme. */
function blockWeight(block: RootContent, site: LanguageSite, weightOf: (p: Picture) => number): number {
  const page = `${site.addresses.system}/${site.language}/x/index.html`
  const html = toHtml({
    type: 'root',
    children: blocksToHast([block], { addresses: site.addresses, pictures: site.pictures, page }),
  })
  const pictures = picturesIn([block]).flatMap((key) => site.pictures.get(key) ?? [])
  return Buffer.byteLength(html) + pictures.reduce((sum, p) => sum + weightOf(p), 0)
}

/** Keys of the pictures that blocks show, each once, in order. */
export function picturesIn(blocks: readonly RootContent[]): string[] {
  const keys = new Set<string>()
  const walk = (node: RootContent): void => {
    if (node.type === 'figure') keys.add(node.picture)
    if ('children' in node) for (const child of node.children as RootContent[]) walk(child)
  }
  for (const block of blocks) walk(block)
  return [...keys]
}

/** Moves the id of an anchor to the heading after it; headings without one are numbered by their place. */
export function nameHeadings(blocks: readonly RootContent[], offset: number): RootContent[] {
  const out: RootContent[] = []
  let waiting: string[] = []
  blocks.forEach((block, i) => {
    if (block.type === 'anchor') {
      waiting.push(block.id)
      return
    }
    if (block.type === 'heading') {
      const [id = `s-${offset + i}`, ...others] = waiting
      for (const other of others) out.push({ type: 'anchor', id: other })
      out.push({ ...block, data: { ...block.data, hProperties: { id: anchorId(id) } } as never })
    } else {
      for (const id of waiting) out.push({ type: 'anchor', id })
      out.push(block)
    }
    waiting = []
  })
  for (const id of waiting) out.push({ type: 'anchor', id })
  return out
}
