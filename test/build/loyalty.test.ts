/**
 * The worked system built twice, as two people would: in two folders, one of them with CRLF files, under another time
 * zone, locale and working folder. The outputs are the same bytes; one of them is then read as a site and as books.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { assertNoStack, filesUnder, folder, loadpath, loyaltyCopy, type Run, root } from '../cli/run.ts'
import { fontNames, openPdf, pageTexts } from './pdf.ts'
import { firstLoad, insideLinks, pages } from './site.ts'

const languages = ['ru', 'en'] as const
const [first, elsewhere] = [loyaltyCopy({ after }), folder({ after })]
const second = join(elsewhere, 'копия с пробелом')
const [dist, other] = [join(first, 'dist'), join(elsewhere, 'deep', 'output')]
const site = join(dist, 'site')
let runs: Run[] = []
let model: ArchitectureDocument
const books = new Map<string, { document: PDFDocumentProxy; texts: string[] }>()

before(async () => {
  mkdirSync(second)
  for (const part of ['model', 'adrs'])
    cpSync(join(root, part, 'loyalty'), join(second, part, 'loyalty'), { recursive: true })
  let marked = 0
  for (const file of filesUnder(second)) {
    const text = readFileSync(join(second, file), 'utf8')
    assert.ok(!text.includes('\r'), file)
    const mark = file.endsWith('.md') && marked++ === 0 ? '\uFEFF' : ''
    writeFileSync(join(second, file), mark + text.replaceAll('\n', '\r\n'))
  }
  assert.ok(marked > 4)
  runs = await Promise.all([
    loadpath(['build'], first, { TZ: 'UTC' }),
    loadpath(['build', second, '--out', 'deep/output', '--ui', 'en'], elsewhere, {
      TZ: 'Asia/Kamchatka',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'ru_RU.UTF-8',
    }),
  ])
  model = JSON.parse(readFileSync(join(dist, 'loyalty', 'model.json'), 'utf8')) as ArchitectureDocument
  for (const language of languages) {
    const document = await openPdf(readFileSync(join(dist, 'loyalty', language, 'loyalty.pdf')))
    books.set(language, { document, texts: await pageTexts(document) })
  }
})

test('both builds are whole and say the same', () => {
  for (const run of runs) {
    assert.deepEqual([run.err, run.code], ['', 0])
    assertNoStack(run)
    assert.match(run.out, /\n\d+ files written to (dist|deep\/output)\.\n$/)
  }
  const [a, b] = runs.map((run) => run.out.replace(/written to .*\n$/, ''))
  assert.equal(a, b)
})

test('the outputs are the same, byte for byte, PDF included', () => {
  const hashes = (dir: string) =>
    filesUnder(dir).map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(dir, file)))
          .digest('hex')} ${file}`,
    )
  const made = hashes(dist)
  assert.ok(made.length > 300 && made.some((line) => line.endsWith('ru/loyalty.pdf')))
  assert.deepEqual(hashes(other), made)
})

test('nothing of this machine is in the output', () => {
  const words = [first, second, elsewhere, root, 'Kamchatka'].map((word) => Buffer.from(word))
  for (const file of filesUnder(dist)) {
    const bytes = readFileSync(join(dist, file))
    for (const word of words) assert.ok(!bytes.includes(word), `${file}: ${word}`)
  }
})

test('the layout is the contract', () => {
  const files = new Set(filesUnder(dist))
  const names = [
    'solution',
    'requirements',
    'decisions',
    'failures',
    'consistency',
    'performance',
    'monitoring',
    'recovery',
  ]
  for (const language of languages) {
    for (const name of names) assert.ok(files.has(`loyalty/${language}/${name}.md`), name)
    assert.ok(files.has(`loyalty/${language}/loyalty.pdf`))
    assert.ok(files.has(`loyalty/${language}/img/context.svg`))
  }
  assert.ok(files.has('loyalty/model.json') && files.has('site/index.html'))
})

test('everything of the model has a page of its own in both languages', () => {
  const files = new Set(filesUnder(site))
  const { elements, requirements, scenarios, journeys, variants } = model
  assert.ok(elements.length > 15 && requirements.length >= 6 && scenarios.length > 8 && variants.length > 6)
  const decisions = filesUnder(join(first, 'adrs', 'loyalty'))
    .filter((file) => !/\.(en|ru)\.md$/.test(file))
    .map((file) => ({ id: file.replace(/^\d+-|\.md$/g, '') }))
  assert.ok(decisions.length >= 2)
  for (const language of languages)
    for (const [kind, things] of Object.entries({ elements, requirements, scenarios, journeys, variants, decisions }))
      for (const { id } of things) assert.ok(files.has(`loyalty/${language}/${kind}/${id}.html`), `${kind}/${id}`)
})

test('every page of the site: links lead somewhere, one heading, title, language, weight, content without scripts', () => {
  const files = new Set(filesUnder(site))
  const ids = new Map<string, Set<string>>()
  const wanted: [string, string, string][] = []
  let [count, heaviest] = [0, 0]
  for (const page of pages(site)) {
    const { path, document } = page
    count += 1
    ids.set(path, new Set([...document.querySelectorAll('[id]')].map((element) => element.id)))
    if (path === '404.html') continue
    for (const { file, fragment, url } of insideLinks(page)) {
      assert.ok(!url.startsWith('/') && !/^[a-z]+:/i.test(url), `${path}: ${url}`)
      assert.ok(files.has(file), `${path}: ${url}`)
      if (fragment !== undefined && file.endsWith('.html')) wanted.push([path, file, fragment])
    }
    assert.equal(document.querySelectorAll('h1').length, 1, path)
    assert.ok(document.title.length > 3, path)
    const language = /^loyalty\/(ru|en)\//.exec(path)?.[1] ?? 'ru'
    assert.equal(document.documentElement.lang, language, path)
    assert.ok((document.querySelector('main')?.textContent ?? '').trim().length > 40, path)
    const bytes = firstLoad(site, page)
    heaviest = Math.max(heaviest, bytes)
    assert.ok(bytes <= 150_000, `${path}: ${bytes}`)
  }
  for (const [path, file, fragment] of wanted) assert.ok(ids.get(file)?.has(fragment), `${path}: ${file}#${fragment}`)
  assert.ok(count > 200 && wanted.length > 100 && heaviest > 60_000, `${count} ${wanted.length} ${heaviest}`)
})

for (const language of languages) {
  test(`the book (${language}) has bookmarks, contents with true page numbers, every requirement, only our fonts`, async () => {
    const { document, texts } = books.get(language) ?? assert.fail()
    const outline = await document.getOutline()
    assert.ok(outline.length >= 8 && outline.every((chapter) => chapter.items.length > 0))
    for (const chapter of outline) {
      const target = typeof chapter.dest === 'string' ? await document.getDestination(chapter.dest) : chapter.dest
      const page = await document.getPageIndex(target?.[0])
      const start = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
      assert.ok(start(texts[page] ?? '').includes(start(chapter.title)), chapter.title)
      // The contents name the chapter with the page it stands on.
      const line = texts
        .slice(1, 6)
        .flatMap((text) => text.split('\n'))
        .find((text) => text.startsWith(chapter.title.replaceAll('\u00a0', ' ')) && /\d+\s*$/.test(text))
      assert.equal(Number(/(\d+)\s*$/.exec(line ?? '')?.[1]), page + 1, `${chapter.title}: ${line}`)
    }
    const whole = texts.join('\n')
    for (const { id } of model.requirements) assert.ok(whole.includes(id), id)
    for (const { id } of model.requirements)
      assert.ok(
        outline.some((c) => c.items.some((i) => i.title.includes(id))),
        id,
      )
    assert.ok(
      texts.every((text) => text.trim().length > 0),
      'an empty page',
    )
    const fonts = await fontNames(document)
    for (const font of fonts) assert.match(font, /^(Inter|JetBrainsMono)-\w+$/)
    assert.ok(!readFileSync(join(dist, 'loyalty', language, 'loyalty.pdf')).includes('Libertinus'))
    const { info } = await document.getMetadata()
    const facts = info as { Title?: string; Language?: string }
    assert.ok(facts.Title?.includes(language === 'ru' ? 'Система лояльности' : 'Loyalty system'))
    assert.match(facts.Language ?? '', new RegExp(`^${language}`))
  })
}
