import { testRule } from '../support.ts'

testRule('PRM-09', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.retention = '1y'
  },
  at: 'prometheus.alerting.retention',
  params: { id: 'prometheus', retention: 31536000 },
  silent: ({ element }) => {
    Object.assign(element('prometheus', 'monitoring').alerting!, { retention: '1y', remoteWrite: true })
  },
})
