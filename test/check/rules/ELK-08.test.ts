import { testRule } from '../support.ts'

testRule('ELK-08', {
  fires: ({ search }) => search({ acceptsPartialResults: true }),
  at: 'search.elasticsearch.acceptsPartialResults',
  params: { id: 'search', journey: 'accrue' },
  silent: ({ search }) => search({ acceptsPartialResults: false }),
})
