import { testRule } from '../support.ts'

testRule('GEN-29', {
  fires: ({ element }) => {
    Object.assign(element('hot', 'cache'), { kind: 'sessionStore', persistence: 'aof-everysec' })
  },
  at: 'hot.replication.members',
  params: { balancer: 'edge', id: 'hot', region: 'msk' },
  silent: ({ element }) => {
    Object.assign(element('hot', 'cache'), { kind: 'sessionStore', persistence: 'aof-everysec' })
    element('hot', 'cache').replication!.members!.push({ in: 'ekb-a', promotion: 'never' })
  },
})
