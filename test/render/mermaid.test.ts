import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { JSDOM } from 'jsdom'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { escapeLabel } from '../../src/render/mermaid/escape.ts'
import { toMermaid } from '../../src/render/mermaid/flowchart.ts'
import { timelineToMermaid } from '../../src/render/mermaid/gantt.ts'
import { containersView } from '../../src/view/containers.ts'
import { contextView } from '../../src/view/context.ts'
import { deploymentView } from '../../src/view/deployment.ts'
import { hostileShop, hostileTitle, shop } from '../view/shop.ts'
import { titleOf, zoneLoss } from './samples.ts'

let parse: (text: string) => Promise<unknown>

before(async () => {
  // The parser of Mermaid wants a window, for its sanitiser only.
  const { window } = new JSDOM('<body></body>')
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  parse = (text) => mermaid.parse(text)
})

const views = (document: ArchitectureDocument) => [
  contextView(document),
  containersView(document),
  deploymentView(document, resolveTopology(document)),
]

test('Mermaid itself reads the text of every view', async () => {
  for (const document of [shop, hostileShop()])
    for (const view of views(document))
      for (const language of ['ru', 'en'] as const)
        assert.deepEqual(await typeOf(toMermaid(view, language)), 'flowchart-v2')
})

async function typeOf(text: string): Promise<unknown> {
  return ((await parse(text)) as { diagramType: string }).diagramType
}

test('Mermaid itself reads the text of a timeline', async () => {
  const evil = () => ({ ru: hostileTitle, en: hostileTitle })
  const phases = zoneLoss.recoveries.map((r) => ({ ...r, phases: r.phases.map((p) => ({ ...p, label: evil() })) }))
  for (const text of [
    timelineToMermaid(zoneLoss, zoneLoss.title, titleOf, 'ru'),
    timelineToMermaid({ ...zoneLoss, recoveries: phases }, evil(), evil, 'en'),
  ]) {
    assert.ok(text)
    assert.equal(await typeOf(text), 'gantt')
  }
  assert.equal(timelineToMermaid({ ...zoneLoss, recoveries: [] }, zoneLoss.title, titleOf, 'ru'), undefined)
})

test('every node, place and line is in the text, hostile labels escaped', () => {
  const view = deploymentView(shop, resolveTopology(shop))
  const text = toMermaid(view, 'en')
  assert.equal(text.match(/subgraph /g)?.length, view.groups.length)
  assert.equal(text.match(/^ +n\d+[[({]/gm)?.length, view.nodes.length)
  assert.equal(text.match(/ (-->|-\.->|==>)/g)?.length, view.edges.length)
  assert.equal(escapeLabel('a"b`c#d<e>\n%%f'), 'a#quot;b#96;c#35;d#lt;e#gt; #37;#37;f')
  assert.equal(escapeLabel('1. first'), '1#46; first')
  assert.equal(escapeLabel('- item'), '#45; item')
})

test('a timeline in Mermaid text keeps the figures of its title', () => {
  const title = { ru: 'Назад за 3,38 ч (в худшем случае 8,71 ч)', en: 'Back in 3.38 h; at worst 8.71 h' }
  assert.match(
    timelineToMermaid(zoneLoss, title, titleOf, 'ru') ?? '',
    /title Назад за 3,38 ч \(в худшем случае 8,71 ч\)\n/,
  )
  assert.match(timelineToMermaid(zoneLoss, title, titleOf, 'en') ?? '', /title Back in 3\.38 h, at worst 8\.71 h\n/)
})
