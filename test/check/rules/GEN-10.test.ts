import { testRule } from '../support.ts'

testRule('GEN-10', {
  fires: ({ document }) => {
    document.elements.push(
      { id: 'reports', kind: 'service', title: 'Reports' },
      { id: 'mailer', kind: 'worker', title: 'Mailer' },
    )
  },
  at: 'reports',
  params: { ids: 'reports, mailer', count: 2 },
  silent: ({ document }) => {
    document.elements.push({ id: 'slack', kind: 'externalSystem', title: 'Slack' })
  },
})
