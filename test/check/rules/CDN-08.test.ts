import { testRule } from '../support.ts'

testRule('CDN-08', {
  fires: ({ cdn, element }) => {
    cdn({})
    element('static', 'cdn').cache = { level: 'cdn', hitRatio: '90%', invalidation: ['event'] }
  },
  at: 'static.cache.invalidation',
  params: { id: 'static' },
  silent: ({ cdn, element }) => {
    cdn({})
    element('static', 'cdn').cache = { level: 'cdn', hitRatio: '90%', ttl: '1d', invalidation: ['event', 'ttl'] }
  },
})
