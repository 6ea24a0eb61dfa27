/** Pages of one system in one language: overview with the verdict board, deliverables in parts, lists and items. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { DeliverableTree, ItemPage, ReferenceNode, SystemDocuments } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { kindFolders, relativeUrl } from '../paths.ts'
import { plainText } from '../tree/normalise.ts'
import { joined } from '../tree/spacing.ts'
import { deliverablePurpose, kindWords, words } from '../words.ts'
import { homePath, itemPartPath, listPath, partPath } from './addresses.ts'
import { verdictBoard, verdictSummary } from './board.ts'
import { blocksToHast } from './hast.ts'
import { type LanguageSite, nameHeadings } from './prepare.ts'
import type { Link, SitePage } from './shell.ts'

const kinds = Object.keys(kindFolders) as ReferenceNode['kind'][]
/** More siblings than this are not repeated beside every page. */
const siblingLimit = 40

export interface SystemView {
  documents: SystemDocuments
  site: LanguageSite
  /** Path of the system's PDF in the site, if there is one. */
  pdf?: string
}

/** All pages; `translations` are filled in by the caller, who knows the other languages. */
export function systemPages(view: SystemView): SitePage[] {
  const { site } = view
  return [
    homePage(view),
    ...site.deliverables.flatMap((d) => deliverablePages(view, d)),
    ...kinds.flatMap((kind) => listPage(view, kind)),
    ...site.items.filter((i) => site.addresses.items.has(`${i.kind}/${i.id}`)).flatMap((item) => itemPages(view, item)),
  ]
}

function base(view: SystemView, path: string, title: string): Omit<SitePage, 'body' | 'nav' | 'crumbs'> {
  return { path, language: view.site.language, title, home: home(view), translations: [], toc: [], indexed: true }
}

function home({ documents, site }: SystemView): Link {
  return { title: documents.titles[site.language], path: homePath(documents.system, site.language) }
}

/** Documents and lists; only the current one is unfolded. */
function navigation(view: SystemView, current: string, inside: Link[] = []): Link[] {
  const { documents, site } = view
  const links: Link[] = [{ title: words.overview[site.language], path: homePath(documents.system, site.language) }]
  for (const d of site.deliverables)
    links.push({ title: d.title, path: partPath(documents.system, site.language, d.name, 0) })
  for (const kind of listedKinds(view))
    links.push({ title: kindWords[kind][site.language], path: listPath(documents.system, site.language, kind) })
  return links.map((l) => (l.path === current ? { ...l, current: true, children: inside } : l))
}

/** Kinds that have items and no deliverable at the address of their list. */
function listedKinds({ site }: SystemView): ReferenceNode['kind'][] {
  return kinds.filter(
    (kind) => site.items.some((i) => i.kind === kind) && !site.deliverables.some((d) => d.name === kindFolders[kind]),
  )
}

function whatToDo({ next = [] }: SystemDocuments, language: Language): ElementContent[] {
  const lines = next.filter((line) => line.language === language)
  if (lines.length === 0) return []
  return [
    h('h2', { id: 'next' }, words.whatToDo[language]),
    h(
      'ul',
      lines.map((line) => h('li', joined(plainText(line.text)))),
    ),
  ]
}

function homePage(view: SystemView): SitePage {
  const { documents, site } = view
  const { language } = site
  const path = homePath(documents.system, language)
  const about = [
    documents.version === '' ? '' : `${words.version[language]} ${documents.version}`,
    documents.date,
  ].filter((s) => s !== '')
  const pdf =
    view.pdf === undefined
      ? []
      : [h('li', [h('a', { href: relativeUrl(path, view.pdf) }, words.pdf[language]), h('p', words.docSet[language])])]
  const body: ElementContent[] = [
    h('h1', plainText(documents.titles[language])),
    ...(about.length > 0 ? [h('p', plainText(about.join(' · ')))] : []),
    ...(documents.board.length > 0
      ? [
          h('h2', { id: 'board' }, words.board[language]),
          verdictSummary(documents, language),
          verdictBoard(documents, path, site.addresses),
          ...whatToDo(documents, language),
        ]
      : []),
    h('h2', { id: 'documents' }, words.documents[language]),
    h('ul', { className: ['cards'] }, [
      ...site.deliverables.map((d) =>
        card(path, partPath(documents.system, language, d.name, 0), d.title, deliverablePurpose[d.name][language]),
      ),
      ...pdf,
    ]),
    ...(listedKinds(view).length > 0
      ? [
          h('h2', { id: 'things' }, words.things[language]),
          h(
            'ul',
            listedKinds(view).map((kind) =>
              h('li', [
                h(
                  'a',
                  { href: relativeUrl(path, listPath(documents.system, language, kind)) },
                  kindWords[kind][language],
                ),
                ` — ${site.items.filter((i) => i.kind === kind).length}`,
              ]),
            ),
          ),
        ]
      : []),
  ]
  return { ...base(view, path, documents.titles[language]), crumbs: [], nav: navigation(view, path), body }
}

function card(from: string, to: string, title: string, purpose: string): Element {
  return h('li', [h('a', { href: relativeUrl(from, to) }, plainText(title)), h('p', purpose)])
}

function deliverablePages(view: SystemView, d: DeliverableTree): SitePage[] {
  const { documents, site } = view
  const path = (part: number): string => partPath(documents.system, site.language, d.name, part)
  const parts = partsOf(d.tree.children, site.addresses.parts.get(d.name))
  const sections = parts.flatMap((part, i) =>
    headingsOf(part, 2).map((s): Link => ({ title: s.title, path: path(i), fragment: s.id })),
  )
  return partPages(view, parts, path, d.title, [home(view)], navigation(view, path(0), sections))
}

/** Blocks of each page, with ids on their headings. */
function partsOf(blocks: readonly RootContent[], starts: readonly number[] = [0]): RootContent[][] {
  return starts.map((start, part) => nameHeadings(blocks.slice(start, starts[part + 1] ?? blocks.length), start))
}

/** The pages of one tree; every page after the first repeats the title and says which part it is. */
function partPages(
  view: SystemView,
  parts: readonly RootContent[][],
  path: (part: number) => string,
  title: string,
  crumbs: Link[],
  nav: Link[],
): SitePage[] {
  const { site } = view
  const continued = parts.map((_, i) => continuedSection(parts, i))
  const more = words.continued[site.language]
  const titles = parts.map((part, i) => {
    if (i === 0) return title
    const before = continued[i]
    return before === undefined ? (headingsOf(part, 3)[0]?.title ?? `${title} (${i + 1})`) : `${before} (${more})`
  })
  const count = (i: number): ElementContent =>
    h('span', { className: ['part'], dataPagefindIgnore: true }, `${i + 1} / ${parts.length}`)
  return parts.map((part, i): SitePage => {
    const context = { addresses: site.addresses, pictures: site.pictures, page: path(i) }
    return {
      ...base(view, path(i), i === 0 ? title : `${titles[i]} — ${title}`),
      ...(i === 0 ? {} : { found: `${titles[i]} — ${title}` }),
      crumbs: [...crumbs, ...(i === 0 ? [] : [{ title, path: path(0) }])],
      nav,
      toc: headingsOf(part, 3),
      ...(i > 0 ? { previous: { title: titles[i - 1] ?? '', path: path(i - 1) } } : {}),
      ...(i < parts.length - 1 ? { next: { title: titles[i + 1] ?? '', path: path(i + 1) } } : {}),
      body: [
        ...(i === 0 ? [] : [h('h1', [count(i), plainText(title)])]),
        ...(continued[i] === undefined ? [] : [h('h2', plainText(titles[i] ?? ''))]),
        ...blocksToHast(part, context),
      ],
    }
  })
}

/** The section in whose midst a page begins. */
function continuedSection(parts: readonly RootContent[][], part: number): string | undefined {
  const first = parts[part]?.find((block) => block.type !== 'anchor')
  if (part === 0 || first?.type === 'heading') return undefined
  return headingsOf(parts.slice(0, part).flat(), 2).at(-1)?.title
}

function listPage(view: SystemView, kind: ReferenceNode['kind']): SitePage[] {
  if (!listedKinds(view).includes(kind)) return []
  const { documents, site } = view
  const path = listPath(documents.system, site.language, kind)
  const title = kindWords[kind][site.language]
  const items = site.items
    .filter((i) => i.kind === kind)
    .flatMap((i) => {
      const to = site.addresses.items.get(`${i.kind}/${i.id}`)
      return to === undefined
        ? []
        : [h('li', [h('a', { href: relativeUrl(path, to) }, plainText(i.title)), ' ', h('code', plainText(i.id))])]
    })
  const body = [h('h1', title), h('ul', items)]
  return [{ ...base(view, path, title), crumbs: [home(view)], nav: navigation(view, path), body }]
}

function itemPages(view: SystemView, item: ItemPage): SitePage[] {
  const { documents, site } = view
  const pathOf = (i: ItemPage): string => site.addresses.items.get(`${i.kind}/${i.id}`) ?? ''
  const list = listPath(documents.system, site.language, item.kind)
  const siblings = site.items.filter((i) => i.kind === item.kind && pathOf(i) !== '')
  const inside =
    siblings.length > siblingLimit
      ? []
      : siblings.map((i): Link => ({ title: i.title, path: pathOf(i), current: i.id === item.id }))
  const nav = navigation(view, list, inside).map((l) => (l.path === list ? { ...l, current: false } : l))
  const crumbs = [home(view), { title: kindWords[item.kind][site.language], path: list }]
  const parts = partsOf(item.tree.children, site.itemParts.get(`${item.kind}/${item.id}`))
  return partPages(view, parts, (part) => itemPartPath(pathOf(item), part), item.title, crumbs, nav)
}

function headingsOf(blocks: readonly RootContent[], deepest: number): SitePage['toc'] {
  return blocks.flatMap((b) => {
    if (b.type !== 'heading' || b.depth < 2 || b.depth > deepest) return []
    const id = (b.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id
    return id === undefined ? [] : [{ id, title: textOf(b), depth: b.depth }]
  })
}
