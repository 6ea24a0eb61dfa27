import { testRule } from '../support.ts'

testRule('GEN-27', {
  fires: ({ element }) => {
    delete element('edge', 'globalBalancer').source
  },
  at: 'edge.availability',
  params: { id: 'edge', availability: 0.99999 },
  silent: ({ element }) => {
    delete element('fiscal', 'externalSystem').source
  },
})
