import { testRule } from '../support.ts'

testRule('GEN-14', {
  fires: ({ document }) => {
    document.views.push({ id: 'core', kind: 'containers', title: 'Core', include: ['api', 'profiles'] })
  },
  at: 'core',
  params: { id: 'core' },
  silent: ({ document }) => {
    document.views.push({
      id: 'core',
      kind: 'containers',
      title: 'Core',
      description: 'What must be up first',
      include: ['api'],
    })
  },
})
