import { testRule } from '../support.ts'

testRule('JWT-06', {
  fires: ({ element }) => {
    Object.assign(element('balancer', 'loadBalancer'), { stickySessions: true, redispatch: true })
    element('api', 'service').jwt = {}
  },
  at: 'balancer.stickySessions',
  params: { balancer: 'balancer', id: 'api' },
  silent: ({ element }) => {
    Object.assign(element('balancer', 'loadBalancer'), { stickySessions: true, redispatch: true })
  },
})
