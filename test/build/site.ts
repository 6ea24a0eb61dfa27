/** A built site read back from disk, page by page. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { JSDOM } from 'jsdom'
import { filesUnder } from '../cli/run.ts'

export interface Page {
  path: string
  document: Document
}

/** The pages of a site one after the other: a parsed page is large, all of them at once are too much. */
export function* pages(site: string): Generator<Page> {
  for (const path of filesUnder(site).filter((f) => f.endsWith('.html'))) {
    const { window } = new JSDOM(readFileSync(join(site, path), 'utf8'))
    yield { path, document: window.document }
    window.close()
  }
}

/** Addresses of a page that stay inside the site, as paths from its root, with their fragment. */
export function insideLinks({ path, document }: Page): { file: string; fragment: string | undefined; url: string }[] {
  return [...document.querySelectorAll('[href], [src], [srcset]')].flatMap((element) => {
    const url = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('srcset') ?? ''
    if (/^(https:|mailto:)/.test(url)) return []
    const [file = '', fragment] = url.split('#')
    const target = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file))
    return [{ file: target, fragment: fragment === undefined ? undefined : decodeURIComponent(fragment), url }]
  })
}

/**
 * Bytes of the first load in the light theme: the page, its style sheets, scripts and icon, every font of the site and
 * every picture that is shown. (Pictures of the other theme are lazy and not displayed: browsers do not fetch them.)
 */
export function firstLoad(site: string, page: Page): number {
  const { path, document } = page
  const shown = 'link[rel=stylesheet], link[rel=icon], script[src], img:not(.dark)'
  const loaded = new Set([path])
  for (const element of document.querySelectorAll(shown)) {
    const url = element.getAttribute('href') ?? element.getAttribute('src') ?? ''
    loaded.add(posix.join(posix.dirname(path), decodeURIComponent(url)))
  }
  for (const name of readdirSync(join(site, 'assets'))) if (name.endsWith('.woff2')) loaded.add(`assets/${name}`)
  return [...loaded].reduce((sum, name) => sum + statSync(join(site, name)).size, 0)
}
