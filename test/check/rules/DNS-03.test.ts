import { testRule } from '../support.ts'

testRule('DNS-03', {
  fires: ({ element }) => {
    Object.assign(element('api', 'service'), { concurrency: 4, time: '20ms' })
  },
  at: 'api@ekb.replicas',
  // 1200/s of 20 ms keep 24 busy; Yekaterinburg has 4 replicas of 4.
  params: { id: 'api', lost: 'msk', needed: 24, slots: 16 },
  silent: ({ element }) => {
    Object.assign(element('api', 'service'), { concurrency: 4, time: '10ms' })
  },
})
