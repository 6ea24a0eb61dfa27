import { testRule } from '../support.ts'

testRule('EVT-08', {
  fires: ({ search, journey }) => {
    search({})
    journey('accrue').steps.push({ from: 'api', to: 'search', operation: 'write' })
  },
  at: 'accrue',
  params: {
    journey: 'accrue',
    stores: 'profiles, search',
    problemRu: 'сага не описана',
    problemEn: 'no saga is described',
  },
  silent: ({ search, journey }) => {
    search({})
    journey('accrue').steps.push({ from: 'api', to: 'search', operation: 'write' })
    journey('accrue').saga = { compensation: true, timeout: '1h' }
  },
})
