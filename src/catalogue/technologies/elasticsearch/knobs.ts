import { documented, knobs, practice } from '../../knob.ts'

const discovery = 'elastic/elasticsearch configuration-reference/discovery-cluster-formation-settings.md'
const index = 'elastic/elasticsearch index-settings/index-modules.md'
const translog = 'elastic/elasticsearch index-settings/translog.md'

export const elasticsearchKnobs = knobs({
  check_interval: documented(
    discovery,
    's',
    1,
    ['Период взаимных проверок', 'Fault detection interval'],
    [
      'Мастер проверяет узлы, узлы — мастера. Разрыв TCP — отказ сразу.',
      'The master checks the nodes and they check it. A broken TCP connection is a failure at once.',
    ],
    {
      parameter: 'cluster.fault_detection.*.interval',
    },
  ),
  check_timeout: documented(
    discovery,
    's',
    10,
    ['Тайм-аут проверки', 'Fault detection time-out'],
    ['Столько ждут ответа молчащего узла на каждую попытку.', 'A silent node costs this per try.'],
    {
      parameter: 'cluster.fault_detection.*.timeout',
    },
  ),
  check_retries: documented(
    discovery,
    'count',
    3,
    ['Неудачных проверок', 'Failed checks'],
    ['После стольких узел исключается.', 'After so many a node is removed.'],
    {
      parameter: 'cluster.fault_detection.*.retry_count',
    },
  ),
  election_initial_timeout: documented(
    discovery,
    's',
    0.1,
    ['Начало выборов', 'Start of an election'],
    ['Верхняя граница первой случайной паузы.', 'Upper bound of the first random pause.'],
    {
      parameter: 'cluster.election.initial_timeout',
    },
  ),
  election_duration: documented(
    discovery,
    's',
    0.5,
    ['Длительность выборов', 'Duration of an election'],
    ['Столько длится одна попытка.', 'One attempt lasts this long.'],
    {
      parameter: 'cluster.election.duration',
    },
  ),
  election_max_timeout: documented(
    discovery,
    's',
    10,
    ['Наибольшая пауза выборов', 'Longest election pause'],
    ['До неё растёт пауза неудачных попыток.', 'The pause of failed attempts grows up to it.'],
    {
      parameter: 'cluster.election.max_timeout',
    },
  ),
  follower_lag_timeout: documented(
    discovery,
    's',
    90,
    ['Терпение к отставшему узлу', 'Patience with a lagging node'],
    ['Дольше не применивший состояние исключается.', 'A node that has not applied the state by then is removed.'],
    {
      parameter: 'cluster.follower_lag.timeout',
    },
  ),
  publish_timeout: documented(
    discovery,
    's',
    30,
    ['Срок публикации состояния', 'Publication time-out'],
    ['Неуспевший мастер снимает с себя роль.', 'A master that misses it steps down.'],
    {
      parameter: 'cluster.publish.timeout',
    },
  ),
  no_master_block: documented(
    discovery,
    'choice',
    'write',
    ['Что запрещено без мастера', 'What is blocked without a master'],
    [
      'write: чтение идёт по последнему известному состоянию, устаревшее и неполное.',
      'write: reads go on from the last known state, stale and partial.',
    ],
    { parameter: 'cluster.no_master_block', choices: ['all', 'write', 'metadata_write'] },
  ),
  delayed_timeout: documented(
    'elastic/docs-content delaying-allocation-when-node-leaves.md',
    's',
    60,
    ['Ожидание ушедшего узла', 'Wait for a node that left'],
    [
      'Новый главный шард назначается сразу, ждёт только восстановление копий.',
      'A new primary shard is appointed at once; only rebuilding copies waits.',
    ],
    { parameter: 'index.unassigned.node_left.delayed_timeout' },
  ),
  translog_durability: documented(
    translog,
    'choice',
    'request',
    ['Сброс журнала операций', 'Translog durability'],
    ['async: при сбое теряется до sync_interval.', 'async: a crash loses up to sync_interval.'],
    {
      parameter: 'index.translog.durability',
      choices: ['request', 'async'],
    },
  ),
  translog_sync_interval: documented(
    translog,
    's',
    5,
    ['Период сброса журнала', 'Translog sync interval'],
    ['Действует при async.', 'Applies to async.'],
    {
      parameter: 'index.translog.sync_interval',
    },
  ),
  refresh_interval: documented(
    index,
    's',
    1,
    ['Период обновления поиска', 'Refresh interval'],
    [
      'Записанное находится не сразу; шард, в котором долго не искали, обновляется только при следующем поиске. В serverless — 5 с.',
      'What was written is not found at once; a shard not searched for long refreshes on the next search only. Serverless: 5 s.',
    ],
    {
      parameter: 'index.refresh_interval',
    },
  ),
  search_idle_after: documented(
    index,
    's',
    30,
    ['Простой до остановки обновлений', 'Idle time until refreshes stop'],
    ['Дольше не опрошенный шард перестаёт обновляться.', 'A shard unsearched for longer stops refreshing.'],
    {
      parameter: 'index.search.idle.after',
    },
  ),
  shards: documented(
    index,
    'count',
    1,
    ['Шардов индекса', 'Shards of an index'],
    ['Меняется только пересозданием.', 'Changed by re-creating only.'],
    {
      parameter: 'index.number_of_shards',
    },
  ),
  replicas: documented(
    index,
    'count',
    1,
    ['Копий шарда', 'Replicas of a shard'],
    ['Ноль: потеря узла теряет данные.', 'Zero: a lost node loses data.'],
    {
      parameter: 'index.number_of_replicas',
    },
  ),
  wait_for_active_shards: practice(
    'elastic.co',
    'count',
    1,
    ['Живых копий для записи', 'Live copies needed for a write'],
    ['Запись принимается с одним главным шардом.', 'A write is taken with the primary shard alone.'],
  ),
  recovery_rate: practice(
    'indices.recovery.max_bytes_per_sec',
    'B/s',
    40 * 2 ** 20,
    ['Скорость восстановления шардов', 'Shard recovery rate'],
    [
      '40mb на узел, и это мебибайты; часто упирается в диск.',
      '40mb per node, and those are mebibytes; often the disk is slower.',
    ],
    {
      parameter: 'indices.recovery.max_bytes_per_sec',
    },
  ),
  connection_breaks: documented(
    'man 7 tcp (manpages 6.03), tcp_retries2 = 15',
    's',
    { best: 780, typical: 924.6, worst: 1800 },
    ['Обрыв соединения с молчащим узлом', 'A connection to a silent node breaks'],
    [
      'Пока нет мастера, молчащий узел никто не исключает: запросы к нему ждут ядра Linux, 13–30 минут.',
      'Without a master nobody takes a silent node out: requests to it wait for the Linux kernel, 13-30 min.',
    ],
    {
      parameter: 'net.ipv4.tcp_retries2',
    },
  ),
})
