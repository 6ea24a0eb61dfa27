import { testRule } from '../support.ts'

testRule('GEN-20', {
  fires: ({ element }) => {
    Object.assign(element('api', 'service'), { concurrency: 4, time: '50ms' })
  },
  at: 'api@msk.replicas',
  params: { id: 'api', needed: 60, slots: 40 },
  silent: ({ element }) => {
    Object.assign(element('api', 'service'), { concurrency: 4, time: '10ms' })
  },
})
