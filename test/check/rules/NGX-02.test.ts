import { testRule } from '../support.ts'

testRule('NGX-02', {
  fires: ({ element, document }) => {
    const balancer = element('balancer', 'loadBalancer')
    balancer.nginx = { resolve: false }
    document.relations.push({ id: 'balancer->fiscal', from: 'balancer', to: 'fiscal', timeout: '1s' })
  },
  at: 'balancer.nginx.resolve',
  params: { id: 'balancer', target: 'fiscal' },
  silent: ({ element }) => {
    element('balancer', 'loadBalancer').nginx = { resolve: false }
  },
})
