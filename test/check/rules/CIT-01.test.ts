import { testRule } from '../support.ts'

testRule('CIT-01', {
  fires: ({ citus }) => {
    citus({ tables: [{ name: 'members', kind: 'distributed', unique: [['region', 'id'], ['email']] }] })
  },
  at: 'profiles.shards.citus.tables.0.unique',
  params: { id: 'profiles', table: 'members', columns: 'email', column: 'region' },
  silent: ({ citus }) => {
    citus({
      tables: [
        { name: 'members', kind: 'distributed', unique: [['region', 'email']] },
        { name: 'currencies', kind: 'reference', unique: [['code']] },
      ],
    })
  },
})
