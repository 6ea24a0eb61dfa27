import { testRule } from '../support.ts'

testRule('QRY-01', {
  fires: ({ query }) => query('find-member', { rate: '365/s', tables: [{ name: 'member', rows: 1e7 }] }),
  at: 'find-member',
  params: { id: 'find-member', rate: 365, table: 'member', rows: 1e7 },
  silent: ({ query }) =>
    query('find-member', { rate: '365/s', tables: [{ name: 'member', rows: 1e7 }], indexes: ['member_pkey'] }),
})
