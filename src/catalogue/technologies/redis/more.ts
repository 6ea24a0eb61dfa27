import { documented, knobs } from '../../knob.ts'

const conf = 'redis/redis@4f8cdc2a redis.conf'
const sentinelDoc = 'redis/redis-doc@10442244 docs/management/sentinel.md'

/** Settings of Sentinel, of the cluster, of replication and of persistence. */
export const redisMoreKnobs = knobs({
  parallel_syncs: documented(
    sentinelDoc,
    'count',
    1,
    ['Одновременных пересинхронизаций', 'Parallel resyncs'],
    [
      'Реплики переходят к новому мастеру по одной: мощность чтения тем временем снижена.',
      'Replicas turn to the new master one by one: read capacity is reduced meanwhile.',
    ],
    { parameter: 'parallel-syncs' },
  ),
  sentinel_quorum: documented(
    sentinelDoc,
    'count',
    2,
    ['Кворум Sentinel', 'Sentinel quorum'],
    [
      'Задаёт оператор (обычно 2 из 3). Кворум лишь объявляет мастера мёртвым; на переключение нужно большинство всех Sentinel.',
      'Set by the operator (2 of 3 as a rule). The quorum only declares the master down; a failover needs a majority of all Sentinels.',
    ],
    { parameter: 'quorum' },
  ),
  sentinel_info: documented(
    'redis/redis@4f8cdc2a src/sentinel.c',
    's',
    10,
    ['Период INFO', 'INFO period'],
    ['Чаще во время переключения.', 'More often during a failover.'],
  ),
  sentinel_hello: documented(
    'redis/redis@4f8cdc2a src/sentinel.c',
    's',
    2,
    ['Период приветствий Sentinel', 'Sentinel hello period'],
    ['Так Sentinel узнают друг о друге.', 'How Sentinels learn of each other.'],
  ),
  full_coverage: documented(
    conf,
    'flag',
    true,
    ['Требуется полное покрытие слотов', 'Full slot coverage required'],
    [
      'Диапазон без мастера — и отказывает весь кластер.',
      'One slot range without a master, and the whole cluster refuses.',
    ],
    { parameter: 'cluster-require-full-coverage' },
  ),
  replica_validity_factor: documented(
    conf,
    'count',
    10,
    ['Годность реплики', 'Replica validity factor'],
    [
      'Реплика, оторванная от мастера дольше чем на node_timeout × это число + 10 с, мастером не становится; 0 — пробует всегда.',
      'A replica cut off for longer than node_timeout times this plus 10 s does not become master; 0: it always tries.',
    ],
    { parameter: 'cluster-replica-validity-factor' },
  ),
  migration_barrier: documented(
    conf,
    'count',
    1,
    ['Порог перехода реплик', 'Migration barrier'],
    [
      'Столько реплик мастер сохраняет, прежде чем отдать лишнюю осиротевшему.',
      'What a master keeps before a spare replica moves to an orphaned one.',
    ],
    { parameter: 'cluster-migration-barrier' },
  ),
  reads_when_down: documented(
    conf,
    'flag',
    false,
    ['Чтение при неработающем кластере', 'Reads while the cluster is down'],
    ['Выключено: отказывает и чтение.', 'Off: reads are refused too.'],
    { parameter: 'cluster-allow-reads-when-down' },
  ),
  min_replicas_to_write: documented(
    conf,
    'count',
    0,
    ['Наименьшее число реплик для записи', 'Replicas needed for writes'],
    [
      'Ноль: изолированный мастер принимает записи сколь угодно долго. С единицей — примерно ещё 10 с.',
      'Zero: an isolated master takes writes for any time. With one, for about 10 s more.',
    ],
    { parameter: 'min-replicas-to-write' },
  ),
  repl_backlog_size: documented(
    conf,
    'B',
    2 ** 20,
    ['Буфер репликации', 'Replication backlog'],
    [
      'Меньше записанного за обрыв — полная пересинхронизация.',
      'Smaller than what was written during a disconnect: a full resync.',
    ],
    { parameter: 'repl-backlog-size' },
  ),
  repl_timeout: documented(
    conf,
    's',
    60,
    ['Тайм-аут репликации', 'Replication time-out'],
    ['Связь мастера и реплики считается потерянной.', 'The link of master and replica counts as lost.'],
    {
      parameter: 'repl-timeout',
    },
  ),
  repl_ping: documented(
    conf,
    's',
    10,
    ['Пульс репликации', 'Replication ping'],
    ['Мастер пингует реплики.', 'The master pings its replicas.'],
    {
      parameter: 'repl-ping-replica-period',
    },
  ),
  appendonly: documented(
    conf,
    'flag',
    false,
    ['Журнал AOF', 'Append-only file'],
    [
      'Выключен: после перезапуска есть только последний снимок.',
      'Off: after a restart there is only the last snapshot.',
    ],
  ),
  appendfsync: documented(
    conf,
    'choice',
    'everysec',
    ['Сброс журнала AOF', 'AOF flush'],
    [
      'always — потерь почти нет; no — до 30 с по усмотрению ядра.',
      'always: next to no loss; no: up to 30 s as the kernel sees fit.',
    ],
    { choices: ['always', 'everysec', 'no'] },
  ),
  save: documented(
    conf,
    'choice',
    '3600 1 300 100 60 10000',
    ['Снимки RDB', 'RDB snapshots'],
    [
      'Пары «секунд, изменений»: чем меньше изменений, тем реже снимок.',
      'Pairs of seconds and changes: the fewer changes, the rarer the snapshot.',
    ],
  ),
  maxclients: documented(
    conf,
    'count',
    10_000,
    ['Клиентов', 'Clients'],
    ['Следующие подключения отклоняются.', 'Further connections are refused.'],
  ),
  maxmemory_policy: documented(
    conf,
    'choice',
    'noeviction',
    ['Вытеснение', 'Eviction'],
    [
      'noeviction при нехватке памяти отказывает в записи: для кэша не годится.',
      'noeviction refuses writes when memory is out: wrong for a cache.',
    ],
    { parameter: 'maxmemory-policy' },
  ),
  wait: documented(
    'redis/redis-doc@10442244 commands/wait.md, docs/management/replication.md',
    'choice',
    undefined,
    ['Ожидание реплик', 'Waiting for replicas'],
    [
      'WAIT лишь сообщает, сколько реплик успело: подтверждённая так запись всё равно может пропасть при переключении.',
      'WAIT only tells how many replicas made it: a write so confirmed may still go in a failover.',
    ],
    { parameter: 'WAIT n timeout' },
  ),
})
