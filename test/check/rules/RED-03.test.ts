import { testRule } from '../support.ts'

testRule('RED-03', {
  fires: ({ element, require }) => {
    element('hot', 'cache').persistence = 'none'
    require('DUR06', { metric: 'rpo', of: 'hot', under: 'zone-loss', target: '<= 5s' })
  },
  at: 'hot.persistence',
  params: { id: 'hot', requirement: 'DUR06' },
  silent: ({ element }) => {
    element('hot', 'cache').persistence = 'none'
  },
})
