import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('NET-01', {
  fires: ({ relation }) => {
    delete relation('api->profiles').timeout
  },
  at: 'api->profiles',
  params: { from: 'api', to: 'profiles', hang: 1800, requirement: 'DUR02', target: 120 },
  silent: ({ relation }) => {
    delete relation('api->profiles').timeout
    relation('api->profiles').keepalive = '10s'
  },
})

test('NET-01 is silent on a balancer that answers by DNS: it waits for nobody', () => {
  const told = tell(
    changed(({ relation }) => {
      delete relation('edge->balancer').timeout
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'NET-01'),
    [],
  )
})

test('NET-01 fires on an anycast edge, which passes the requests on', () => {
  const told = tell(
    changed(({ relation, element }) => {
      element('edge', 'globalBalancer').mechanism = 'anycast'
      delete relation('edge->balancer').timeout
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'NET-01').map(({ path }) => path),
    ['edge->balancer'],
  )
})

test('NET-01 fires when the dead connection is given up later than the promise allows', () => {
  const told = tell(
    changed(({ relation }) => {
      delete relation('api->profiles').timeout
      relation('api->profiles').keepalive = '10m'
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'NET-01').map(({ params }) => params.hang),
    [600],
  )
})
