import { testRule } from '../support.ts'

testRule('PRM-06', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.alertmanagers = 'load-balanced'
  },
  at: 'prometheus.alerting.alertmanagers',
  params: { id: 'prometheus' },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.alertmanagers = 'all'
  },
})
