/**
 * The shell around every page: head with a content security policy, top bar, navigation of the current section only,
 * breadcrumbs, contents of the page. Works without JavaScript; scripts only add the theme switch and the search.
 */
import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Language } from '../../language/text.ts'
import { relativeUrl } from '../paths.ts'
import { plainText } from '../tree/normalise.ts'
import { words } from '../words.ts'

export interface Link {
  title: string
  /** Path relative to the site's root. */
  path: string
  fragment?: string
  current?: boolean
  children?: Link[]
}

export interface SitePage {
  path: string
  language: Language
  title: string
  /** How a result of the search is called, when that is not the first heading. */
  found?: string
  /** Name of the system, with its home page. */
  home?: Link
  /** Links to the same page in other languages. */
  translations: { language: Language; path: string }[]
  crumbs: Link[]
  nav: Link[]
  toc: { id: string; title: string; depth: number }[]
  previous?: Link
  next?: Link
  body: ElementContent[]
  /** Whether the page is found by the search. */
  indexed: boolean
}

/** Nothing from outside, nothing inline; the search engine is WebAssembly from our own folder. */
const policy =
  "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"

/** The page as HTML text. Ids of the shell hold a dot, which no id from a model can. */
export function renderPage(page: SitePage): string {
  const say = (key: keyof typeof words): string => words[key][page.language]
  const url = (path: string, fragment?: string): string => relativeUrl(page.path, path, fragment)
  const anchor = (link: Link): ElementContent =>
    h(
      'a',
      { href: url(link.path, link.fragment), ...(link.current ? { ariaCurrent: 'page' } : {}) },
      plainText(link.title),
    )
  const list = (links: readonly Link[]): ElementContent =>
    h(
      'ul',
      links.map((l) => h('li', [anchor(l), ...(l.children && l.children.length > 0 ? [list(l.children)] : [])])),
    )

  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'generator', content: 'Loadpath' }),
    h('title', plainText(page.title)),
    h('link', { rel: ['icon'], type: 'image/svg+xml', href: url('assets/mark.svg') }),
    h('link', { rel: ['stylesheet'], href: url('assets/styles.css') }),
    ...page.translations.map((t) => h('link', { rel: ['alternate'], hrefLang: t.language, href: url(t.path) })),
    h('script', { src: url('assets/theme.js') }),
    h('script', { type: 'module', src: url('assets/search.js') }),
  ])

  const switches = page.translations.map((t) =>
    h(
      'a',
      { className: ['language'], href: url(t.path), lang: t.language, hrefLang: t.language },
      words.otherLanguage[page.language],
    ),
  )
  const top = h('header', { className: ['top'] }, [
    h('a', { className: ['brand'], href: url('index.html'), ariaLabel: say('systems') }, [
      h('span', { className: ['mark'], ariaHidden: 'true' }),
    ]),
    ...(page.home ? [h('a', { className: ['system'], href: url(page.home.path) }, plainText(page.home.title))] : []),
    h(
      'form',
      {
        className: ['search'],
        role: 'search',
        hidden: true,
        ...(page.home ? { dataSystem: plainText(page.home.title) } : {}),
        dataEmpty: say('nothingFound'),
        dataFound: say('found'),
        dataBroken: say('searchBroken'),
      },
      [
        h('input', { type: 'search', placeholder: say('search'), ariaLabel: say('searchHint'), autoComplete: 'off' }),
        h('div', { className: ['results'], ariaLive: 'polite', hidden: true }),
      ],
    ),
    h('div', { className: ['tools'] }, [
      ...(page.nav.length > 0 ? [h('a', { className: ['menu'], href: '#page.nav' }, say('menu'))] : []),
      ...switches,
      h(
        'button',
        {
          className: ['theme'],
          type: 'button',
          hidden: true,
          dataLight: say('themeLight'),
          dataDark: say('themeDark'),
        },
        say('theme'),
      ),
    ]),
  ])

  const crumbs =
    page.crumbs.length === 0
      ? []
      : [
          h('nav', { className: ['crumbs'], ariaLabel: say('breadcrumbs') }, [
            h(
              'ol',
              page.crumbs.map((c) => h('li', [anchor(c)])),
            ),
          ]),
        ]
  const toc =
    page.toc.length < 3
      ? []
      : [
          h('nav', { className: ['toc'], dataPagefindIgnore: true, ariaLabel: say('onThisPage') }, [
            h('p', say('onThisPage')),
            h(
              'ul',
              page.toc.map((t) =>
                h('li', { className: [`depth-${t.depth}`] }, [
                  h('a', { href: `#${encodeURIComponent(t.id)}` }, t.title),
                ]),
              ),
            ),
          ]),
        ]
  const around = (link: Link | undefined, side: 'previous' | 'next'): ElementContent[] =>
    link
      ? [
          h('a', { className: [side], rel: [side === 'previous' ? 'prev' : 'next'], href: url(link.path) }, [
            h('span', say(side)),
            plainText(link.title),
          ]),
        ]
      : []
  const pager =
    page.previous || page.next
      ? [
          h('nav', { className: ['pager'], ariaLabel: say('menu') }, [
            ...around(page.previous, 'previous'),
            ...around(page.next, 'next'),
          ]),
        ]
      : []

  const body = h('body', [
    h('a', { className: ['skip'], href: '#page.main' }, say('skip')),
    top,
    h('div', { className: ['layout', ...(page.nav.length > 0 ? [] : ['plain'])] }, [
      h('main', { id: 'page.main', tabIndex: -1 }, [
        ...crumbs,
        h('article', searched(page), [...page.body.slice(0, 1), ...toc, ...page.body.slice(1)]),
        ...pager,
      ]),
      ...(page.nav.length > 0
        ? [h('nav', { id: 'page.nav', className: ['side'], ariaLabel: say('menu') }, [list(page.nav)])]
        : []),
    ]),
    h('footer', { className: ['bottom'] }, [h('p', say('builtFrom'))]),
  ])
  dropRepeatedIds(body, new Set())
  const tree: Root = { type: 'root', children: [{ type: 'doctype' }, h('html', { lang: page.language }, [head, body])] }
  return `${toHtml(tree)}\n`
}

/** What the search engine takes from the page: its body, how to call it, and the system it belongs to. */
function searched(page: SitePage): Record<string, string | boolean> {
  if (!page.indexed) return {}
  return {
    dataPagefindBody: true,
    ...(page.found === undefined ? {} : { dataPagefindMeta: 'title[data-title]', dataTitle: plainText(page.found) }),
    ...(page.home ? { dataPagefindFilter: 'system[data-system]', dataSystem: plainText(page.home.title) } : {}),
  }
}

/** An id may stand once on a page: the first keeps it (the same picture may be shown twice). */
function dropRepeatedIds(element: Element, seen: Set<string>): void {
  const id = element.properties.id
  if (typeof id === 'string') {
    if (seen.has(id)) delete element.properties.id
    seen.add(id)
  }
  for (const child of element.children) if (child.type === 'element') dropRepeatedIds(child, seen)
}
