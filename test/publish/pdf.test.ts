/** The PDF, read back by another program (pdf.js): text, bookmarks, numbers, links, fonts, page sizes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PhrasingContent, RootContent, TableRow } from 'mdast'
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { DeliverableTree } from '../../src/document/tree.ts'
import { textWidth } from '../../src/layout/text/measure.ts'
import { writeBook } from '../../src/publish/pdf/book.ts'
import { shapeTable } from '../../src/publish/pdf/columns.ts'
import { compileBook } from '../../src/publish/pdf/compile.ts'
import { sheetFor } from '../../src/publish/pdf/sheets.ts'
import { breakable, literal, pieces } from '../../src/publish/pdf/typst-text.ts'
import { normaliseTree, plainText } from '../../src/publish/tree/normalise.ts'
import { figureParts } from '../../src/publish/tree/spacing.ts'
import { hostile, restoreDerivation, sampleDocuments, samplePicture } from './sample.ts'

async function book(language: 'ru' | 'en', date = '2026-03-14'): Promise<{ pdf: Uint8Array; notAccessible?: string }> {
  const documents = { ...sampleDocuments(), date }
  const trees = documents.deliverables
    .filter((d) => d.language === language)
    .map((d) => ({ ...d, tree: normaliseTree(d.tree) }))
  return compileBook(await writeBook(documents, trees, language))
}

async function open(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(pdf), verbosity: 0, fontExtraProperties: true }).promise
}

async function pageText(document: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await document.getPage(page)).getTextContent()
  const text = content.items.map((i) => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join('')
  return text.replace(/[\u200b\u00ad]/g, '').replace(/\u00a0/g, ' ')
}

const ru = await book('ru')
const en = await book('en')
const [ruDocument, enDocument] = [await open(ru.pdf), await open(en.pdf)]
const ruPages = await Promise.all(Array.from({ length: ruDocument.numPages }, (_, i) => pageText(ruDocument, i + 1)))
const enPages = await Promise.all(Array.from({ length: enDocument.numPages }, (_, i) => pageText(enDocument, i + 1)))

test('it is PDF/UA-1 and says its title and language', async () => {
  assert.equal(ru.notAccessible, undefined)
  assert.equal(en.notAccessible, undefined)
  const { info, metadata } = await ruDocument.getMetadata()
  assert.equal((info as { Title: string }).Title, 'Система лояльности — Архитектурная документация')
  assert.equal(metadata?.get('pdfuaid:part'), '1')
  assert.match(String((info as { Language?: string }).Language), /^ru/)
})

test('the cover names system, version, date and verdicts', () => {
  for (const word of ['Система лояльности', 'Версия: 1.4.0', 'Дата: 2026-03-14', 'не выполнено: 1', 'DUR04'])
    assert.ok(ruPages[0]?.includes(word), word)
})

test('contents give the page on which each chapter stands', () => {
  const contents = ruPages[1] ?? ''
  for (const chapter of ['Архитектурное решение', 'Отчёт о требованиях', 'Решения']) {
    const line = contents.split('\n').find((l) => l.startsWith(chapter)) ?? ''
    const page = Number(/(\d+)\s*$/.exec(line)?.[1])
    assert.ok(ruPages[page - 1]?.startsWith(chapter), `${chapter}: "${line}"`)
  }
})

test('bookmarks mirror chapters and sections', async () => {
  const outline = await enDocument.getOutline()
  assert.deepEqual(
    outline.map((o) => o.title),
    ['Solution document', 'Requirements report', 'Decisions'],
  )
  assert.ok(outline[1]?.items.some((o) => o.title.startsWith('DUR04.')))
})

test('figures and tables are numbered through the book in the language of the book', () => {
  const [russian, english] = [ruPages.join('\n'), enPages.join('\n')]
  for (const word of ['Рис. 1. Покупатель', 'Таблица 1. Требования и вердикты', 'Рис. 3.'])
    assert.ok(russian.includes(word), word)
  for (const word of ['Figure 1. A shopper', 'Table 1. Requirements and verdicts'])
    assert.ok(english.includes(word), word)
})

test('heads of long tables repeat, wide ones are set on landscape pages, with the chapter above', async () => {
  const pages = enPages.flatMap((text, i) => (text.replace(/\s+/g, ' ').includes('Acknowledged write') ? [i + 1] : []))
  assert.ok(pages.length >= 2)
  for (const number of pages) {
    const page = await enDocument.getPage(number)
    assert.ok((page.view[2] ?? 0) > (page.view[3] ?? 0), `page ${number}`)
    assert.ok(enPages[number - 1]?.startsWith('Solution document'))
  }
  assert.equal([...enPages.join('').matchAll(/loyalty-profile-store-\s*\d+/g)].length, 42)
})

test('a picture stands where its text is: after the list before it, before the table and the heading after it', async () => {
  const documents = sampleDocuments()
  const text = (value: string): PhrasingContent[] => [{ type: 'text', value }]
  const [first] = documents.pictures.filter((p) => p.language === 'en')
  assert.ok(first)
  const picture = { ...first, width: 500, height: 400 }
  const section = (i: number): RootContent[] => [
    { type: 'heading', depth: 2, children: text(`Section ${i} begins`) },
    {
      type: 'list',
      children: [1, 2, 3].map((k) => ({
        type: 'listItem' as const,
        children: [{ type: 'paragraph' as const, children: text(`Item ${k} of section ${i}`) }],
      })),
    },
    { type: 'figure', picture: `p${i}`, alt: 'a', caption: text(`Drawing of section ${i}`) },
    {
      type: 'captionedTable',
      id: `t${i}`,
      caption: text(`Table of section ${i}`),
      align: [],
      rows: Array.from({ length: 5 }, () => ({
        type: 'tableRow' as const,
        children: [{ type: 'tableCell' as const, children: text(`Row of section ${i}`) }],
      })),
    },
  ]
  const numbers = [1, 2, 3, 4, 5, 6]
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: text('Chapter') },
    ...numbers.flatMap(section),
  ]
  const tree = normaliseTree({ type: 'root', children })
  const pictures = numbers.map((i) => ({ ...picture, key: `p${i}` }))
  const one: DeliverableTree = { system: 's', name: 'solution', language: 'en', title: 'Chapter', tree }
  const { pdf } = await compileBook(await writeBook({ ...documents, pictures }, [one], 'en'))
  const read = await open(pdf)
  const lines: string[] = []
  for (let number = 1; number <= read.numPages; number += 1) {
    const { items } = await (await read.getPage(number)).getTextContent()
    const placed = items.flatMap((item) => ('str' in item ? [{ text: item.str, y: item.transform[5] as number }] : []))
    lines.push(...placed.sort((a, b) => b.y - a.y).map((item) => item.text))
  }
  const whole = lines.join(' ').replace(/\s+/g, ' ')
  const at = (words: string): number => whole.lastIndexOf(words)
  for (const i of numbers) {
    const order = [
      `Section ${i} begins`,
      `Item 3 of section ${i}`,
      `Drawing of section ${i}`,
      `Table of section ${i}`,
    ].map(at)
    assert.ok(!order.includes(-1), `section ${i}`)
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
      `section ${i}`,
    )
    assert.ok(i === numbers.length || at(`Row of section ${i}`) < at(`Section ${i + 1} begins`))
  }
})

test('hostile text is printed as it is', () => {
  const squash = (s: string): string => s.replace(/[\s\u2010-]+/g, '')
  assert.ok(squash(enPages.join('')).includes(squash(plainText(hostile))))
})

test('links lead inside the book or to https, nowhere else', async () => {
  const urls: string[] = []
  let inside = 0
  for (let i = 1; i <= enDocument.numPages; i += 1) {
    for (const a of await (await enDocument.getPage(i)).getAnnotations()) {
      if (a.url) urls.push(a.url)
      else if (a.dest) inside += 1
    }
  }
  assert.deepEqual([...new Set(urls)], ['https://www.postgresql.org/docs/'])
  assert.ok(inside > 10)
})

test('only our fonts are used', async () => {
  const names = new Set<string>()
  for (let i = 1; i <= ruDocument.numPages; i += 1) {
    const page = await ruDocument.getPage(i)
    const list = await page.getOperatorList()
    list.fnArray.forEach((fn, k) => {
      if (fn === OPS.setFont)
        names.add(String(page.commonObjs.get(list.argsArray[k]?.[0])?.name).replace(/^[A-Z]+\+/, ''))
    })
  }
  assert.deepEqual([...names].sort(), ['Inter-Italic', 'Inter-Regular', 'Inter-SemiBold', 'JetBrainsMono-Regular'])
})

test('the same documents give the same bytes; without a date there is none', async () => {
  assert.ok(Buffer.from((await book('ru')).pdf).equals(Buffer.from(ru.pdf)))
  const undated = Buffer.from((await book('en', '')).pdf)
  const year = new Date().getUTCFullYear()
  assert.ok(!undated.includes(`D:${year}`) && !undated.includes('CreationDate'))
})

test('a literal holds any text', () => {
  assert.equal(literal('a"b\\c\n#x'), '"a\\"b\\\\c\\u{a}#x"')
})

test('a range breaks after its slashes only', () => {
  assert.deepEqual(figureParts('99.98\u00a0% / 99.97\u00a0%'), ['99.98\u00a0%\u00a0/', '99.97\u00a0%'])
  assert.deepEqual(figureParts('910\u00a0000\u00a0₽/month'), ['910\u00a0000\u00a0₽/month'])
})

test('a tall picture takes no more of the page than its letters need', () => {
  assert.equal(sheetFor({ width: 520, height: 700 }, false).scale, 7 / 12)
  assert.equal(sheetFor({ width: 520, height: 460 }, false).scale, 320 / 460)
  assert.equal(sheetFor({ width: 520, height: 300 }, false).scale, 0.75)
})

test('long identifiers may break, short ones may not', () => {
  assert.equal(breakable('loyalty-profile-store-1'), 'loyalty-\u200bprofile-\u200bstore-\u200b1')
  assert.equal(breakable('api profiles'), 'api profiles')
  assert.deepEqual(pieces('x'.repeat(40)), ['x'.repeat(18), 'x'.repeat(18), 'xxxx'])
})

test('columns: short ones as wide as they are, texts share the rest, too many go to a landscape page', () => {
  const row = (...cells: string[]) => ({
    type: 'tableRow' as const,
    children: cells.map((value) => ({ type: 'tableCell' as const, children: [{ type: 'text' as const, value }] })),
  })
  const text = 'a long sentence that explains the cause of the verdict in some detail'
  const widths = (columns: string): number[] => (columns.match(/[\d.]+(?=pt)/g) ?? []).map(Number)
  const two = shapeTable([row('ID', 'Why'), row('AVA01', text)], undefined, false, 'en')
  assert.match(two.columns, /^\([\d.]+pt, 1fr,\)$/)
  assert.ok((widths(two.columns)[0] ?? 99) < 50 && two.whole && !two.landscape)
  const many = Array.from({ length: 9 }, (_, i) => `unbreakable${i}`)
  assert.equal(shapeTable([row(...many), row(...many)], undefined, false, 'en').landscape, true)
  assert.ok(two.wholeRows)
  assert.equal(shapeTable([row('ID', 'Why'), row('AVA01', text.repeat(30))], undefined, false, 'en').wholeRows, false)
  // Figures with joined thousands are as narrow as they are set: the cause keeps half of the page.
  const money = shapeTable(
    [
      row('Verdict', 'Requirement', 'Computed', 'Target', 'Cause'),
      row(
        '_at_risk',
        'COST01 Cost of the sites',
        '910\u00a0000\u00a0₽/month',
        '≤\u00a01\u00a0200\u00a0000\u00a0₽/month',
        text.repeat(3),
      ),
    ],
    [14, 22, 14, 12, 38],
    false,
    'en',
  )
  assert.ok(481 - widths(money.columns).reduce((a, b) => a + b, 0) > 150, money.columns)
  // A long text beside many short cells keeps room for its words, whatever the heads say.
  const heads = ['Pair of places', ...Array.from({ length: 6 }, () => 'Look at the history of points and bonuses')]
  const matrix = shapeTable(
    [row(...heads), row('Moscow zone a + Yekaterinburg', '12 min', '—', '—', '—', '—', '—')],
    undefined,
    false,
    'en',
  )
  assert.ok(Math.min(...widths(matrix.columns)) > 30)
  assert.equal(
    shapeTable([row('a', 'b'), ...Array.from({ length: 40 }, () => row('1', '2'))], undefined, false, 'en').whole,
    false,
  )
})

test('badges and figures fit into their columns and never break inside', () => {
  const cells = (...children: PhrasingContent[]): TableRow => ({
    type: 'tableRow',
    children: children.map((child) => ({ type: 'tableCell' as const, children: [child] })),
  })
  const words = (...values: string[]): TableRow => cells(...values.map((value) => ({ type: 'text' as const, value })))
  const shape = shapeTable(
    [
      words('V', 'C', 'Cause'),
      cells(
        { type: 'verdict', verdict: 'fail' },
        { type: 'number', text: '910\u00a0000\u00a0₽/month' },
        { type: 'text', value: 'a long sentence that wants all the room there is '.repeat(9) },
      ),
    ],
    undefined,
    false,
    'ru',
  )
  const [badge = 0, figure = 0] = (shape.columns.match(/[\d.]+(?=pt)/g) ?? []).map(Number)
  // Inside the column: 10 pt of cell space; the badge has 8 pt of its own around letters of 0.88 of 8.5 pt.
  assert.ok(badge - 10 >= textWidth('✕ не выполнено', 0.88 * 8.5, 'semibold') + 8, shape.columns)
  assert.ok(figure - 10 >= textWidth('910 000 ₽/month', 8.5), shape.columns)
})

test('a book tells an equal table, picture or part of a derivation once and then gives the page', async () => {
  const documents = sampleDocuments()
  const of = (name: 'solution' | 'failures', title: string): DeliverableTree => ({
    system: documents.system,
    name,
    language: 'en',
    title,
    tree: {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
        {
          type: 'captionedTable',
          id: `table-${name}`,
          caption: [{ type: 'text', value: 'The same figures' }],
          align: [],
          rows: ['Head', 'Cell'].map((value) => ({
            type: 'tableRow',
            children: [{ type: 'tableCell', children: [{ type: 'text', value }] }],
          })),
        },
        { type: 'derivation', title: `Derivation in ${title}`, derivation: restoreDerivation },
        {
          type: 'paragraph',
          children: [{ type: 'link', url: '#table-failures', children: [{ type: 'text', value: 'the later table' }] }],
        },
      ],
    },
  })
  const trees = [of('solution', 'First'), of('failures', 'Second')]
  const pdf = await open((await compileBook(await writeBook({ ...documents, board: [] }, trees, 'en'))).pdf)
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pageText(pdf, i + 1)))
  const [first = '', second = ''] = ['First', 'Second'].map((title) => pages.findLast((p) => p.startsWith(title)))
  assert.match(first, /Table 1. The same figures/)
  assert.match(first, /Provisioning/)
  assert.doesNotMatch(second, /The same figures|Provisioning/)
  assert.match(second, /→ Table 1, p\. 3/)
  assert.match(second, /Restore time of profiles: .*\(see p\. 3\)/s)
})

test('a picture that opens a chapter and is a little too tall for its page is made smaller', async () => {
  const documents = sampleDocuments()
  const tall = samplePicture('tall', 'en', 500, 880, 6)
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: 'Monitoring' }] },
    { type: 'figure', picture: 'tall', caption: [], alt: 'a picture' },
  ]
  const one: DeliverableTree = {
    system: documents.system,
    name: 'monitoring',
    language: 'en',
    title: 'Monitoring',
    tree: { type: 'root', children },
  }
  const { source } = await writeBook({ ...documents, pictures: [tall] }, [one], 'en')
  const width = Number(/image\("[^"]*", width: ([\d.]+)pt/.exec(source)?.[1])
  assert.ok(width < 500 * 0.75 && (width / 500) * 880 < 728 - 46 - 30, String(width))
})

test('a picture goes to the smallest sheet on which its letters are readable', () => {
  const on = (width: number, height: number): string => sheetFor({ width, height }, false).sheet
  assert.equal(on(640, 300), 'text')
  assert.equal(on(1180, 620), 'a4-landscape')
  assert.equal(on(1518, 1132), 'a3-landscape')
  assert.equal(on(893, 1636), 'a3-portrait')
  assert.deepEqual(sheetFor({ width: 100, height: 80 }, false), { sheet: 'text', scale: 0.75 })
  assert.equal(sheetFor({ width: 1518, height: 1132 }, true).sheet, 'text')
  for (const [width, height] of [
    [640, 300],
    [1180, 620],
    [1518, 1132],
    [893, 1636],
    [5000, 10],
  ] as const) {
    const { sheet, scale } = sheetFor({ width, height }, false)
    const paper = {
      text: [481, 728],
      'a4-landscape': [728, 481],
      'a3-landscape': [1077, 728],
      'a3-portrait': [728, 1077],
    }[sheet]
    assert.ok(width * scale <= (paper[0] ?? 0) && height * scale + 40 <= (paper[1] ?? 0), sheet)
  }
})
