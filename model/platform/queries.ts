/** The statements that make most of the database's work, for the performance profile. Rates are those of the peak. */
import { db } from './data.ts'
import { platform } from './places.ts'

const customerRows = 5_000_000

platform.query('find-login', {
  title: { ru: 'Клиент по хешу логина', en: 'Customer by hash of login' },
  store: db,
  statement: 'SELECT customer_id FROM login WHERE login_hash = $1',
  rate: '165/s',
  byDistributionKey: true,
  tables: [{ name: 'login', rows: 8_000_000, rowSize: '120B' }],
  indexes: ['login_pkey ON login (login_hash)'],
})
platform.query('read-profile', {
  title: { ru: 'Прочитать профиль', en: 'Read a profile' },
  store: db,
  statement: 'SELECT * FROM customer WHERE customer_id = $1',
  rate: '375/s',
  byDistributionKey: true,
  tables: [{ name: 'customer', rows: customerRows, rowSize: '3kB' }],
  indexes: ['customer_pkey ON customer (customer_id)'],
  optimisations: [
    {
      kind: 'cache',
      title: {
        ru: 'Держать прочитанный профиль в Redis 45 секунд: уже сделано, без кэша запросов было бы 2500 в секунду',
        en: 'Keep a profile in Redis for 45 seconds: done; without the cache there would be 2500 statements per second',
      },
    },
  ],
})
platform.query('lock-profile', {
  title: { ru: 'Строка клиента под блокировкой', en: 'The row of a customer under a lock' },
  store: db,
  statement: 'SELECT version FROM customer WHERE customer_id = $1 FOR UPDATE',
  rate: '80/s',
  byDistributionKey: true,
  tables: [{ name: 'customer', rows: customerRows, rowSize: '3kB' }],
  indexes: ['customer_pkey ON customer (customer_id)'],
})
platform.query('append-change', {
  title: { ru: 'Запись в журнал изменений', en: 'Append to the log of changes' },
  store: db,
  statement:
    'INSERT INTO customer_change (customer_id, change_id, field, old_value, new_value, changed_at) VALUES ($1, nextval($2), $3, $4, $5, now())',
  rate: '240/s',
  byDistributionKey: true,
  tables: [{ name: 'customer_change', rows: 250_000_000, rowSize: '250B' }],
  indexes: ['customer_change_pkey ON customer_change (customer_id, change_id)'],
  optimisations: [
    {
      kind: 'batch',
      title: {
        ru: 'Все поля одного изменения вставлять одной командой',
        en: 'Insert all fields of one change by one statement',
      },
      statement:
        'INSERT INTO customer_change (customer_id, change_id, field, old_value, new_value, changed_at) SELECT $1, nextval($2), f, o, n, now() FROM unnest($3::text[], $4::text[], $5::text[]) AS u (f, o, n)',
    },
  ],
})
platform.query('search-by-name', {
  title: { ru: 'Поиск клиента по имени', en: 'Search for a customer by name' },
  store: db,
  statement:
    'SELECT customer_id, full_name, birth_date FROM customer WHERE full_name ILIKE $1 ORDER BY full_name OFFSET $2 LIMIT 20',
  rate: '4/s',
  byDistributionKey: false,
  tables: [{ name: 'customer', rows: customerRows, rowSize: '3kB' }],
  optimisations: [
    {
      kind: 'index',
      title: {
        ru: 'Триграммный индекс: без него каждый поиск читает таблицу целиком на всех узлах',
        en: 'A trigram index: without it every search reads the whole table on all nodes',
      },
      index: 'CREATE INDEX customer_name_trgm ON customer USING gin (full_name gin_trgm_ops)',
    },
    {
      kind: 'keyset',
      title: {
        ru: 'Листать по последнему имени, а не по номеру страницы',
        en: 'Page by the last name instead of the page number',
      },
      statement:
        'SELECT customer_id, full_name, birth_date FROM customer WHERE full_name ILIKE $1 AND (full_name, customer_id) > ($2, $3) ORDER BY full_name, customer_id LIMIT 20',
    },
    {
      kind: 'limit',
      title: {
        ru: 'Не искать короче трёх букв: такой запрос возвращает половину таблицы',
        en: 'No search for fewer than three letters: it returns half of the table',
      },
    },
  ],
})
