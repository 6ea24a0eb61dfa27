import { testRule } from '../support.ts'

testRule('GEN-31', {
  fires: ({ scenario }) => {
    delete scenario('region-loss').handling
  },
  at: 'region-loss',
  params: { id: 'region-loss' },
  silent: ({ scenario }) => {
    delete scenario('region-loss').handling
    scenario('region-loss').mustServe = ['accrue']
  },
})
