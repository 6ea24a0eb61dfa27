import { testRule } from '../support.ts'

testRule('K8S-01', {
  fires: ({ deployment, remove, document }) => {
    deployment('api@msk').replicas = 1
    remove('deployments', 'api@ekb')
    remove('requirements', 'DUR02')
    document.scenarios.find(({ id }) => id === 'zone-loss')!.mustServe = []
  },
  at: 'api@msk.replicas',
  params: { id: 'api', replacement: 85 },
  silent: ({ deployment }) => {
    deployment('api@msk').replicas = 1
  },
})
