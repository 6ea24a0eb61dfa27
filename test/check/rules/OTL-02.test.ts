import { testRule } from '../support.ts'

testRule('OTL-02', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = { memoryLimiter: false }
  },
  at: 'prometheus.opentelemetry.memoryLimiter',
  params: { id: 'prometheus' },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = { memoryLimiter: true }
  },
})
