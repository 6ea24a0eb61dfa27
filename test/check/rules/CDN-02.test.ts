import { testRule } from '../support.ts'

testRule('CDN-02', {
  fires: ({ cdn }) => cdn({ cacheControl: false }),
  at: 'static.http.cacheControl',
  params: { id: 'static' },
  silent: ({ cdn }) => cdn({ cacheControl: true }),
})
