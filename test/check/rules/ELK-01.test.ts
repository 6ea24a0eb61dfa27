import { testRule } from '../support.ts'

testRule('ELK-01', {
  fires: ({ search }) => search({ masterEligible: 2 }),
  at: 'search.elasticsearch.masterEligible',
  params: { id: 'search', masters: 2 },
  silent: ({ search }) => search({ masterEligible: 3 }),
})
