import { testRule } from '../support.ts'

testRule('GEN-11', {
  fires: ({ journey }) => {
    journey('notify').critical = true
  },
  at: 'notify',
  params: { id: 'notify' },
  silent: ({ journey, require }) => {
    journey('notify').critical = true
    require('AVA02', { metric: 'downtime', of: 'notify', per: 'year', target: '<= 20h' })
  },
})
