import { testRule } from '../support.ts'

testRule('JWT-02', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { denylist: 'fail-open' }
  },
  at: 'api.jwt.denylist',
  params: { id: 'api' },
  silent: ({ element }) => {
    element('api', 'service').jwt = { denylist: 'fail-closed' }
  },
})
