import { testRule } from '../support.ts'

testRule('PAT-15', {
  fires: ({ profiles }) => {
    profiles.startedAtBoot = true
  },
  at: 'profiles.startedAtBoot',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.startedAtBoot = false
  },
})
