import { testRule } from '../support.ts'

testRule('NGX-01', {
  fires: ({ element }) => {
    element('balancer', 'loadBalancer').technology = 'nginx'
  },
  at: 'balancer',
  params: { id: 'balancer', connect: 60, client: 'edge', timeout: 2.5 },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').technology = 'nginx'
    element('balancer', 'loadBalancer').nginx = { proxyConnectTimeout: '1s' }
  },
})
