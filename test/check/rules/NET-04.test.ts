import { testRule } from '../support.ts'

testRule('NET-04', {
  fires: ({ document }) => {
    document.elements.push({
      id: 'rules',
      kind: 'service',
      title: 'Rules',
      partOf: 'api',
      readiness: { interval: '5s', failures: 2 },
    })
    document.relations.push({ id: 'worker->rules', from: 'worker', to: 'rules', timeout: '20ms' })
    document.deployments.push({ id: 'rules@ekb', element: 'rules', in: 'ekb', replicas: 2 })
  },
  at: 'worker->rules.timeout',
  params: { from: 'worker', to: 'rules', timeout: 0.02, trip: 0.028 },
  silent: ({ document }) => {
    document.elements.push({ id: 'rules', kind: 'service', title: 'Rules', partOf: 'api' })
    document.relations.push({ id: 'worker->rules', from: 'worker', to: 'rules', timeout: '20ms' })
    document.deployments.push({ id: 'rules@msk', element: 'rules', in: 'msk', replicas: 2 })
  },
})
