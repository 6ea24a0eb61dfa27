import { testRule } from '../support.ts'

testRule('PRM-01', {
  fires: ({ deployment, remove }) => {
    deployment('prometheus@msk').replicas = 1
    remove('deployments', 'prometheus@ekb')
    remove('scenarios', 'region-loss')
  },
  at: 'prometheus@msk.replicas',
  params: { id: 'prometheus' },
  silent: ({ deployment }) => {
    deployment('prometheus@msk').replicas = 1
  },
})
