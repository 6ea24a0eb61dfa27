import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed, tell, testRule } from '../support.ts'

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

test('RED-08 is silent on keys that must not be evicted: a journal, and no policy of a cache', () => {
  const told = tell(
    changed(({ element }) => {
      const hot = element('hot', 'cache')
      delete hot.cache
      hot.persistence = 'aof-always'
      hot.redis = { maxmemory: '8GB', maxmemoryPolicy: 'noeviction' }
    }),
  )
  assert.deepEqual(
    told.filter((finding) => finding.code === 'RED-08'),
    [],
  )
})
