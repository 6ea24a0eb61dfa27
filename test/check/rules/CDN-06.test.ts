import { testRule } from '../support.ts'

testRule('CDN-06', {
  fires: ({ cdn }) => cdn({ setCookie: true }),
  at: 'static.http.setCookie',
  params: { id: 'static' },
  silent: ({ cdn }) => cdn({ setCookie: true, visibility: 'private' }),
})
