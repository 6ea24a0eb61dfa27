import { testRule } from '../support.ts'

testRule('ELK-02', {
  fires: ({ search }) => search({ numberOfReplicas: 0 }),
  at: 'search.elasticsearch.numberOfReplicas',
  params: { id: 'search', journey: 'accrue' },
  silent: ({ search }) => search({ numberOfReplicas: 1 }),
})
