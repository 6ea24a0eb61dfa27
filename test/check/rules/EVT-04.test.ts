import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('EVT-04', {
  fires: ({ relation }) => {
    relation('api->profiles').retries = 2
  },
  at: 'api->profiles.retries',
  params: { from: 'api', to: 'profiles', retries: 2 },
  silent: ({ relation }) => {
    relation('api->profiles').retries = 2
    relation('api->profiles').idempotent = true
  },
})

test('EVT-04 fires on a repeated call of an outside system in the course of a write', () => {
  const told = (operation: 'read' | 'write', idempotent?: boolean) =>
    tell(
      changed(({ document, journey }) => {
        document.elements.push({
          id: 'bank',
          kind: 'externalSystem',
          title: 'Bank',
          availability: '99.9%',
          source: 'contract',
        })
        const idempotence = idempotent === undefined ? {} : { idempotent }
        document.relations.push({
          id: 'api->bank',
          from: 'api',
          to: 'bank',
          timeout: '300ms',
          retries: 1,
          backoff: '100ms',
          ...idempotence,
        })
        journey('accrue').steps.push({ from: 'api', to: 'bank' })
        journey('accrue').steps[5]!.operation = operation
      }),
    )
      .filter(({ code }) => code === 'EVT-04')
      .map(({ path }) => path)
  assert.deepEqual(told('write'), ['api->bank.retries'])
  assert.deepEqual(told('write', true), [])
  assert.deepEqual(told('read'), [])
})
