import { testRule } from '../support.ts'

testRule('CIT-11', {
  fires: ({ citus }) => {
    citus({ tables: [{ name: 'members', kind: 'distributed', sequence: 'integer' }] })
  },
  at: 'profiles.shards.citus.tables.0.sequence',
  params: { id: 'profiles', table: 'members', type: 'integer' },
  silent: ({ citus }) => {
    citus({ tables: [{ name: 'members', kind: 'distributed', sequence: 'bigint' }] })
  },
})
