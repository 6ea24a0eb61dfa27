import { testRule } from '../support.ts'

testRule('JWT-05', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { jwks: 'per-request' }
  },
  at: 'api.jwt.jwks',
  params: { id: 'api' },
  silent: ({ element }) => {
    element('api', 'service').jwt = { jwks: 'cached' }
  },
})
