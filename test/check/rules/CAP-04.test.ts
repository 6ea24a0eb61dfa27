import { testRule } from '../support.ts'

testRule('CAP-04', {
  fires: ({ document, require }) => {
    document.scenarios.push({
      id: 'split',
      title: 'Split',
      rate: '0.1/year',
      faults: [{ kind: 'partition', sides: [['msk'], ['ekb', 'nsk']] }],
    })
    require('RPO0', { metric: 'rpo', of: 'profiles', under: 'split', target: '<= 0s' })
    require('RTO0', { metric: 'rto', of: 'profiles', under: 'split', target: '<= 0s' })
  },
  at: 'RTO0.measures.0',
  params: { rpo: 'RPO0', rto: 'RTO0', scenario: 'split', store: 'profiles' },
  silent: ({ document, require }) => {
    document.scenarios.push({
      id: 'split',
      title: 'Split',
      rate: '0.1/year',
      faults: [{ kind: 'partition', sides: [['msk'], ['ekb', 'nsk']] }],
    })
    require('RPO0', { metric: 'rpo', of: 'profiles', under: 'split', target: '<= 0s' })
    require('RTO1', { metric: 'rto', of: 'profiles', under: 'split', target: '<= 40s' })
  },
})
