import { testRule } from '../support.ts'

testRule('ELK-03', {
  fires: ({ search, require }) => {
    search({ translogDurability: 'async' })
    require('DUR06', { metric: 'rpo', of: 'search', under: 'primary-loss', target: '<= 0s' })
  },
  at: 'search.elasticsearch.translogDurability',
  params: { requirement: 'DUR06', id: 'search' },
  silent: ({ search }) => search({ translogDurability: 'async' }),
})
