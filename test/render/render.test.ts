import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { elkEngine } from '../../src/layout/elk.ts'
import { placeView } from '../../src/layout/place.ts'
import { renderBudget } from '../../src/render/charts/budget.ts'
import { renderTimeline } from '../../src/render/charts/timeline.ts'
import { escapeXml, safeHref, safeId } from '../../src/render/escape.ts'
import { contrast, type Theme, themes } from '../../src/render/theme.ts'
import { renderView } from '../../src/render/view.ts'
import { containersView } from '../../src/view/containers.ts'
import { contextView } from '../../src/view/context.ts'
import { deploymentView } from '../../src/view/deployment.ts'
import { hostileShop, hostileTitle, shop } from '../view/shop.ts'
import { budgets, titleOf, zoneLoss } from './samples.ts'

const { DOMParser } = new JSDOM('').window

/** Parsed strictly as XML: a fault of well-formedness is a failed test. */
function parse(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  assert.equal(document.querySelector('parsererror')?.textContent ?? '', '')
  return document
}

const allowed = new Set(['svg', 'title', 'desc', 'defs', 'pattern', 'g', 'a', 'rect', 'circle', 'path', 'line', 'text'])

function checkInert(svg: string): void {
  const document = parse(svg)
  for (const element of document.querySelectorAll('*')) {
    assert.ok(allowed.has(element.localName), element.localName)
    for (const { name, value } of element.attributes) {
      assert.ok(!/^on/i.test(name), name)
      assert.ok(!/javascript:/i.test(value) || name === 'aria-label', `${name}=${value}`)
      if (name !== 'xmlns') assert.ok(!/https?:/.test(value), value)
    }
  }
  for (const code of [0x00, 0x08, 0x0d, 0x202a, 0x202e, 0x2066, 0x2069, 0xfffe])
    assert.ok(!svg.includes(String.fromCodePoint(code)))
}

test('pictures of a hostile model are well-formed, inert, and keep the full text in tooltips', async () => {
  const document = hostileShop()
  for (const view of [
    contextView(document),
    containersView(document),
    deploymentView(document, resolveTopology(document)),
  ]) {
    const placed = await placeView(view, 'en', elkEngine)
    for (const theme of ['light', 'dark'] as const) checkInert(renderView(placed, { theme }))
    const titles = [...parse(renderView(placed, { theme: 'light' })).querySelectorAll('g > title')].map(
      (t) => t.textContent,
    )
    assert.ok(titles.some((t) => t?.includes('<script>alert(1)</script>') && t.includes('end')))
  }
})

test('charts of hostile titles are well-formed and inert', () => {
  const evil = () => ({ ru: hostileTitle, en: hostileTitle })
  const outcome = { ...zoneLoss, title: evil() }
  checkInert(renderTimeline({ outcome, titleOf: evil }, { language: 'ru', theme: 'light', prefix: hostileTitle }).svg)
  checkInert(
    renderBudget(
      { journeys: budgets, titleOf: evil, targetOf: () => undefined },
      { language: 'en', theme: 'dark', prefix: 'b' },
    ).svg,
  )
})

test('a picture names and describes itself, and its ids start with its prefix', async () => {
  const placed = await placeView(contextView(shop), 'ru', elkEngine)
  const root = parse(renderView(placed, { theme: 'light', prefix: 'p1' })).documentElement
  assert.equal(root.getAttribute('role'), 'img')
  assert.equal(root.getAttribute('aria-labelledby'), 'p1-title p1-desc')
  for (const element of root.querySelectorAll('[id]')) assert.ok(element.id.startsWith('p1-'))
  assert.equal(root.querySelector('#p1-title')?.textContent, placed.view.title.ru)
  assert.ok(root.querySelector('#p1-desc')?.textContent?.includes('PagerDuty'))
})

test('nodes link to the pages that exist and only to safe addresses', async () => {
  const placed = await placeView(contextView(shop), 'en', elkEngine)
  const href = (id: string): string | undefined =>
    id === 'slack' ? 'elements/slack.html' : id === 'shopper' ? 'javascript:alert(1)' : undefined
  const links = [...parse(renderView(placed, { theme: 'light', href })).querySelectorAll('a')].map((a) =>
    a.getAttribute('href'),
  )
  assert.deepEqual(links, ['elements/slack.html'])
})

test('escaping: what is written is read back, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = new DOMParser().parseFromString(
        `<t a="${escapeXml(text)}">${escapeXml(text)}</t>`,
        'image/svg+xml',
      ).documentElement
      assert.equal(read.textContent, read.getAttribute('a'))
      assert.ok(/^[A-Za-z0-9_-]*$/.test(safeId(text)))
      const address = safeHref(text)
      assert.ok(address === undefined || !/^\s*(javascript|data|vbscript):/i.test(address))
    }),
  )
})

test('contrast of WCAG: known values', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.ok(Math.abs(contrast('#777777', '#ffffff') - 4.48) < 0.01)
})

function pairs(theme: Theme): { what: string; a: string; b: string; least: number }[] {
  const fills = [
    theme.canvas,
    theme.own.fill,
    theme.store.fill,
    theme.person.fill,
    theme.external.fill,
    ...theme.places.map((p) => p.fill),
  ]
  const grounds = [theme.canvas, ...theme.places.map((p) => p.fill)]
  return [
    ...fills.flatMap((b) => [theme.ink, theme.quiet].map((a) => ({ what: 'text', a, b, least: 4.5 }))),
    ...grounds.flatMap((b) => [
      { what: 'replication label', a: theme.replication, b, least: 4.5 },
      { what: 'relation', a: theme.relation, b, least: 3 },
      { what: 'lost', a: theme.lost, b, least: 4.5 },
      ...[theme.own, theme.store, theme.person, theme.external].map((p) => ({
        what: 'outline',
        a: p.line,
        b,
        least: 3,
      })),
    ]),
    ...theme.places.map((p) => ({ what: 'place outline', a: p.line, b: p.fill, least: 3 })),
    ...theme.places.map((p) => ({ what: 'place outline', a: p.line, b: theme.canvas, least: 3 })),
    ...Object.values(theme.verdict).map((a) => ({ what: 'verdict', a, b: theme.canvas, least: 3 })),
    ...Object.values(theme.verdictText).map((a) => ({ what: 'verdict text', a, b: theme.canvas, least: 4.5 })),
    ...[...Object.values(theme.phase), ...Object.values(theme.parts)].map((a) => ({
      what: 'bar',
      a,
      b: theme.canvas,
      least: 3,
    })),
  ]
}

test('text stands out by 4.5:1 and lines by 3:1 in both themes', () => {
  for (const theme of Object.values(themes))
    for (const { what, a, b, least } of pairs(theme))
      assert.ok(contrast(a, b) >= least, `${theme.name} ${what} ${a} on ${b}: ${contrast(a, b)}`)
})

test('the timeline: a bar per phase as long as it typically takes, RTO and target named', () => {
  const { svg, title } = renderTimeline(
    { outcome: zoneLoss, titleOf, target: { seconds: 600, requirement: 'DUR04' } },
    { language: 'en', theme: 'light', prefix: 't' },
  )
  const document = parse(svg)
  const bars = [...document.querySelectorAll('rect[height="12"]')].map((r) => ({
    x: Number(r.getAttribute('x')),
    w: Number(r.getAttribute('width')),
  }))
  assert.equal(bars.length, 8)
  const [detect, , , , , alert, human] = bars
  assert.ok(detect && alert && human)
  // 25 s, 90 s and 120 s on one axis; the person starts when the alert has arrived.
  assert.ok(Math.abs(alert.w / detect.w - 90 / 25) < 0.02)
  assert.ok(Math.abs(human.w / alert.w - 120 / 90) < 0.02)
  assert.ok(Math.abs(human.x - (alert.x + alert.w)) < 0.02)
  const text = document.documentElement.textContent ?? ''
  for (const part of ['target DUR04: 10\u00a0min', '38\u00a0s (26.5\u00a0s…72\u00a0s)', 'Reports', 'person'])
    assert.ok(text.includes(part), part)
  assert.ok(title.en.startsWith('Zone a lost: Profiles database'))
})

test('the budget: parts as long as their time, beside what the requirement allows', () => {
  const targetOf = () => ({ ratio: 0.9995, requirement: 'AVA01' })
  const { svg, title } = renderBudget(
    { journeys: budgets, titleOf, targetOf },
    { language: 'en', theme: 'light', prefix: 'b' },
  )
  const widths = (height: number): number[] =>
    [...parse(svg).querySelectorAll(`rect[height="${height}"]`)].map((r) => Number(r.getAttribute('width')))
  const [structural = 0, , changes = 0] = widths(16)
  assert.ok(Math.abs(changes / structural - 9.5) < 0.1)
  // 0.05 % of a year against 19 parts in 100 000.
  assert.ok(Math.abs((widths(8)[0] ?? 0) / changes - 5e-4 / 1.9e-4) < 0.02)
  assert.equal(
    title.en,
    'Purchase history (Moscow): downtime takes 144\u00a0% of the error budget, mostly failed changes',
  )
})

test('the timeline calls the only group of a store by the name of the store', () => {
  const [first] = zoneLoss.recoveries
  assert.ok(first)
  const alone = { ...zoneLoss, recoveries: [{ ...first, id: `${first.element}/main` }] }
  const { svg } = renderTimeline({ outcome: alone, titleOf }, { language: 'en', theme: 'light', prefix: 't' })
  const text = parse(svg).documentElement.textContent ?? ''
  assert.ok(text.includes(titleOf(first.element).en))
  assert.ok(!text.includes('main'), text)
})
