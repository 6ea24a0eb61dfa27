import { testRule } from '../support.ts'

testRule('GEN-04', {
  fires: ({ element, require }) => {
    element('app', 'mobileApp').dnsCache = '10m'
    require('DUR06', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 5m' })
  },
  at: 'app.dnsCache',
  params: { client: 'app', cache: 600, total: 665, target: 300, requirement: 'DUR06' },
  silent: ({ element, require }) => {
    element('app', 'mobileApp').dnsCache = '30s'
    require('DUR06', { metric: 'rto', of: 'accrue', under: 'region-loss', target: '<= 5m' })
  },
})
