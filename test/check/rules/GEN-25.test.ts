import { testRule } from '../support.ts'

testRule('GEN-25', {
  fires: ({ document }) => {
    document.relations.push({ id: 'api->balancer', from: 'api', to: 'balancer', timeout: '100ms' })
  },
  at: 'api->balancer',
  params: { cycle: 'balancer → api → balancer' },
  silent: ({ document }) => {
    document.relations.push({ id: 'api->balancer', from: 'api', to: 'balancer', mode: 'async', need: 'async' })
  },
})
