import { testRule } from '../support.ts'

testRule('PG-12', {
  fires: ({ profiles }) => {
    profiles.changeDataCapture = { failoverSlots: false }
  },
  at: 'profiles.changeDataCapture.failoverSlots',
  params: { id: 'profiles' },
  silent: ({ profiles }) => {
    profiles.changeDataCapture = { failoverSlots: true }
  },
})
