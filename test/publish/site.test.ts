/** The site: real addresses, links that lead somewhere, weight, no script of a model, the same page in both languages. */
import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { JSDOM } from 'jsdom'
import type { RootContent } from 'mdast'
import { makeOutput } from '../../src/publish/output.ts'
import { planOutput } from '../../src/publish/plan.ts'
import { cutPages } from '../../src/publish/site/sections.ts'
import { plainText } from '../../src/publish/tree/normalise.ts'
import { textOf } from './reading.ts'
import { hostile, sampleDocuments, samplePicture } from './sample.ts'

const made = await makeOutput(await planOutput([sampleDocuments()], { pdf: 'none' }))
const pages = [...made.files.keys()].filter((p) => p.endsWith('.html')).sort()
const documents: Map<string, Document> = new Map(pages.map((p) => [p, new JSDOM(textOf(made, p)).window.document]))

const dom = (path: string): Document => {
  const document = documents.get(path)
  assert.ok(document, path)
  return document
}

/** Every picture of a model, style, script, font and image that a page loads, in one theme. */
function firstLoad(path: string): number {
  const seen = new Set<string>([path])
  const add = (from: string, url: string): void => void seen.add(posix.join(posix.dirname(from), url))
  for (const el of dom(path).querySelectorAll('link[rel=stylesheet], link[rel=icon]'))
    add(path, el.getAttribute('href') ?? '')
  for (const el of dom(path).querySelectorAll('script')) add(path, el.getAttribute('src') ?? '')
  for (const el of dom(path).querySelectorAll('img.dark')) add(path, el.getAttribute('src') ?? '')
  for (const name of made.files.keys()) if (name.endsWith('.woff2')) seen.add(name)
  return [...seen].reduce((sum, name) => sum + (made.files.get(name)?.length ?? Number.NaN), 0)
}

test('everything of the model has its own address in both languages', () => {
  for (const language of ['ru', 'en']) {
    for (const page of [
      'index',
      'solution/index',
      'requirements/DUR04',
      'elements/api',
      'scenarios/zone-loss',
      'decisions/adr-0001',
      'elements/index',
    ]) {
      assert.ok(documents.has(`site/loyalty/${language}/${page}.html`), page)
    }
  }
})

test('every link and every source leads to a file, and every fragment to an id of it', () => {
  let checked = 0
  for (const [path, document] of documents) {
    if (path === 'site/404.html') continue
    for (const el of document.querySelectorAll('[href], [src]')) {
      const url = el.getAttribute('href') ?? el.getAttribute('src') ?? ''
      if (/^(https|mailto):/.test(url)) continue
      assert.ok(!url.startsWith('/') && !/^[a-z]+:/i.test(url), `${path}: ${url}`)
      const [file = '', fragment] = url.split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file))
      assert.ok(made.files.has(target), `${path}: ${url}`)
      if (fragment !== undefined) assert.ok(dom(target).getElementById(decodeURIComponent(fragment)), `${path}: ${url}`)
      checked += 1
    }
  }
  assert.ok(checked > 300)
})

test('every page weighs at most 150 kB with its style, scripts, all fonts and every picture on it', () => {
  for (const page of pages) {
    if (page === 'site/404.html') continue
    const bytes = firstLoad(page)
    assert.ok(bytes > 50_000 && bytes <= 150_000, `${page}: ${bytes}`)
  }
})

test('a deliverable too heavy for one page continues on others, cut at the same places in both languages', async () => {
  const sample = sampleDocuments()
  const heavy = sample.pictures.map((p) =>
    p.key === 'deployment' ? { ...samplePicture(p.key, p.language, 1180, 620, 200), key: p.key } : p,
  )
  const plan = await planOutput([{ ...sample, pictures: heavy }], { pdf: 'none' })
  assert.deepEqual(plan.findings, [])
  const parts = (language: string): string[] =>
    plan.files
      .map((f) => f.path)
      .filter((p) => p.startsWith(`site/loyalty/${language}/solution/`))
      .map((p) => posix.basename(p))
  assert.deepEqual(parts('ru'), ['2.html', '3.html', 'index.html'])
  assert.deepEqual(parts('en'), parts('ru'))
})

test('pages are cut before headings, before smaller ones only when a section alone is too heavy', () => {
  const h = (depth: 2 | 3) => ({ type: 'heading' as const, depth, children: [] })
  const p = { type: 'paragraph' as const, children: [] }
  const anchor = { type: 'anchor' as const, id: 'x' }
  const blocks = [h(2), p, anchor, h(2), p, h(3), p, h(2), p]
  assert.deepEqual(cutPages(blocks, [1, 1, 0, 1, 1, 1, 1, 1, 1], 100), [0])
  assert.deepEqual(cutPages(blocks, [1, 4, 0, 1, 1, 1, 1, 1, 4], 6), [0, 2, 7])
  assert.deepEqual(cutPages(blocks, [1, 1, 0, 1, 4, 1, 4, 1, 1], 6), [0, 2, 5, 7])
  assert.deepEqual(cutPages([p, p, p], [9, 9, 9], 6), [0, 1, 2])
  assert.deepEqual(cutPages([], [], 6), [0])
})

test('a page that begins in the midst of a section says which one', async () => {
  const sample = sampleDocuments()
  const picture = samplePicture('deployment', 'en', 1180, 620, 200)
  const heavy = [1, 2, 3].map((i) => ({ ...picture, key: `heavy-${i}` }))
  const solution = sample.deliverables.find((d) => d.language === 'en' && d.name === 'solution')
  assert.ok(solution)
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Failures' }] },
    { type: 'heading', depth: 2, children: [{ type: 'text', value: 'A zone is lost' }] },
    ...heavy.map(({ key }): RootContent => ({ type: 'figure', picture: key, caption: [], alt: key })),
    { type: 'heading', depth: 2, children: [{ type: 'text', value: 'A host is lost' }] },
  ]
  const one = { ...sample, languages: ['en' as const], items: [], pictures: heavy }
  const deliverables = [{ ...solution, tree: { type: 'root' as const, children } }]
  const output = await makeOutput(await planOutput([{ ...one, deliverables }], { pdf: 'none' }))
  const page = textOf(output, 'site/loyalty/en/solution/2.html')
  assert.match(page, /<h2>A zone is lost \(continued\)<\/h2>/)
  assert.match(page, /<title>A zone is lost \(continued\) — /)
  // The search calls it so too, not by the first heading with its count of pages.
  assert.match(page, /<article [^>]*data-title="A zone is lost \(continued\) — [^"]+"/)
})

test('the overview says what to do, in its language only', async () => {
  const next = [
    { language: 'en' as const, text: 'DUR04: restore with 10 processes, 28 min <= 30 min' },
    { language: 'ru' as const, text: 'DUR04: восстанавливать в 10 процессов, 28 мин ≤ 30 мин' },
  ]
  const output = await makeOutput(await planOutput([{ ...sampleDocuments(), next }], { pdf: 'none' }))
  const page = (language: string): string => textOf(output, `site/loyalty/${language}/index.html`)
  assert.match(
    page('ru'),
    /Что делать<\/h2><ul><li>DUR04: восстанавливать в 10 процессов, 28\u00a0мин ≤\u00a030\u00a0мин<\/li><\/ul>/,
  )
  assert.match(page('en'), /What to do<\/h2><ul><li>DUR04: restore with 10 processes/)
})

test('the overview opens with the verdict board: sign, word, link, cause', () => {
  const document = dom('site/loyalty/ru/index.html')
  const rows = [...document.querySelectorAll('article tbody tr')]
  assert.equal(rows.length, 4)
  assert.match(rows[0]?.textContent ?? '', /^✕ не выполненоDUR04Восстановление за 30 минутКопирование 400\u00a0ГБ/)
  assert.equal(rows[0]?.querySelector('a')?.getAttribute('href'), 'requirements/DUR04.html')
  assert.equal(document.querySelector('article h2')?.textContent, 'Вердикты')
})

test('figures are numbered on every page that shows them', () => {
  assert.equal(
    dom('site/loyalty/ru/scenarios/zone-loss.html').querySelector('figcaption b')?.textContent,
    'Рис.\u00a01.',
  )
  const numbers = [...dom('site/loyalty/en/requirements/index.html').querySelectorAll('.picture figcaption b')].map(
    (b) => b.textContent,
  )
  assert.deepEqual(
    numbers,
    [1, 2, 3, 4].map((n) => `Figure\u00a0${n}.`),
  )
})

test('the language switch leads to the same page', () => {
  for (const [path, document] of documents) {
    if (!path.startsWith('site/loyalty/')) continue
    const other = path.includes('/ru/') ? 'en' : 'ru'
    const link = document.querySelector('a.language')
    assert.equal(
      posix.join(posix.dirname(path), link?.getAttribute('href') ?? ''),
      path.replace(/\/(ru|en)\//, `/${other}/`),
    )
    assert.equal(link?.getAttribute('lang'), other)
    assert.equal(document.documentElement.lang, path.includes('/ru/') ? 'ru' : 'en')
  }
})

test('hostile text is shown and does nothing', () => {
  for (const [path, document] of documents) {
    for (const script of document.querySelectorAll('script')) {
      assert.match(script.getAttribute('src') ?? '', /assets\/(theme|search)\.js$/, path)
      assert.equal(script.textContent, '')
    }
    for (const el of document.querySelectorAll('*')) {
      for (const { name, value } of el.attributes) {
        assert.ok(!name.startsWith('on') && name !== 'style', `${path}: ${name}`)
        if (name === 'href' || name === 'src') assert.doesNotMatch(value, /^\s*(javascript|data|vbscript):/i)
      }
    }
    assert.match(
      document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content') ?? '',
      /^default-src 'none'/,
    )
    assert.equal(document.querySelectorAll('iframe, object, embed, base').length, 0)
  }
  const page = dom('site/loyalty/en/elements/hostile.html')
  assert.equal(page.querySelector('article h1')?.textContent, plainText(hostile))
  assert.equal(page.querySelector('article pre code')?.textContent?.startsWith('<script>alert(1)</script>'), true)
  const remote = [...documents.values()]
    .flatMap((d) => [...d.querySelectorAll('img')])
    .filter((i) => /^https?:/.test(i.src))
  assert.deepEqual(remote, [])
})

test('pages have one first heading, a skip link, a language, pictures with text, tables with column heads', () => {
  for (const [path, document] of documents) {
    if (path === 'site/404.html') continue
    assert.equal(document.querySelectorAll('h1').length, 1, path)
    assert.equal(document.querySelector('a.skip')?.getAttribute('href'), '#page.main')
    assert.ok(document.getElementById('page.main'))
    const ids = [...document.querySelectorAll('[id]')].map((e) => e.id)
    assert.equal(new Set(ids).size, ids.length, `${path}: ids repeat`)
    for (const image of document.querySelectorAll('img'))
      assert.ok((image.getAttribute('alt') ?? '') !== '' && image.hasAttribute('width'), path)
    for (const table of document.querySelectorAll('table')) assert.ok(table.querySelector('thead th[scope=col]'), path)
  }
})

test('navigation names every document once and unfolds only the current one', () => {
  const links = [...dom('site/loyalty/ru/requirements/index.html').querySelectorAll('nav.side > ul > li')]
  assert.equal(links.filter((li) => li.querySelector('ul')).length, 1)
  assert.equal(links.find((li) => li.querySelector('ul'))?.querySelector('a')?.textContent, 'Отчёт о требованиях')
})

test('search indexes both languages and ships only what it needs', () => {
  const files = [...made.files.keys()]
    .filter((p) => p.startsWith('site/pagefind/'))
    .map((p) => p.slice('site/pagefind/'.length))
  const entry = JSON.parse(textOf(made, 'site/pagefind/pagefind-entry.json')) as {
    languages: Record<string, { page_count: number }>
  }
  assert.deepEqual(Object.fromEntries(Object.entries(entry.languages).map(([l, e]) => [l, e.page_count])), {
    ru: 12,
    en: 12,
  })
  assert.ok(files.includes('pagefind.js') && !files.some((f) => /ui/.test(f)))
})

test('the search knows the system of a page', () => {
  const article = (path: string): DOMStringMap | undefined => dom(path).querySelector('article')?.dataset
  const first = article('site/loyalty/ru/requirements/index.html')
  assert.deepEqual(
    [first?.system, first?.title, first?.pagefindFilter],
    ['Система лояльности', undefined, 'system[data-system]'],
  )
  // Words of neighbouring cells are words of their own.
  const head = dom('site/loyalty/ru/requirements/index.html').querySelector('thead tr')
  assert.equal((head?.textContent ?? '').split('\n').length, (head?.children.length ?? 0) + 1)
})
