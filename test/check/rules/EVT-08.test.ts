import { testRule } from '../support.ts'

testRule('EVT-08', {
  fires: ({ document, profiles, journey }) => {
    document.elements.push({ ...profiles, id: 'ledger', title: 'Ledger' })
    document.relations.push({ id: 'api->ledger', from: 'api', to: 'ledger', timeout: '300ms' })
    document.metrics[0]?.watches.push('ledger')
    journey('accrue').steps.push({ from: 'api', to: 'ledger', operation: 'write' })
  },
  at: 'accrue',
  params: {
    journey: 'accrue',
    stores: 'profiles, ledger',
    problemRu: 'сага не описана',
    problemEn: 'no saga is described',
  },
  silent: ({ search, journey }) => {
    // An index beside the records is built anew from them.
    search({})
    journey('accrue').steps.push({ from: 'api', to: 'search', operation: 'write' })
  },
})
