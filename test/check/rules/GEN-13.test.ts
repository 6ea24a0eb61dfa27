import { testRule } from '../support.ts'

testRule('GEN-13', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.receivers = []
  },
  at: 'prometheus.alerting.receivers',
  params: { id: 'prometheus' },
  silent: ({ element }) => {
    delete element('prometheus', 'monitoring').alerting
  },
})
