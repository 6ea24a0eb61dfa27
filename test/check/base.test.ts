import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../src/check/check.ts'
import { baseDocument } from './base.ts'
import { loadedFrom, tell } from './support.ts'

test('the base model is sound and no rule has anything to say', () => {
  assert.deepEqual(tell(baseDocument()), [])
  assert.equal(check(loadedFrom(baseDocument())).model?.checked, true)
})
