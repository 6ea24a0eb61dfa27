import { testRule } from '../support.ts'

testRule('PRM-02', {
  fires: ({ element }) => {
    delete element('prometheus', 'monitoring').alerting!.deadMansSwitch
  },
  at: 'prometheus.alerting',
  params: { id: 'prometheus' },
  silent: ({ element }) => {
    delete element('prometheus', 'monitoring').alerting
  },
})
