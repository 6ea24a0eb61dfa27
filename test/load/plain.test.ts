/** The quick way of reading a decision record: what it reads, the Markdown parser reads too. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDecision } from '../../src/load/decisions/parse.ts'
import { readPlainDecision } from '../../src/load/decisions/plain.ts'
import type { LoadedModel } from '../../src/load/loaded-model.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { copyWorkspace, dropWorkspace } from './workspace-copy.ts'

const root = join(import.meta.dirname, '../../model/loyalty')

const head = [
  'status: accepted, superseded by ADR-0007',
  'date: 2026-10-05',
  'decision-makers: [Anna, Boris]',
  'options:',
  '  - { title: One, chosen: false }',
  '  - { title: Two, variant: base, chosen: true }',
  'amends: ["0002"]',
]

function record(body: string): string {
  return ['---', ...head, '---', '', '# A cache in front', '', body].join('\n')
}

/** What the parser reads, without the body. */
function parsed(text: string) {
  const { body: _body, ...rest } = parseDecision('0001-cache.md', text)
  return rest
}

/** Reads it both ways; true when the quick way answered. */
function agrees(text: string): boolean {
  const plain = readPlainDecision('0001-cache.md', text)
  if (plain) assert.deepEqual(plain, parsed(text))
  return plain !== undefined
}

/** Pieces of Markdown that change what stands beside them, and plain ones. */
const pieces = [
  ...['text', 'слово', 'Context', ' ', ' ', '  ', '    ', '\n', '\n', '\n\n', '\n\n', '.', ': ', ' - ', '  - ', '\t'],
  ...[
    '* ',
    '- ',
    '1. ',
    '> ',
    '# ',
    '## ',
    '### ',
    '\n===\n',
    '\n---\n',
    '| ',
    '|---|',
    '- [ ] ',
    '+     ',
    '***',
    '_',
  ],
  ...[
    '`',
    '`',
    '``',
    '\n```\n',
    '\n~~~\n',
    '<',
    '>',
    '<!-- ',
    ' -->',
    '<b>',
    '\n<div>\n',
    '<script>',
    '&amp;',
    '&#83;',
  ],
  ...['[', ']', '(', ')', '](', '][', '[b]: ', '[^1]', '!', '\\', '$', '"', '~~', 'www.a.b/', 'http://a.b/', ' a@b.cd'],
  ...[
    '[a](0002-b.md)',
    ' [a](0002-b.md)',
    '\n* [a](0003-c.md#x)',
    ' [a](./0004-d.markdown) ',
    '[a](x/y.md)',
    '(0002-b.md)',
  ],
  ...[
    ' [a](<0002-b.md>)',
    ' [a](0002-b.md "t")',
    ' [a](0%30.md)',
    ' [a](http://b.c)',
    ' [a `b](0002-b.md) c`',
    '\n![a](b.md)',
  ],
  ...['Status', '\n## Status\n', 'Статус: ', '\nСостояние', 'St', 'atus', 'Superseded by [a](0009-i.md)', ' ADR-0012 '],
]

test('both ways read the same from any text that the quick way takes', () => {
  let quick = 0
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => record(parts.join('')))
  fc.assert(
    fc.property(text, (whole) => {
      if (agrees(whole)) quick++
    }),
    { numRuns: 4000 },
  )
  assert.ok(quick > 400, `only ${quick} of 4000 texts were read in the quick way`)
})

test('both ways read the same title', () => {
  const letters = fc.constantFrom(...'aЯ1 .:;,«»()-–+%/#*_`~[]<>&\\!@"\'\u00a0'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 20 }), (title) => {
      agrees(record('').replace('A cache in front', title))
    }),
    { numRuns: 1000 },
  )
})

test('the records of the worked systems are read the same, those with a full head in the quick way', () => {
  const adrs = join(import.meta.dirname, '../../adrs')
  for (const name of readdirSync(adrs)) {
    for (const file of readdirSync(join(adrs, name))) {
      const quick = agrees(readFileSync(join(adrs, name, file), 'utf8'))
      assert.ok(quick || name !== 'loyalty', `${name}/${file}`)
    }
  }
})

test('a workspace without texts has the same decisions and findings, quick or not', async () => {
  const { systems: whole } = await loadWorkspace(root)
  const { systems: bare } = await loadWorkspace(root, { bodies: false })
  const texts = bare.flatMap((system) => system.decisions.flatMap((one) => one.texts))
  assert.ok(texts.length > 0 && texts.every((text) => text.body === undefined))
  assert.deepEqual(bare, whole.map(withoutBodies))
  const styles = await copyWorkspace(join(import.meta.dirname, 'cases/adr-styles'), 'adr-styles')
  try {
    const [slow, quick] = [await loadWorkspace(styles), await loadWorkspace(styles, { bodies: false })]
    assert.deepEqual(quick.systems.map(withoutBodies), slow.systems.map(withoutBodies))
  } finally {
    await dropWorkspace(styles)
  }
})

function withoutBodies(system: LoadedModel): LoadedModel {
  const decisions = system.decisions.map((one) => ({
    ...one,
    texts: one.texts.map(({ body: _body, ...rest }) => rest),
  }))
  return { ...system, decisions }
}

test('what only the parser knows is left to it', () => {
  const left = [
    '## Status\n\nSuperseded by [the queue](0009-queue.md).',
    '**Status**: superseded by ADR-0009',
    '[Status](x): accepted',
    'The ``code [goes](0002-b.md) on``.',
    '<!--\n\n[hidden](0002-b.md)\n\n-->',
    '```\n[code](0002-b.md)\n```',
    '    [code](0002-b.md)',
    '![picture](0002-b.md)',
    '[a][b](0002-b.md)\n\n[b]: http://example.com',
    `${'> '.repeat(5000)}deep`,
    '['.repeat(20000),
  ]
  for (const body of left) assert.equal(readPlainDecision('0001-cache.md', record(body)), undefined, body.slice(0, 60))
  assert.equal(
    readPlainDecision('a.md', record('').replace('date: 2026-10-05\n', '')),
    undefined,
    'no date in the head',
  )
  assert.equal(readPlainDecision('a.md', '# Only a text\n'), undefined, 'no head')
})

test('what the quick way takes is not too deep for the parser', () => {
  const deep = ['[', '*', '_', '> ', '- ', '![', '**', '~~', '(', '+ ', '1. ']
  for (const piece of deep) {
    const body = piece.repeat(Math.floor(4990 / piece.length))
    assert.doesNotThrow(() => parseDecision('a.md', record(body)), piece)
  }
})
