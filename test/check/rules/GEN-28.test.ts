import { testRule } from '../support.ts'

testRule('GEN-28', {
  fires: ({ element, document, journey }) => {
    delete element('fiscal', 'externalSystem').availability
    document.relations.push({ id: 'api->fiscal', from: 'api', to: 'fiscal', timeout: '300ms' })
    journey('accrue').steps.push({ from: 'api', to: 'fiscal' })
  },
  at: 'fiscal',
  params: { id: 'fiscal', journey: 'accrue' },
  silent: ({ element }) => {
    delete element('fiscal', 'externalSystem').availability
  },
})
