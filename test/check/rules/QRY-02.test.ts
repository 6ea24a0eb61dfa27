import { testRule } from '../support.ts'

testRule('QRY-02', {
  fires: ({ query }) =>
    query('page', {
      statement: 'SELECT * FROM purchase WHERE member_id = $1 ORDER BY id OFFSET $2 LIMIT 20',
      tables: [{ name: 'purchase', rows: 1e9 }],
      indexes: ['purchase_member'],
    }),
  at: 'page.statement',
  params: { id: 'page', table: 'purchase', rows: 1e9 },
  silent: ({ query }) =>
    query('page', {
      statement: 'SELECT * FROM purchase WHERE member_id = $1 AND id < $2 ORDER BY id DESC LIMIT 20',
      tables: [{ name: 'purchase', rows: 1e9 }],
      indexes: ['purchase_member'],
    }),
})
