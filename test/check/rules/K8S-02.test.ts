import { testRule } from '../support.ts'

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
