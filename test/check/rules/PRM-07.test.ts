import { testRule } from '../support.ts'

testRule('PRM-07', {
  fires: ({ document }) => {
    document.metrics[0]!.watches = ['api', 'profiles', 'hot', 'events']
  },
  at: 'balancer',
  params: { id: 'balancer', journey: 'accrue' },
  silent: ({ document }) => {
    document.metrics[0]!.watches = ['api', 'profiles', 'hot', 'events']
    document.relations.push({
      id: 'prometheus->balancer',
      from: 'prometheus',
      to: 'balancer',
      mode: 'async',
      need: 'async',
    })
  },
})
