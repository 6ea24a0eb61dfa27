/** A model and a decision record that attack every format, built through the command line: everything is shown, nothing acts. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { JSDOM } from 'jsdom'
import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { curly } from '../../src/text/quotes.ts'
import { checkJson } from '../cli/json.ts'
import { assertNoStack, filesUnder, folder, loadpath, type Run, root, write } from '../cli/run.ts'
import { hostileDecision } from './hostile-decision.ts'
import { openPdf, pdfText } from './pdf.ts'

const dir = folder({ after })
const dist = join(dir, 'dist')
const title = 'Evil <script>alert(1)</script> `system` | "quotes" #{breakout} second line'
let built: Run
let files: string[] = []
const { window } = new JSDOM('<body></body>')

const read = (path: string): string => readFileSync(join(dist, path), 'utf8')
const ending = (suffix: string): string[] => {
  const found = files.filter((f) => f.endsWith(suffix))
  assert.ok(found.length > 5, suffix)
  return found
}

before(async () => {
  mkdirSync(join(dir, 'model', 'hostile'), { recursive: true })
  copyFileSync(join(root, 'test', 'cli', 'hostile.yaml'), join(dir, 'model', 'hostile', 'model.yaml'))
  write(dir, {
    'adrs/hostile/0001-evil.md': hostileDecision('ru'),
    'adrs/hostile/0001-evil.en.md': hostileDecision('en'),
  })
  built = await loadpath(['build'], dir)
  assert.ok(built.code === 0 || built.code === 1, built.err + built.out)
  files = filesUnder(dist)
})

test('it builds whole, and the terminal is not steered', async () => {
  assert.ok(built.code === 0 || built.code === 1, built.err)
  assert.match(built.out, /\n\d+ files written to dist\.\n$/)
  assertNoStack(built)
  assert.doesNotMatch(built.out, /\p{Bidi_Control}|[^\P{Cc}\n]/u)
  const answer = await checkJson(dir)
  assert.ok(!answer.findings.some((f) => f.severity === 'error'), JSON.stringify(answer.findings))
})

test('HTML: no script, handler, style, frame or address of theirs; the text is there', () => {
  for (const path of ending('.html')) {
    const page = new JSDOM(read(path)).window.document
    for (const script of page.querySelectorAll('script')) {
      assert.match(script.getAttribute('src') ?? '', /^(\.\.\/)*assets\/(theme|search)\.js$/, path)
      assert.equal(script.textContent, '')
    }
    // The page for lost addresses stands alone: its own style is in it, held by a hash.
    const style = path === 'site/404.html' ? '' : 'style, '
    const forbidden = `${style}iframe, frame, object, embed, base, foreignObject, template, noscript > *`
    assert.equal(page.querySelectorAll(forbidden).length, 0, path)
    for (const form of page.querySelectorAll('form')) assert.equal(form.getAttribute('role'), 'search', path)
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        assert.ok(!/^on/i.test(name) && name !== 'style' && name !== 'srcdoc', `${path}: ${name}`)
        if (/^(href|src|action|formaction|poster|data|xlink:href)$/i.test(name))
          assert.match(value, /^(https:\/\/|mailto:|#|\.{0,2}\/?[\w./~-]+(#.*)?$)/, `${path}: ${name}=${value}`)
      }
    }
    for (const image of page.querySelectorAll('img')) assert.match(image.getAttribute('src') ?? '', /^[\w./-]+\.svg$/)
  }
  const overview = new JSDOM(read('site/hostile/en/index.html')).window.document
  assert.equal(overview.querySelector('article h1')?.textContent, title)
  assert.ok(overview.title.includes('<script>alert(1)</script>'))
  const decision = new JSDOM(read('site/hostile/en/decisions/evil.html')).window.document.body.textContent ?? ''
  for (const number of [45, 46, 58, 59, 60, 61]) assert.ok(decision.includes(`alert(${number})`), String(number))
})

test('SVG: well-formed, nothing in it can act or load', () => {
  const parser = new window.DOMParser()
  for (const path of ending('.svg')) {
    const picture = parser.parseFromString(read(path), 'image/svg+xml')
    assert.equal(picture.documentElement.tagName, 'svg', path)
    for (const element of picture.querySelectorAll('*')) {
      assert.ok(!/^(script|foreignObject|iframe|image|animate|set|handler|use)$/i.test(element.tagName), path)
      for (const { name, value } of element.attributes) {
        assert.ok(!/^on/i.test(name), `${path}: ${name}`)
        assert.doesNotMatch(value, /^\s*(javascript|vbscript|data|file):/i, `${path}: ${name}`)
        if (/href$/.test(name)) assert.match(value, /^(#|\.{0,2}\/?[\w./-]+)/, `${path}: ${value}`)
      }
      if (element.tagName === 'style') {
        assert.doesNotMatch(element.textContent ?? '', /display:none|@import|url\((?!data:font\/woff2)/, path)
      }
    }
  }
  const words = parser.parseFromString(read('hostile/en/img/context.svg'), 'image/svg+xml').documentElement.textContent
  assert.match((words ?? '').replace(/\s+/g, ''), /<script>alert\(7\)<\/script>/)
})

/** Raw HTML that the Markdown writer itself uses. */
const ownHtml =
  /^(<a id="[\w.:-]+">|<\/a>|<a id="[\w.:-]+"><\/a>|<details>\n<summary>[^<>]*<\/summary>|<\/details>|<br\s*\/?>)$/

function markdownTree(path: string): Nodes {
  return unified().use(remarkParse).use(remarkGfm).parse(read(path))
}

test('Markdown: no raw HTML but our own, no address but ours and the web', () => {
  for (const path of ending('.md')) {
    visit(markdownTree(path), (node) => {
      if (node.type === 'html') assert.match(node.value, ownHtml, path)
      if (node.type === 'link' || node.type === 'definition')
        assert.match(node.url, /^(https:\/\/|#|[\w./-]+(#|$))/, path)
      if (node.type === 'image') assert.match(node.url, /^img\/[\w.-]+\.svg$/, path)
      assert.notEqual(node.type, 'linkReference', path)
      assert.notEqual(node.type, 'imageReference', path)
    })
  }
  assert.ok(textOf(markdownTree('hostile/en/solution.md')).includes(curly(title)))
  const decisions = textOf(markdownTree('hostile/en/decisions.md'))
  for (const number of [45, 46, 58, 59, 60, 61]) assert.ok(decisions.includes(`alert(${number})`), String(number))
})

test('Mermaid reads every diagram, and none can click', async () => {
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  const texts: string[] = []
  for (const path of ending('.md'))
    visit(markdownTree(path), 'code', (node) => {
      if (node.lang === 'mermaid') texts.push(node.value)
    })
  assert.ok(texts.length >= 6)
  for (const text of texts) {
    const { diagramType } = (await mermaid.parse(text)) as { diagramType: string }
    assert.match(diagramType, /^(flowchart-v2|gantt)$/)
    const rest = text.replace(/^ +classDef lost [\w: ,.-]+$/m, '')
    assert.doesNotMatch(rest, /^\s*(click|callback|href|link|style|classDef|%%|---)/m)
  }
})

for (const language of ['ru', 'en'] as const) {
  test(`PDF (${language}): the text stands there as it is, no action and no address of theirs`, async () => {
    const document = await openPdf(readFileSync(join(dist, 'hostile', language, 'hostile.pdf')))
    assert.equal(await document.getJSActions(), null)
    assert.equal(await document.getAttachments(), null)
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      assert.equal(await page.getJSActions(), null)
      for (const mark of (await page.getAnnotations()) as { url?: string; unsafeUrl?: string; dest?: unknown }[]) {
        const address = mark.unsafeUrl ?? mark.url
        if (address !== undefined) assert.match(address, /^https:\/\//)
        else assert.ok(mark.dest)
      }
    }
    const squash = (text: string): string => text.replace(/[\s\u00ad\u200b\u2010-]+/g, '')
    const text = squash(await pdfText(document))
    for (const word of [
      '<script>alert(1)</script>',
      '#{',
      '#eval("1+1")',
      // Backticks in the title of a record are its author's Markdown.
      '<script>alert(45)</script>](javascript:alert(46))tick|pipe|#{typst}$math$%%mermaid',
      '#setpage(fill:red)',
      '#read("/etc/passwd")',
      '</code></pre><script>alert(59)</script>',
    ])
      assert.ok(text.includes(squash(language === 'en' ? curly(word) : word)), word)
  })
}
