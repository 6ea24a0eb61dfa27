import { testRule } from '../support.ts'

testRule('ELK-05', {
  fires: ({ search, element }) => {
    search({ shards: 5 })
    element('search', 'database').size = '400GB'
  },
  at: 'search.elasticsearch.shards',
  params: { id: 'search', problemRu: 'шард около 80 ГБ', problemEn: 'a shard of about 80 GB' },
  silent: ({ search, element }) => {
    search({ shards: 60, dataNodes: 3, heap: '4GiB' })
    element('search', 'database').size = '400GB'
  },
})
