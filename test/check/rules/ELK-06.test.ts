import { testRule } from '../support.ts'

testRule('ELK-06', {
  fires: ({ search }) => search({ dataNodes: 6, allocationAwareness: false }),
  at: 'search.elasticsearch.allocationAwareness',
  params: { id: 'search', zones: 3 },
  silent: ({ search }) => search({ dataNodes: 6, allocationAwareness: true }),
})
