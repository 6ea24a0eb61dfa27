import { testRule } from '../support.ts'

testRule('PRM-04', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.scrapeInterval = '1m'
  },
  at: 'prometheus.alerting.for',
  params: { pending: 60, scrape: 60 },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').alerting!.scrapeInterval = '30s'
  },
})
