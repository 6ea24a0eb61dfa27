import { testRule } from '../support.ts'

testRule('ELK-04', {
  fires: ({ search, journey }) => {
    search({})
    for (const step of journey('accrue').steps) if (step.operation === 'write') step.operation = 'read'
    journey('accrue').steps.push({ from: 'api', to: 'search', operation: 'write' })
  },
  at: 'search.elasticsearch',
  params: { journey: 'accrue', id: 'search' },
  silent: ({ search }) => search({}),
})
