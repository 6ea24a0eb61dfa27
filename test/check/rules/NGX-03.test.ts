import { testRule } from '../support.ts'

testRule('NGX-03', {
  fires: ({ element }) => {
    element('balancer', 'loadBalancer').nginx = { retryNonIdempotent: true }
  },
  at: 'balancer.nginx.retryNonIdempotent',
  params: { id: 'balancer', target: 'api' },
  silent: ({ element, relation }) => {
    element('balancer', 'loadBalancer').nginx = { retryNonIdempotent: true }
    relation('balancer->api').idempotent = true
  },
})
