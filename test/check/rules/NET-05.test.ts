import { testRule } from '../support.ts'

testRule('NET-05', {
  fires: ({ document }) => {
    document.links[0]!.bandwidth = '1MB/s'
  },
  at: 'msk--ekb.bandwidth',
  params: { link: 'msk--ekb', bandwidth: 1e6, store: 'profiles', needed: 3e6 },
  silent: ({ document }) => {
    document.links[0]!.bandwidth = '10MB/s'
  },
})
