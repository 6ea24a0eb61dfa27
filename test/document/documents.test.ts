import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import type { SystemDocuments } from '../../src/document/tree.ts'
import type { AnyNode } from '../../src/publish/tree/normalise.ts'
import { curly } from '../../src/text/quotes.ts'
import { loyaltyInput } from './loyalty.ts'

/** All nodes of a tree, in order. */
function nodes(node: AnyNode): AnyNode[] {
  const own = 'children' in node ? node.children.flatMap((child) => nodes(child as AnyNode)) : []
  const cells = node.type === 'captionedTable' ? node.rows.flatMap((row) => nodes(row)) : []
  return [node, ...own, ...cells]
}

/** The text a reader sees. */
function textOf(node: AnyNode): string {
  return nodes(node)
    .map((n) =>
      n.type === 'number' ? n.text : n.type === 'verdict' ? `[${n.verdict}]` : 'value' in n ? String(n.value) : '',
    )
    .join('')
}

describe('documents of the loyalty system', () => {
  let input: DocumentInput
  let documents: SystemDocuments
  before(async () => {
    input = await loyaltyInput()
    documents = writeDocuments(input)
  })
  const deliverable = (name: string, language: string) => {
    const found = documents.deliverables.find((d) => d.name === name && d.language === language)
    assert.ok(found, `${name} in ${language}`)
    return found
  }

  it('come in both languages, each with one heading of the first level', () => {
    for (const d of documents.deliverables) {
      const first = d.tree.children.filter((n) => n.type === 'heading' && n.depth === 1)
      assert.equal(first.length, 1, `${d.name} ${d.language}`)
      assert.equal(d.tree.children[0], first[0])
    }
    const names = (language: string): string[] =>
      documents.deliverables.filter((d) => d.language === language).map((d) => d.name)
    assert.deepEqual(names('ru'), names('en'))
    for (const name of ['solution', 'requirements', 'decisions', 'failures', 'consistency', 'recovery'])
      assert.ok(names('ru').includes(name as never), name)
  })

  it('have the same tables, figures and numbers in both languages', () => {
    for (const ru of documents.deliverables.filter((d) => d.language === 'ru')) {
      const en = deliverable(ru.name, 'en')
      const shape = (tree: AnyNode): string[] =>
        nodes(tree).flatMap((n) =>
          n.type === 'captionedTable'
            ? [n.id]
            : n.type === 'figure'
              ? [n.picture]
              : n.type === 'number'
                ? [n.exact ?? '']
                : [],
        )
      // The texts of decision records are written by hand in each language; everything computed must agree.
      assert.deepEqual(shape(ru.tree), shape(en.tree), ru.name)
    }
  })

  it('leave no Russian sentence in an English document', () => {
    for (const d of documents.deliverables.filter((one) => one.language === 'en')) {
      const russian = nodes(d.tree).filter((n) => n.type === 'text' && /[а-яё]{3}/i.test(n.value))
      assert.deepEqual(
        russian.map((n) => textOf(n).slice(0, 80)),
        [],
        d.name,
      )
    }
  })

  it('give a page to every element, requirement, scenario, decision, journey and variant', () => {
    const d = input.model.document
    const wanted = [
      ...d.elements.map((e) => `element ${e.id}`),
      ...d.requirements.map((r) => `requirement ${r.id}`),
      ...d.scenarios.map((s) => `scenario ${s.id}`),
      ...input.model.decisions.map((one) => `decision ${one.slug}`),
      ...d.journeys.map((j) => `journey ${j.id}`),
      ...d.variants.map((v) => `variant ${v.id}`),
    ]
    for (const language of ['ru', 'en']) {
      const pages = documents.items.filter((i) => i.language === language).map((i) => `${i.kind} ${i.id}`)
      assert.deepEqual([...pages].sort(), [...wanted].sort(), language)
    }
  })

  it('lead every reference to a page that exists', () => {
    const pages = new Set(documents.items.map((i) => `${i.language} ${i.kind} ${i.id}`))
    for (const tree of [...documents.deliverables, ...documents.items]) {
      for (const node of nodes(tree.tree)) {
        if (node.type === 'reference')
          assert.ok(pages.has(`${tree.language} ${node.kind} ${node.to}`), `${node.kind} ${node.to}`)
      }
    }
  })

  it('show each requirement with the verdict and cause that the judge gave', () => {
    const report = deliverable('requirements', 'en')
    const text = textOf(report.tree)
    for (const v of input.judgement.verdicts) {
      const cause = curly(v.binding.cause.en)
      assert.ok(text.includes(cause.charAt(0).toUpperCase() + cause.slice(1)), v.requirement)
      assert.ok(text.includes(`[${v.verdict}]`))
    }
  })

  it('print every option of every decision as a column with its computed figures', () => {
    const trees = nodes(deliverable('decisions', 'en').tree)
    for (const decision of input.model.decisions) {
      const table = trees.find((n) => n.type === 'captionedTable' && n.id === `options-${decision.slug}`)
      assert.ok(table?.type === 'captionedTable', decision.slug)
      const head = table.rows[0]?.children.length ?? 0
      assert.equal(head, decision.options.length + 2)
      assert.ok(table.rows.length > input.judgement.verdicts.length)
    }
  })
})

describe('the sentence about a choice', () => {
  it('says that a rejected option holds more requirements when the figures say so', async () => {
    const input = await loyaltyInput()
    const decision = input.model.decisions.find((d) => d.slug === 'regional-shards')
    assert.ok(decision)
    const failing = input.comparisons.map((one) =>
      one.id === 'base' ? { ...one, verdicts: one.verdicts.map((v) => ({ ...v, verdict: 'fail' as const })) } : one,
    )
    const text = (comparisons: DocumentInput['comparisons']): string => {
      const made = writeDocuments({ ...input, comparisons, model: { ...input.model, decisions: [decision] } })
      const tree = made.deliverables.find((d) => d.name === 'decisions' && d.language === 'en')?.tree
      return tree ? textOf(tree) : ''
    }
    assert.match(text(failing), /meets 0 of \d+ requirements\. By that count it loses to/)
    assert.doesNotMatch(text(input.comparisons), /By that count it loses to/)
  })
})
