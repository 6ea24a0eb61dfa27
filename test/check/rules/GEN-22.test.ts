import { testRule } from '../support.ts'

testRule('GEN-22', {
  fires: ({ element, journey, remove }) => {
    remove('deployments', 'api@ekb')
    Object.assign(element('api', 'service'), { concurrency: 4, time: '16ms' })
    journey('accrue').growth = '30%'
  },
  at: 'api@msk.replicas',
  params: { id: 'api', needed: 24.96, slots: 24 },
  silent: ({ element, journey, remove }) => {
    remove('deployments', 'api@ekb')
    Object.assign(element('api', 'service'), { concurrency: 4, time: '16ms' })
    journey('accrue').growth = '20%'
  },
})
