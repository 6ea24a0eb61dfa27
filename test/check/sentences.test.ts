/** The last step of a finding: its sentence, with plurals and numbers of the language. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue } from '../../src/check/codes.ts'
import type { Finding, Params } from '../../src/findings/finding.ts'
import { fixText, message } from '../../src/findings/message.ts'

const say = (code: string, params: Params, language: 'ru' | 'en') => {
  const finding: Finding = { code, severity: 'error', params }
  return message(catalogue.get(code), finding, language).replaceAll('\u00a0', ' ')
}

test('Russian plurals', () => {
  const votes = (n: number) => say('PAT-03', { votes: n, tolerated: 0, better: 3 }, 'ru')
  assert.match(votes(1), / 1 голос:/)
  assert.match(votes(2), / 2 голоса:/)
  assert.match(votes(6), / 6 голосов:/)
  assert.match(votes(22), / 22 голоса:/)
  assert.match(votes(112), / 112 голосов:/)
})

test('English plurals', () => {
  assert.match(say('PAT-03', { votes: 1, tolerated: 0, better: 3 }, 'en'), / 1 vote:/)
  assert.match(say('PAT-03', { votes: 2, tolerated: 0, better: 3 }, 'en'), / 2 votes:/)
})

test('times and numbers have the form of the language', () => {
  const params = { requirement: 'AVA01', target: 0.99999, dependency: 'edge', availability: 0.9995 }
  assert.match(say('SLA-01', params, 'ru'), /требует 99,999 %.*даёт 99,95 %/)
  assert.match(say('SLA-01', params, 'en'), /asks for 99\.999 %.*gives 99\.95 %/)
  assert.match(say('PAT-01', { needed: 40, ttl: 25 }, 'ru'), /40 с больше ttl = 25 с/)
})

test('a text of the model is not touched: escaping is for the writer of the format', () => {
  const params = { id: '<b>`|"\n', field: 'to', expected: 'element' }
  assert.ok(say('ref-unknown', params, 'en').includes('“<b>`|"\n”'))
})

test('a suggestion is made only when there is one', () => {
  const fix = (params: Params) =>
    fixText(catalogue.get('ref-unknown'), { code: 'ref-unknown', severity: 'error', params }, 'en')
  assert.equal(fix({ id: 'x', field: 'to', expected: 'element', suggestion: 'y' }), 'Perhaps “y” was meant.')
  assert.equal(fix({ id: 'x', field: 'to', expected: 'element' }), 'Check the id, or add what is missing to the model.')
})

test('a code that the catalogue does not know still gives a line', () => {
  const finding: Finding = { code: 'from-tomorrow', severity: 'info', params: { id: 'api' } }
  assert.equal(message(undefined, finding, 'ru'), 'from-tomorrow (id: api)')
  assert.equal(fixText(undefined, finding, 'ru'), '')
})
