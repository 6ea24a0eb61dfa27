/** The statements that make most of the database's work, for the performance profile. */
import { db } from './data.ts'
import { loyalty } from './places.ts'

const accountRows = 10_000_000
const ledgerRows = 700_000_000
const purchaseRows = 1_000_000_000

loyalty.query('find-member', {
  title: { ru: 'Найти участника по карте', en: 'Find a member by card' },
  store: db,
  statement: 'SELECT id, home_region, status FROM accounts.member WHERE card_number = $1',
  rate: '365/s',
  tables: [{ name: 'accounts.member', rows: accountRows, rowSize: '2kB' }],
  indexes: ['member_card_number_key ON accounts.member (card_number)'],
})
loyalty.query('lock-balance', {
  title: { ru: 'Остаток под блокировкой', en: 'Balance under a lock' },
  store: db,
  statement: 'SELECT amount, version FROM points.balance WHERE member_id = $1 FOR UPDATE',
  rate: '365/s',
  tables: [{ name: 'points.balance', rows: accountRows, rowSize: '64B' }],
  indexes: ['balance_pkey ON points.balance (member_id)'],
})
loyalty.query('append-ledger', {
  title: { ru: 'Записать операцию в журнал', en: 'Append to the ledger' },
  store: db,
  statement:
    'INSERT INTO points.ledger (member_id, receipt_id, amount, created_at) VALUES ($1, $2, $3, now()) ON CONFLICT (receipt_id) DO NOTHING',
  rate: '365/s',
  tables: [{ name: 'points.ledger', rows: ledgerRows, rowSize: '120B' }],
  indexes: ['ledger_receipt_id_key ON points.ledger (receipt_id)'],
  optimisations: [
    {
      kind: 'batch',
      title: {
        ru: 'Строки журнала одного чека вставлять одной командой',
        en: 'Insert the ledger rows of one receipt by one statement',
      },
      statement:
        'INSERT INTO points.ledger (member_id, receipt_id, amount, created_at) SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::timestamptz[])',
    },
  ],
})
loyalty.query('purchase-page', {
  title: { ru: 'Страница истории покупок', en: 'A page of the purchase history' },
  store: db,
  statement:
    'SELECT receipt_id, store_id, amount, created_at FROM history.purchase WHERE member_id = $1 ORDER BY created_at DESC OFFSET $2 LIMIT 20',
  rate: '145/s',
  tables: [{ name: 'history.purchase', rows: purchaseRows, rowSize: '300B' }],
  indexes: ['purchase_member_id_idx ON history.purchase (member_id)'],
  optimisations: [
    {
      kind: 'index',
      title: {
        ru: 'Составной индекс отдаёт страницу без сортировки',
        en: 'A composite index gives the page without a sort',
      },
      index: 'CREATE INDEX purchase_member_created ON history.purchase (member_id, created_at DESC)',
    },
    {
      kind: 'keyset',
      title: {
        ru: 'Листать по последнему чеку, а не по номеру страницы',
        en: 'Page by the last receipt instead of the page number',
      },
      statement:
        'SELECT receipt_id, store_id, amount, created_at FROM history.purchase WHERE member_id = $1 AND created_at < $2 ORDER BY created_at DESC LIMIT 20',
    },
  ],
})
loyalty.query('active-offers', {
  title: { ru: 'Действующие предложения магазина', en: 'Current offers of a store' },
  store: db,
  statement: 'SELECT id, title, rule FROM offers.offer WHERE store_id = $1 AND now() BETWEEN starts_at AND ends_at',
  rate: '1720/s',
  tables: [{ name: 'offers.offer', rows: 60_000, rowSize: '1kB' }],
  indexes: ['offer_store_idx ON offers.offer (store_id)'],
  optimisations: [
    {
      kind: 'cache',
      title: {
        ru: 'Держать предложения магазина в памяти сервиса минуту',
        en: 'Keep the offers of a store in the memory of the service for a minute',
      },
    },
  ],
})
