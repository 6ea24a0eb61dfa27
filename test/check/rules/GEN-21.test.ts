import { testRule } from '../support.ts'

testRule('GEN-21', {
  fires: ({ element, remove }) => {
    remove('deployments', 'api@ekb')
    Object.assign(element('api', 'service'), { concurrency: 4, time: '18ms' })
  },
  at: 'api@msk.replicas',
  // 1200/s of 18 ms; five replicas of 4.
  params: { id: 'api', needed: 21.6, slots: 20 },
  silent: ({ element, remove }) => {
    remove('deployments', 'api@ekb')
    Object.assign(element('api', 'service'), { concurrency: 4, time: '16ms' })
  },
})
