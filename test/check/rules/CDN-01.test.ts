import { testRule } from '../support.ts'

testRule('CDN-01', {
  fires: ({ cdn }) => cdn({ personalised: true, visibility: 'public' }),
  at: 'static.http.personalised',
  params: { id: 'static' },
  silent: ({ cdn }) => cdn({ personalised: true, visibility: 'private' }),
})
