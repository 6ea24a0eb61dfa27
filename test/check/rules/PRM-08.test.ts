import { testRule } from '../support.ts'

testRule('PRM-08', {
  fires: ({ element, remove }) => {
    remove('deployments', 'prometheus@ekb')
    element('prometheus', 'monitoring').alerting!.deadMansSwitch = false
  },
  at: 'prometheus@msk',
  params: { id: 'prometheus', place: 'msk', scenario: 'region-loss' },
  // A switch watched from outside tells that the monitoring is gone.
  silent: ({ remove }) => remove('deployments', 'prometheus@ekb'),
  also: ['PRM-02'],
})
