import { testRule } from '../support.ts'

testRule('OTL-04', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = { sampling: 'tail' }
  },
  at: 'prometheus.opentelemetry',
  params: { id: 'prometheus', replicas: 3 },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = { sampling: 'tail', traceIdBalancing: true }
  },
})
