import { testRule } from '../support.ts'

testRule('SLA-03', {
  fires: ({ profiles }) => {
    profiles.planned = { rate: '4/year', length: '2h' }
  },
  at: 'AVA01.measures.0.target',
  params: { requirement: 'AVA01', budget: 15768, elements: 'profiles', planned: 28800 },
  silent: ({ profiles }) => {
    profiles.planned = { rate: '4/year', length: '10m' }
  },
})
