import { derived, documented, knobs } from '../../knob.ts'

const docs = 'citusdata/citus_docs@74f978b (13.0)'
const source = 'citusdata/citus@a3d5708a (14.0)'
const settings = `${docs} develop/api_guc.rst`

export const citusKnobs = knobs({
  shard_count: documented(
    `${docs} admin_guide/cluster_management.rst; ${source} shared_library_init.c`,
    'count',
    32,
    ['Шардов на таблицу', 'Shards per table'],
    [
      'Не меньше числа рабочих узлов, какое когда-либо понадобится: 32–128 для многих арендаторов, 2–4 на ядро для аналитики.',
      'No fewer than the workers ever planned: 32-128 for many tenants, 2-4 per core for analytics.',
    ],
    { parameter: 'citus.shard_count', min: 1, max: 64_000 },
  ),
  shard_replication_factor: documented(
    `${source} src/backend/distributed/README.md`,
    'count',
    1,
    ['Копий шарда', 'Copies of a shard'],
    [
      'Больше одной — устаревший способ и не отказоустойчивость: любая запись идёт двухфазно по всем копиям. Надёжность даёт репликация PostgreSQL.',
      'More than one is deprecated and no high availability: every write goes to all copies in two phases. PostgreSQL replication is what protects.',
    ],
    { parameter: 'citus.shard_replication_factor' },
  ),
  node_connection_timeout: documented(
    settings,
    's',
    30,
    ['Тайм-аут подключения к узлу', 'Worker connect time-out'],
    [
      'Запрос к молчащему рабочему узлу завершается ошибкой только через это время.',
      'A query to a silent worker fails only after this time.',
    ],
    { parameter: 'citus.node_connection_timeout' },
  ),
  max_adaptive_executor_pool_size: documented(
    settings,
    'count',
    16,
    ['Соединений сессии с узлом', 'Connections of a session to a worker'],
    ['На одну сессию и один рабочий узел.', 'Per session and worker.'],
    { parameter: 'citus.max_adaptive_executor_pool_size' },
  ),
  max_shared_pool_size: documented(
    settings,
    'count',
    0,
    ['Общий предел соединений с узлом', 'Shared limit of connections to a worker'],
    [
      'Ноль: предел равен max_connections координатора. Соединения с перераспределением его не соблюдают, поэтому у рабочего узла предел должен быть выше.',
      'Zero: max_connections of the coordinator. Repartition joins do not keep to it, so a worker needs a higher limit.',
    ],
    { parameter: 'citus.max_shared_pool_size' },
  ),
  max_cached_conns_per_worker: documented(
    settings,
    'count',
    1,
    ['Простаивающих соединений с узлом', 'Idle connections kept per worker'],
    ['Держит каждый серверный процесс координатора.', 'Kept by each backend of the coordinator.'],
    { parameter: 'citus.max_cached_conns_per_worker' },
  ),
  recover_2pc_interval: documented(
    `${source} shared_library_init.c`,
    's',
    60,
    ['Период разбора незавершённых двухфазных транзакций', 'Period of two-phase recovery'],
    [
      'Подготовленная и брошенная транзакция держит блокировки до ближайшего прохода после возвращения узла.',
      'A prepared and abandoned transaction holds its locks until the next pass after the node is back.',
    ],
    { parameter: 'citus.recover_2pc_interval' },
  ),
  use_secondary_nodes: documented(
    settings,
    'choice',
    'never',
    ['Чтение с реплик рабочих узлов', 'Reads from secondary workers'],
    ['always: только чтение и с отставанием.', 'always: read-only, and stale.'],
    { parameter: 'citus.use_secondary_nodes', choices: ['never', 'always'] },
  ),
  enable_repartition_joins: documented(
    settings,
    'flag',
    false,
    ['Соединения с перераспределением', 'Repartition joins'],
    [
      'Выключено: соединение не по столбцу распределения завершается ошибкой.',
      'Off: a join that is not on the distribution column is an error.',
    ],
    { parameter: 'citus.enable_repartition_joins' },
  ),
  max_prepared_transactions: documented(
    'patroni/patroni@de6b22c8 (4.1.4) docs/citus.rst',
    'count',
    0,
    ['Подготовленных транзакций', 'Prepared transactions'],
    [
      'С нулём (значение PostgreSQL) запись на несколько узлов невозможна; Patroni с Citus ставит вдвое больше max_connections.',
      'With zero (PostgreSQL’s value) a write to several nodes is impossible; Patroni with Citus sets twice max_connections.',
    ],
  ),
  metadata_update: derived(
    'patroni/patroni@de6b22c8 (4.1.4) docs/citus.rst',
    's',
    { best: 0.1, typical: 0.5, worst: 2 },
    ['Обновление адреса узла на координаторе', 'Update of the worker’s address at the coordinator'],
    [
      'До него координатор обращается к прежнему лидеру группы.',
      'Until then the coordinator calls the old primary of the group.',
    ],
    { parameter: 'citus_update_node()' },
  ),
})
