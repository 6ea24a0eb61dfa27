import { testRule } from '../support.ts'

testRule('GEN-09', {
  fires: ({ document }) => {
    document.metrics[0]!.action = ' '
  },
  at: 'api-errors.action',
  params: { id: 'api-errors' },
  // A metric without thresholds raises no alert.
  silent: ({ document }) => {
    document.metrics[0]!.action = ''
    document.metrics[0]!.thresholds = {}
  },
})
