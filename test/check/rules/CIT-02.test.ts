import { testRule } from '../support.ts'

testRule('CIT-02', {
  fires: ({ citus }) => {
    citus({ distinctKeys: 8 })
  },
  at: 'profiles.shards.citus.distinctKeys',
  params: { id: 'profiles', reasonRu: 'значений ключа 8, а шардов 32', reasonEn: 'the key has 8 values for 32 shards' },
  silent: ({ citus }) => {
    citus({ distinctKeys: 80, topKeyShare: '20%' })
  },
})
