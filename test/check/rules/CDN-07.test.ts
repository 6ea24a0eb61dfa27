import { testRule } from '../support.ts'

testRule('CDN-07', {
  fires: ({ cdn }) => cdn({ originShield: false }),
  at: 'static.http.originShield',
  params: { id: 'static' },
  silent: ({ cdn }) => cdn({ originShield: true }),
})
