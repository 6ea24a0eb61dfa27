import { testRule } from '../support.ts'

testRule('PG-09', {
  fires: ({ profiles }) => {
    profiles.fsync = false
  },
  at: 'profiles.fsync',
  params: {},
  silent: ({ profiles }) => {
    profiles.fsync = true
  },
})
