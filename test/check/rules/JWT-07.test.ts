import { testRule } from '../support.ts'

testRule('JWT-07', {
  fires: ({ element }) => {
    element('api', 'service').jwt = { refreshToken: { rotation: false } }
  },
  at: 'api.jwt.refreshToken',
  params: { id: 'api' },
  silent: ({ element }) => {
    element('api', 'service').jwt = { refreshToken: { rotation: false, senderConstrained: true } }
  },
})
