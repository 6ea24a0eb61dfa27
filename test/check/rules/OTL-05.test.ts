import { testRule } from '../support.ts'

testRule('OTL-05', {
  fires: ({ document }) => {
    document.relations.push({ id: 'api->prometheus', from: 'api', to: 'prometheus', timeout: '100ms' })
  },
  at: 'api->prometheus',
  params: { from: 'api', to: 'prometheus' },
  silent: ({ document }) => {
    document.relations.push({ id: 'api->prometheus', from: 'api', to: 'prometheus', mode: 'async', need: 'async' })
  },
})
