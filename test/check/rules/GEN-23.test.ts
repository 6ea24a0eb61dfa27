import { testRule } from '../support.ts'

testRule('GEN-23', {
  fires: ({ profiles }) => {
    Object.assign(profiles, { disk: '130GB', growth: '20%' })
  },
  at: 'profiles.disk',
  params: { group: 'profiles', needed: 1.2e11, disk: 1.3e11 },
  silent: ({ profiles }) => {
    Object.assign(profiles, { disk: '200GB', growth: '20%' })
  },
})
