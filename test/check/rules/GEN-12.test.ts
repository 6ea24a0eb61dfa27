import { testRule } from '../support.ts'

testRule('GEN-12', {
  fires: ({ relation }) => {
    delete relation('api->hot').fallback
  },
  at: 'api->hot',
  params: { from: 'api', to: 'hot' },
  silent: ({ relation }) => {
    relation('api->hot').fallback = { ru: 'читать из базы', en: 'read from the database' }
  },
})
