import { testRule } from '../support.ts'

testRule('GEN-02', {
  fires: ({ profiles }) => {
    delete profiles.backup
  },
  at: 'profiles',
  params: { id: 'profiles', journey: 'accrue' },
  silent: ({ profiles, journey }) => {
    delete profiles.backup
    journey('accrue').steps[5] = { from: 'api', to: 'profiles', operation: 'read' }
  },
})
