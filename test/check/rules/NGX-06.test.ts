import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('NGX-06', {
  fires: ({ element, deployment }) => {
    element('balancer', 'loadBalancer').healthCheck!.failures = 1
    deployment('api@ekb').replicas = 2
  },
  at: 'balancer.healthCheck.failures',
  params: { id: 'balancer', target: 'api', place: 'ekb' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').healthCheck!.failures = 1
  },
})

test('NGX-06 reads max_fails of nginx as well', () => {
  const told = tell(
    changed(({ element, deployment }) => {
      const balancer = element('balancer', 'loadBalancer')
      balancer.technology = 'nginx'
      balancer.nginx = { maxFails: 1, proxyConnectTimeout: '1s' }
      deployment('api@ekb').replicas = 2
    }),
  )
  assert.deepEqual(
    told.map(({ code, path }) => [code, path]),
    [['NGX-06', 'balancer.nginx.maxFails']],
  )
})
