import { testRule } from '../support.ts'

testRule('CDN-05', {
  fires: ({ cdn }) => cdn({ mustRevalidate: true, staleIfError: '1h' }),
  at: 'static.http.mustRevalidate',
  params: { id: 'static' },
  silent: ({ cdn }) => cdn({ mustRevalidate: true }),
})
