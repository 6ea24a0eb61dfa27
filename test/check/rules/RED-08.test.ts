import { testRule } from '../support.ts'

testRule('RED-08', {
  fires: ({ element }) => {
    element('hot', 'cache').redis = { maxmemory: '8GB' }
  },
  at: 'hot.redis',
  params: {
    id: 'hot',
    problemRu: 'при заполнении памяти запись отвергается (noeviction)',
    problemEn: 'writes are refused when memory is full (noeviction)',
  },
  silent: ({ element }) => {
    element('hot', 'cache').redis = { maxmemory: '8GB', maxmemoryPolicy: 'volatile-ttl' }
  },
})
