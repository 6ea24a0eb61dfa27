/** The statements that make most of the work of the database. */
import { karma } from './places.ts'
import { db } from './today.ts'

karma.query('top-hundred', {
  title: { ru: 'Первая сотня рейтинга', en: 'The top hundred' },
  store: db,
  statement: 'SELECT user_id, total FROM karma_total ORDER BY total DESC LIMIT 100',
  rate: '150/s',
  tables: [{ name: 'karma_total', rows: 1_000_000, rowSize: '64B' }],
  indexes: ['karma_total_pkey ON karma_total (user_id)'],
  optimisations: [
    {
      kind: 'index',
      title: { ru: 'Индекс по убыванию кармы', en: 'An index by falling karma' },
      index: 'karma_total_rank ON karma_total (total DESC, user_id)',
    },
  ],
})
karma.query('append-event', {
  title: { ru: 'Событие в журнал', en: 'Event to the journal' },
  store: db,
  statement:
    'INSERT INTO karma_event (event_id, from_user, to_user, amount, created_at) VALUES ($1, $2, $3, $4, now()) ON CONFLICT (event_id) DO NOTHING',
  rate: '70/s',
  tables: [{ name: 'karma_event', rows: 600_000_000, rowSize: '120B' }],
  indexes: ['karma_event_pkey ON karma_event (event_id)'],
})
karma.query('profile-events', {
  title: { ru: 'Последние события профиля', en: 'Latest events of a profile' },
  store: db,
  statement:
    'SELECT event_id, from_user, amount, created_at FROM karma_event WHERE to_user = $1 ORDER BY created_at DESC OFFSET $2 LIMIT 20',
  rate: '300/s',
  tables: [{ name: 'karma_event', rows: 600_000_000, rowSize: '120B' }],
  indexes: ['karma_event_to_user ON karma_event (to_user, created_at DESC)'],
  optimisations: [
    {
      kind: 'keyset',
      title: { ru: 'Листать от последней увиденной строки', en: 'Page from the last row seen' },
      statement:
        'SELECT event_id, from_user, amount, created_at FROM karma_event WHERE to_user = $1 AND created_at < $2 ORDER BY created_at DESC LIMIT 20',
    },
  ],
})
