import { testRule } from '../support.ts'

testRule('PG-08', {
  fires: ({ element }) => {
    element('api', 'service').pool!.connectTimeout = '10s'
  },
  at: 'api.pool.connectTimeout',
  params: { id: 'api', connect: 10, timeout: 0.5 },
  silent: ({ element }) => {
    element('api', 'service').pool!.connectTimeout = '300ms'
  },
})
