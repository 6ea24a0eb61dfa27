import { testRule } from '../support.ts'

testRule('ELK-07', {
  fires: ({ search, element }) => {
    search({ dataNodes: 3, disk: '1TB' })
    element('search', 'database').size = '1350GB'
  },
  at: 'search.elasticsearch.disk',
  params: { id: 'search', share: 0.9 },
  silent: ({ search, element }) => {
    search({ dataNodes: 3, disk: '1TB' })
    element('search', 'database').size = '1200GB'
  },
})
