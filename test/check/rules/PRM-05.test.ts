import { testRule } from '../support.ts'

testRule('PRM-05', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.rateWindow = '30s'
  },
  at: 'prometheus.alerting.rateWindow',
  params: { id: 'prometheus', window: 30, scrape: 15 },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.rateWindow = '1m'
  },
})
