import { testRule } from '../support.ts'

testRule('QRY-03', {
  fires: ({ query }) =>
    query('find-by-name', {
      statement: "SELECT id FROM member WHERE name ILIKE '%' || $1 || '%' LIMIT 20",
      tables: [{ name: 'member', rows: 1e7 }],
      indexes: ['member_pkey'],
    }),
  at: 'find-by-name.statement',
  params: { id: 'find-by-name', table: 'member', rows: 1e7 },
  silent: ({ query }) =>
    query('find-by-name', {
      statement: "SELECT id FROM member WHERE name ILIKE '%' || $1 || '%' LIMIT 20",
      tables: [{ name: 'member', rows: 1e7 }],
      indexes: ['member_name_trgm ON member USING gin (name gin_trgm_ops)'],
    }),
})
