import { testRule } from '../support.ts'

testRule('GEN-10', {
  fires: ({ document }) => {
    document.elements.push({ id: 'reports', kind: 'service', title: 'Reports' })
  },
  at: 'reports',
  params: { id: 'reports', kind: 'service' },
  silent: ({ document }) => {
    document.elements.push({ id: 'slack', kind: 'externalSystem', title: 'Slack' })
  },
})
