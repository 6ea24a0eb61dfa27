import { testRule } from '../support.ts'

testRule('GEN-24', {
  today: '2026-11-21',
  fires: ({ scenario }) => {
    scenario('region-loss').drill = { every: '90d', last: '2026-05-05' }
  },
  at: 'region-loss.drill.last',
  params: { id: 'region-loss', age: 17280000, every: 7776000 },
  silent: ({ scenario, profiles }) => {
    scenario('region-loss').drill = { every: '90d', last: '2026-08-01' }
    profiles.backup!.restoreTest = { every: '30d', last: '2026-11-01' }
  },
})
