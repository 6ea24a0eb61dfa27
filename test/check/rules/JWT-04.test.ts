import { testRule } from '../support.ts'

testRule('JWT-04', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { verifies: ['iss'] }
  },
  at: 'api.jwt.verifies',
  params: { id: 'api', missing: 'aud, exp' },
  silent: ({ element }) => {
    element('api', 'service').jwt = { verifies: ['iss', 'aud', 'exp'] }
  },
})
