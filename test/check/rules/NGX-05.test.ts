import { testRule } from '../support.ts'

testRule('NGX-05', {
  fires: ({ element }) => {
    element('balancer', 'loadBalancer').nginx = { zone: false }
  },
  at: 'balancer.nginx.zone',
  params: { id: 'balancer' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').nginx = { zone: true }
  },
})
