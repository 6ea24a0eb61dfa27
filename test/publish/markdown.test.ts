/** Markdown: links, numbers, folded trees; and text of a model that means nothing to a Markdown reader. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PhrasingContent, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { DeliverableTree } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/publish/markdown/print.ts'
import { indexTrees } from '../../src/publish/tree/index-tree.ts'
import { normaliseTree, plainText } from '../../src/publish/tree/normalise.ts'
import { hostile, sampleDocuments } from './sample.ts'

const parser = unified().use(remarkParse).use(remarkGfm)

function print(language: 'ru' | 'en'): Map<string, string> {
  const trees = sampleDocuments()
    .deliverables.filter((d) => d.language === language)
    .map((d) => ({ ...d, tree: normaliseTree(d.tree) }))
  const index = indexTrees(trees)
  return new Map(trees.map((d) => [d.name, printMarkdown(d, index)]))
}

type AnyNode = Root | RootContent | PhrasingContent

function childrenOf(node: AnyNode): AnyNode[] {
  return 'children' in node ? (node.children as AnyNode[]) : []
}

function all(node: AnyNode, type: string): AnyNode[] {
  return [...(node.type === type ? [node] : []), ...childrenOf(node).flatMap((c) => all(c, type))]
}

function visibleText(node: AnyNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return childrenOf(node).map(visibleText).join('')
}

function oneText(value: string, wrap: (text: RootContent) => RootContent): string {
  const tree: Root = { type: 'root', children: [wrap({ type: 'text', value })] }
  const d: DeliverableTree = { system: 's', name: 'solution', language: 'en', title: '', tree: normaliseTree(tree) }
  return printMarkdown(d, indexTrees([d]))
}

test('figures carry picture, number, caption and folded Mermaid text', () => {
  const ru = print('ru').get('solution') ?? ''
  assert.match(
    ru,
    /!\[Схема контекста: покупатель, система, платёжный провайдер\]\(img\/context\.svg\)\n\n\*\*Рис\. 1\.\*\* Покупатель/,
  )
  assert.match(ru, /<details>\n<summary>Текст схемы \(Mermaid\)<\/summary>\n\n```mermaid\nflowchart TB/)
  assert.match(ru, /\*\*Таблица 2\.\*\* Поведение хранилищ/)
  assert.match(print('en').get('solution') ?? '', /\*\*Figure 2\.\*\* Two zones/)
})

test('references lead to the deliverable that holds the anchor, and are plain text where none does', () => {
  const en = print('en')
  assert.match(en.get('solution') ?? '', /\[DUR04\]\(requirements\.md#requirement-DUR04\)/)
  assert.match(en.get('requirements') ?? '', /<a id="requirement-DUR04"><\/a>\n\n## DUR04/)
  assert.match(en.get('solution') ?? '', /protect from it\. api\n/)
})

test('a derivation prints every line of the tree, indented under its parent', () => {
  const en = print('en').get('requirements') ?? ''
  assert.match(
    en,
    /\n {4}\* Restore rate: \*\*250\u00a0MB\/s\*\* \(catalogue `pgbackrest\.process-max`: pgBackRest User Guide, Restore\)\n/,
  )
})

test('the only HTML in the output is ours', () => {
  for (const language of ['ru', 'en'] as const) {
    for (const [name, text] of print(language)) {
      const tree = parser.parse(text)
      for (const node of all(tree, 'html')) {
        assert.match(
          (node as { value: string }).value,
          /^(<a id="[A-Za-z0-9_-]+">|<\/a>|<details>\n<summary>[^<]*<\/summary>|<\/details>|<br>)$/,
          name,
        )
      }
      for (const node of all(tree, 'link'))
        assert.match((node as { url: string }).url, /^(https:\/\/|[a-z]+\.md#|#)/, name)
      assert.ok(text.endsWith('\n') && !text.includes('\r'), name)
    }
  }
})

test('the hostile text reads back as the text it is, in a paragraph, a heading and a table cell', () => {
  const solution = parser.parse(print('en').get('solution') ?? '')
  const texts = [...all(solution, 'paragraph'), ...all(solution, 'heading'), ...all(solution, 'tableCell')].map(
    visibleText,
  )
  assert.equal(texts.filter((t) => t === plainText(hostile)).length, 3)
})

test('law: any text survives printing and reading as plain text', () => {
  const fragments = [
    '<b>',
    '](javascript:1)',
    '`',
    '``',
    '|',
    '*',
    '_',
    '#',
    '![x](y)',
    'https://e.org',
    '\\',
    '&amp;',
    '\n',
    '1. ',
    '- ',
    '~~',
    'ж',
    ' ',
    '$',
    '[a]: b',
    '<!--',
    'www.x.org',
    'a@b.org',
  ]
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 12 })
    .map((parts) => `x${parts.join('')}x`)
  fc.assert(
    fc.property(texts, (value) => {
      const markdown = oneText(value, (text) => ({ type: 'paragraph', children: [text as never] }))
      const tree = parser.parse(markdown)
      assert.deepEqual(all(tree, 'html'), [])
      assert.ok(all(tree, 'link').every((l) => /^(https?:\/\/|mailto:)/.test((l as { url: string }).url)))
      // A Markdown reader folds runs of spaces; nothing else may change.
      const squash = (s: string): string => s.replace(/[ \t]+/g, ' ').trim()
      assert.equal(squash(visibleText(tree)), squash(plainText(value)))
    }),
    { numRuns: 300, seed: 7 },
  )
})
