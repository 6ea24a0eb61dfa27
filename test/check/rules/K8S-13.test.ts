import type { FailureScenario } from '../../../src/language/vocabulary/index.ts'
import { testRule } from '../support.ts'

const apiLoss: FailureScenario = {
  id: 'api-loss',
  title: 'API lost',
  rate: '1/year',
  faults: [{ kind: 'lose-instance', element: 'api' }],
}

// 50 s grace, 5 s monitor period, 300 s toleration: 355 s, as published for Kubernetes 1.32.
testRule('K8S-13', {
  fires: ({ deployment, remove, require, document }) => {
    document.scenarios.push(apiLoss)
    deployment('api@msk').replicas = 1
    delete deployment('api@msk').orchestrator!.tolerationSeconds
    remove('deployments', 'api@ekb')
    require('DUR06', { metric: 'rto', of: 'api', under: 'api-loss', target: '<= 5m' })
  },
  at: 'api@msk.orchestrator',
  params: { id: 'api', replacement: 355, requirement: 'DUR06', target: 300 },
  silent: ({ deployment, remove, require, document }) => {
    deployment('api@msk').replicas = 1
    remove('deployments', 'api@ekb')
    require('DUR06', { metric: 'rto', of: 'api', under: 'api-loss', target: '<= 5m' })
    document.scenarios.push(apiLoss)
  },
})
