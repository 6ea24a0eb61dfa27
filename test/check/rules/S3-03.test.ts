import { testRule } from '../support.ts'

testRule('S3-03', {
  fires: ({ element, require }) => {
    element('archive', 'objectStore').redundancy = 'multi-region'
    require('RPO1', { metric: 'rpo', of: 'archive', under: 'region-loss', target: '<= 1m' })
  },
  at: 'RPO1.measures.0',
  params: { requirement: 'RPO1', target: 60, lag: 900 },
  silent: ({ element, require }) => {
    element('archive', 'objectStore').redundancy = 'multi-region'
    require('RPO1', { metric: 'rpo', of: 'archive', under: 'region-loss', target: '<= 15m' })
  },
})
