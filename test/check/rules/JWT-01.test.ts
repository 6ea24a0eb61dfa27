import { testRule } from '../support.ts'

testRule('JWT-01', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { accessTtl: '1h', revocation: '5m' }
  },
  at: 'api.jwt.accessTtl',
  params: { id: 'api', life: 3600, revocation: 300 },
  silent: ({ element }) => {
    element('api', 'service').jwt = { accessTtl: '1h', revocation: '5m', denylist: 'fail-closed' }
  },
})
