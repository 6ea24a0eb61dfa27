/** Settings of streaming replication, retention of the log and the client library. */
import { documented, knobs } from '../../knob.ts'

const manual = 'PostgreSQL 15.20 manual'
const replication = `${manual}, runtime-config-replication`

export const postgresqlReplicationKnobs = knobs({
  synchronous_standby_names: documented(
    replication,
    'choice',
    undefined,
    ['Список синхронных реплик', 'List of synchronous standbys'],
    [
      'FIRST k (…) ждёт k реплик по порядку, ANY k (…) — любые k; пустой список означает асинхронную репликацию.',
      'FIRST k (…) waits for k standbys in order, ANY k (…) for any k of them; an empty list means asynchronous replication.',
    ],
    { choices: ['FIRST k (list)', 'ANY k (list)', '*'] },
  ),
  wal_receiver_timeout: documented(
    replication,
    's',
    60,
    ['Тайм-аут приёмника журнала', 'WAL receiver timeout'],
    [
      'За это время реплика замечает, что лидер замолчал; повышения это не запускает.',
      'A standby notices a silent primary within this time; it does not start a promotion.',
    ],
  ),
  wal_receiver_status_interval: documented(
    replication,
    's',
    10,
    ['Период отчётов реплики', 'Standby report period'],
    [
      'Не реже этого реплика сообщает, докуда дошла; синхронные подтверждения уходят сразу после сброса на диск.',
      'A standby reports its position at least this often; synchronous confirmations leave right after the flush.',
    ],
  ),
  hot_standby_feedback: documented(
    replication,
    'flag',
    false,
    ['Обратная связь от реплики', 'Hot standby feedback'],
    [
      'Включено: запросы на реплике реже прерываются, зато на лидере дольше живут мёртвые строки.',
      'On: standby queries are cancelled less often, but dead rows stay longer on the primary.',
    ],
  ),
  max_wal_senders: documented(
    replication,
    'count',
    10,
    ['Процессов отправки журнала', 'WAL sender processes'],
    [
      'Должно хватать на реплики, резервное копирование и логических получателей; на реплике не меньше, чем на лидере.',
      'Must cover standbys, backups and logical consumers; on a standby not below the primary’s value.',
    ],
  ),
  max_replication_slots: documented(
    replication,
    'count',
    10,
    ['Слотов репликации', 'Replication slots'],
    ['По одному на реплику и на логического получателя.', 'One per standby and per logical consumer.'],
  ),
  idle_replication_slot_timeout: documented(
    'postgresqlco.nf idle_replication_slot_timeout',
    's',
    undefined,
    ['Срок простоя слота', 'Idle slot time-out'],
    [
      'Слот, которым никто не пользуется дольше срока, аннулируется на контрольной точке; по умолчанию выключено.',
      'A slot unused for longer is invalidated at a checkpoint; off by default.',
    ],
    { versions: '>= 18' },
  ),
  wal_keep_size: documented(
    replication,
    'B',
    0,
    ['Журнал, хранимый для реплик', 'WAL kept for standbys'],
    [
      'Без слота и архива реплика, отставшая больше этого, строится заново.',
      'Without a slot and an archive, a standby further behind than this must be rebuilt.',
    ],
  ),
  checkpoint_timeout: documented(
    `${manual}, runtime-config-wal`,
    's',
    300,
    ['Период контрольных точек', 'Checkpoint period'],
    [
      'Ограничивает журнал, который применяется после сбоя, а значит и время перезапуска.',
      'Bounds the WAL replayed after a crash, and so the time of a restart.',
    ],
  ),
  max_wal_size: documented(
    `${manual}, runtime-config-wal`,
    'B',
    2 ** 30,
    ['Журнал между контрольными точками', 'WAL between checkpoints'],
    [
      'При большой записи контрольная точка наступает раньше срока; восстановление читает до одного-двух таких объёмов.',
      'With heavy writing a checkpoint comes earlier; recovery reads up to one or two times this much.',
    ],
  ),
  reserved_connections: documented(
    'PostgreSQL 16 manual, runtime-config-connection',
    'count',
    0,
    ['Соединения, отложенные для роли', 'Connections kept for a role'],
    ['Вычитаются из max_connections вместе с запасом администратора.', 'Subtracted from max_connections too.'],
    { versions: '>= 16' },
  ),
  target_session_attrs: documented(
    `${manual}, libpq-connect`,
    'choice',
    'any',
    ['Какой узел ищет клиент', 'Which host the client looks for'],
    [
      'read-write: по строке с несколькими узлами клиент сам находит лидера, без прокси, перебирая их по одному.',
      'read-write: with several hosts in its string the client finds the primary without a proxy, one host at a time.',
    ],
    { choices: ['any', 'read-write', 'read-only', 'primary', 'standby', 'prefer-standby'] },
  ),
})
