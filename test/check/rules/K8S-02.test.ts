import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

testRule('K8S-02', {
  fires: ({ element }) => {
    delete element('api', 'service').readiness
  },
  at: 'api',
  params: { id: 'api' },
  // A worker that nobody calls has no traffic to hold back.
  silent: ({ element }) => {
    delete element('worker', 'worker').readiness
  },
})

test('K8S-02: a model without any probe is told so once, others by service', () => {
  const told = (probe: boolean) =>
    tell(
      changed(({ document, element, deployment }) => {
        delete element('api', 'service').readiness
        const probes = probe ? { readiness: { interval: '10s', failures: 3 } as const } : {}
        document.elements.push({ id: 'rules', kind: 'service', title: 'Rules', ...probes })
        document.elements.push({ id: 'offers', kind: 'service', title: 'Offers' })
        for (const id of ['rules', 'offers']) {
          document.relations.push({ id: `api->${id}`, from: 'api', to: id, timeout: '100ms' })
          document.deployments.push({ ...deployment('api@msk'), id: `${id}@msk`, element: id })
        }
      }),
    )
      .filter(({ code }) => code === 'K8S-02')
      .map(({ params }) => params.id)
  assert.deepEqual(told(false), ['api, rules, offers'])
  assert.deepEqual(told(true), ['api', 'offers'])
})
