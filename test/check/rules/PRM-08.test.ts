import { testRule } from '../support.ts'

testRule('PRM-08', {
  fires: ({ remove }) => remove('deployments', 'prometheus@ekb'),
  at: 'prometheus@msk',
  params: { id: 'prometheus', place: 'msk', scenario: 'region-loss' },
  silent: ({ remove }) => {
    remove('deployments', 'prometheus@ekb')
    remove('scenarios', 'region-loss')
  },
})
