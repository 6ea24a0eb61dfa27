import { testRule } from '../support.ts'

testRule('JWT-03', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { algorithm: 'from-token' }
  },
  at: 'api.jwt.algorithm',
  params: { id: 'api' },
  silent: ({ element }) => {
    element('api', 'service').jwt = { algorithm: 'fixed' }
  },
})
