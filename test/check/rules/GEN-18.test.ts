import { testRule } from '../support.ts'

testRule('GEN-18', {
  fires: ({ relation }) => {
    Object.assign(relation('worker->fiscal'), { retries: 3, idempotent: true })
  },
  at: 'worker->fiscal.retries',
  params: { from: 'worker', to: 'fiscal', retries: 3 },
  silent: ({ relation }) => {
    Object.assign(relation('worker->fiscal'), { retries: 3, idempotent: true, backoff: '1s' })
  },
})
