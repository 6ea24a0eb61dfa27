import { testRule } from '../support.ts'

testRule('CIT-04', {
  fires: ({ citus }) => {
    citus({
      tables: [
        { name: 'members', kind: 'distributed' },
        { name: 'stores', kind: 'reference', foreignKeys: ['members'] },
      ],
    })
  },
  at: 'profiles.shards.citus.tables.1.foreignKeys',
  params: { id: 'profiles', table: 'stores', target: 'members' },
  silent: ({ citus }) => {
    citus({
      tables: [
        { name: 'members', kind: 'distributed', foreignKeys: ['stores'] },
        { name: 'stores', kind: 'reference' },
      ],
    })
  },
})
