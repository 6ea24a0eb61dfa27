import { testRule } from '../support.ts'

testRule('CDN-04', {
  fires: ({ cdn, hop }) => {
    cdn({ cacheControl: true })
    hop('accrue', 1, 'static')
  },
  at: 'static.http',
  params: { requirement: 'AVA01', journey: 'accrue', id: 'static' },
  silent: ({ cdn, hop }) => {
    cdn({ cacheControl: true, staleIfError: '1h' })
    hop('accrue', 1, 'static')
  },
})
