import { testRule } from '../support.ts'

testRule('GEN-26', {
  fires: ({ require }) => require('AVA07', { metric: 'availability', of: 'accrue', target: '>= 99.9%' }),
  at: 'AVA07.measures.0',
  params: { first: 'AVA01', second: 'AVA07', metric: 'availability', of: 'accrue' },
  silent: ({ require }) => require('AVA07', { metric: 'availability', of: 'accrue', from: 'ekb', target: '>= 99.9%' }),
})
