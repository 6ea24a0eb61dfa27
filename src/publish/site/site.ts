/**
 * The static site as planned files: pages of every system and language, pictures in both themes, assets, search index.
 * All links are relative, so the site works from any folder of any file server.
 */
import { createHash } from 'node:crypto'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Picture, SystemDocuments } from '../../document/tree.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Language } from '../../language/text.ts'
import { publishFinding } from '../codes.ts'
import type { PlannedFile } from '../output.ts'
import { relativeUrl } from '../paths.ts'
import { plainText } from '../tree/normalise.ts'
import { languageNames, words } from '../words.ts'
import { homePath, picturePath } from './addresses.ts'
import { siteAssets } from './assets.ts'
import { verdictSummary } from './board.ts'
import { systemPages } from './pages.ts'
import { pageLimit, picturesIn, prepareSystem } from './prepare.ts'
import { searchIndex } from './search.ts'
import { renderPage, type SitePage } from './shell.ts'

export interface SiteOptions {
  languages: readonly Language[]
  /** Finished picture files by `system/language/key` and theme; a missing one has failed and is already reported. */
  pictureFile: (system: string, picture: Picture, theme: 'light' | 'dark') => string | undefined
  /** Maker of the PDF of a system and language, when there is one. */
  pdf?: (documents: SystemDocuments, language: Language) => Promise<Uint8Array>
}

/** Files of the site; paths start with `site/`. */
export async function planSite(
  systems: readonly SystemDocuments[],
  options: SiteOptions,
): Promise<{ files: PlannedFile[]; findings: Finding[] }> {
  const assets = await siteAssets(charactersOf(systems))
  const weight = (system: string) => (p: Picture) =>
    Math.max(
      ...(['light', 'dark'] as const).map((theme) => Buffer.byteLength(options.pictureFile(system, p, theme) ?? '')),
    )
  const findings: Finding[] = []
  const pages: SitePage[] = [frontPage(systems, options.languages)]
  const weights = new Map<string, number>()
  const files: PlannedFile[] = []

  for (const documents of systems) {
    const languages = documents.languages.filter((l) => options.languages.includes(l))
    const sites = prepareSystem(documents, languages, assets.shared, weight(documents.system))
    for (const site of sites) {
      const pdf = options.pdf === undefined ? undefined : `${documents.system}/${site.language}/${documents.system}.pdf`
      const own = systemPages({ documents, site, ...(pdf === undefined ? {} : { pdf }) })
      pages.push(...own)
      if (pdf !== undefined && options.pdf) {
        const make = options.pdf
        files.push({ path: `site/${pdf}`, make: () => make(documents, site.language) })
      }
      for (const page of own) weights.set(page.path, 0)
      for (const picture of site.pictures.values()) {
        for (const theme of ['light', 'dark'] as const) {
          const content = options.pictureFile(documents.system, picture, theme)
          if (content === undefined) continue
          files.push({
            path: `site/${picturePath(documents.system, site.language, picture.key, theme)}`,
            make: () => content,
          })
        }
      }
    }
  }
  const html = renderAll(pages)
  findings.push(...heavyPages(html, assets.shared, systems, options))
  for (const [path, text] of html) files.push({ path: `site/${path}`, make: () => text })
  files.push({ path: 'site/404.html', make: notFoundPage })
  for (const [path, bytes] of assets.files) files.push({ path: `site/${path}`, make: () => bytes })
  const indexed = new Map(pages.filter((p) => p.indexed).map((p) => [p.path, html.get(p.path) ?? '']))
  files.push({ path: 'site/pagefind/', makeFolder: () => searchIndex(indexed) })
  return { files, findings }
}

/** HTML of every page, with the links to its twins in other languages (or to that language's overview). */
function renderAll(pages: readonly SitePage[]): Map<string, string> {
  const paths = new Set(pages.map((p) => p.path))
  const languages: Language[] = ['ru', 'en']
  const html = new Map<string, string>()
  for (const page of pages) {
    const [system = '', own = '', ...rest] = page.path.split('/')
    const translations = languages
      .filter((l) => page.home !== undefined && l !== own && paths.has(homePath(system, l)))
      .map((language) => {
        const twin = [system, language, ...rest].join('/')
        return { language, path: paths.has(twin) ? twin : homePath(system, language) }
      })
    html.set(page.path, renderPage({ ...page, translations }))
  }
  return html
}

/** Bytes of a page on first load: its HTML, everything shared, and each picture once in its heavier theme. */
export function pageWeight(html: string, shared: number, pictureBytes: (source: string) => number): number {
  const light = [...html.matchAll(/<img class="light" src="([^"]+)"/g)].map((m) => m[1] ?? '')
  return Buffer.byteLength(html) + shared + [...new Set(light)].reduce((sum, source) => sum + pictureBytes(source), 0)
}

function heavyPages(
  html: ReadonlyMap<string, string>,
  shared: number,
  systems: readonly SystemDocuments[],
  options: SiteOptions,
): Finding[] {
  const findings: Finding[] = []
  for (const [path, text] of html) {
    const [system, language] = path.split('/')
    const pictures = systems.find((s) => s.system === system)?.pictures.filter((p) => p.language === language) ?? []
    const bytes = pageWeight(text, shared, (source) => {
      const key = (source.split('/').at(-1) ?? '').replace(/\.svg$/, '')
      const picture = pictures.find((p) => p.key === key)
      return picture
        ? Math.max(
            ...(['light', 'dark'] as const).map((t) =>
              Buffer.byteLength(options.pictureFile(system ?? '', picture, t) ?? ''),
            ),
          )
        : 0
    })
    if (bytes > pageLimit) {
      findings.push(publishFinding('page-heavy', { name: `site/${path}`, bytes, limit: pageLimit }))
    }
  }
  return findings
}

/** Choice of system and language. */
function frontPage(systems: readonly SystemDocuments[], languages: readonly Language[]): SitePage {
  const path = 'index.html'
  const language = systems[0]?.languages.find((l) => languages.includes(l)) ?? languages[0] ?? 'en'
  const cards = systems.map((s) => {
    const own = s.languages.filter((l) => languages.includes(l))
    const links = own.flatMap((l, i) => [
      ...(i === 0 ? [] : [' · ']),
      h('a', { href: relativeUrl(path, homePath(s.system, l)), lang: l, hrefLang: l }, languageNames[l]),
    ])
    const titles = [...new Set(own.map((l) => plainText(s.titles[l])))].join(' / ')
    return h('li', [h('strong', titles), h('p', links), ...(s.board.length > 0 ? [verdictSummary(s, language)] : [])])
  })
  const title = words.docSet[language]
  const body = [h('h1', title), h('ul', { className: ['cards'] }, cards)]
  return { path, language, title, translations: [], crumbs: [], nav: [], toc: [], body, indexed: false }
}

/**
 * Served at any address, so it may use nothing from a relative path: its few rules are inline, allowed by their hash.
 */
function notFoundPage(): string {
  const css =
    ':root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}body{max-width:60ch;margin:15vh auto;padding:0 16px}'
  const hash = createHash('sha256').update(css).digest('base64')
  const say = (language: Language) =>
    h('div', { lang: language }, [h('h1', words.notFound[language]), h('p', words.notFoundHint[language])])
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', {
      httpEquiv: 'Content-Security-Policy',
      content: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`,
    }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', `404 — ${words.notFound.ru} / ${words.notFound.en}`),
    h('style', css),
  ])
  const html = h('html', { lang: 'ru' }, [
    head,
    h('body', [h('main', [say('ru'), say('en'), h('p', [h('a', { href: 'index.html' }, 'index.html')])])]),
  ])
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`
}

function charactersOf(systems: readonly SystemDocuments[]): Set<string> {
  const seen = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') for (const ch of value) seen.add(ch)
    else if (Array.isArray(value)) for (const item of value) collect(item)
    else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) collect(item)
  }
  for (const s of systems) collect([s.titles, s.deliverables, s.items, s.board])
  return seen
}

export { picturesIn }
