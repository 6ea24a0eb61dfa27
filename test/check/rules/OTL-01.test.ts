import { testRule } from '../support.ts'

testRule('OTL-01', {
  fires: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = { sampling: 'head', samplingRatio: '0.5%', memoryLimiter: true }
  },
  at: 'prometheus.opentelemetry.samplingRatio',
  params: { id: 'prometheus', share: 0.005 },
  silent: ({ element }) => {
    element('prometheus', 'monitoring').opentelemetry = {
      sampling: 'tail',
      samplingRatio: '0.5%',
      memoryLimiter: true,
      traceIdBalancing: true,
    }
  },
})
