import { knobs } from '../../knob.ts'

const sentinel = 'redis/redis@4f8cdc2a src/sentinel.c'
const cluster = 'redis/redis-doc@10442244 docs/reference/cluster-spec.md'

export const redisKnobs = knobs({
  down_after: {
    title: { ru: 'Молчание мастера до тревоги Sentinel', en: 'Master silence before Sentinel acts' },
    unit: 's',
    default: 30,
    parameter: 'down-after-milliseconds',
    source: `${sentinel}, sentinel.conf`,
    kind: 'documented',
    meaning: {
      ru: 'Мастер без ответа дольше этого считается мёртвым — пока лишь для одного Sentinel.',
      en: 'A master without an answer for longer is down, so far for one Sentinel only.',
    },
  },
  sentinel_ping: {
    title: { ru: 'Период опроса Sentinel', en: 'Sentinel ping period' },
    unit: 's',
    default: 1,
    source: sentinel,
    kind: 'documented',
    meaning: { ru: 'Фаза опроса случайна.', en: 'The phase is random.' },
  },
  sentinel_ask: {
    title: { ru: 'Опрос других Sentinel', en: 'Asking the other Sentinels' },
    unit: 's',
    default: 1,
    source: sentinel,
    kind: 'documented',
    meaning: { ru: 'Согласие большинства.', en: 'Agreement of the majority.' },
  },
  sentinel_start_delay: {
    title: { ru: 'Случайная задержка начала', en: 'Random start delay' },
    unit: 's',
    default: 1,
    source: sentinel,
    kind: 'documented',
    meaning: { ru: 'Чтобы двое не начали вместе.', en: 'So that two do not start together.' },
  },
  sentinel_switch: {
    title: { ru: 'Повышение реплики Redis', en: 'Promotion of a Redis replica' },
    unit: 's',
    default: { best: 0.5, typical: 1.25, worst: 2 },
    source: sentinel,
    kind: 'derived',
    meaning: { ru: 'REPLICAOF NO ONE и подтверждение по INFO.', en: 'REPLICAOF NO ONE and its confirmation by INFO.' },
  },
  failover_timeout: {
    title: { ru: 'Срок переключения Sentinel', en: 'Sentinel failover time-out' },
    unit: 's',
    default: 180,
    parameter: 'failover-timeout',
    source: `${sentinel}:4960`,
    kind: 'documented',
    meaning: {
      ru: 'Неудачная первая попытка повторяется только через два таких срока (360 с).',
      en: 'A failed first attempt is repeated only after twice this time (360 s).',
    },
  },
  node_timeout: {
    title: { ru: 'Молчание узла Redis Cluster', en: 'Redis Cluster node silence' },
    unit: 's',
    default: 15,
    parameter: 'cluster-node-timeout',
    source: 'redis/redis@4f8cdc2a redis.conf',
    kind: 'documented',
    meaning: {
      ru: 'Столько молчит узел, прежде чем сосед сочтёт его отказавшим; столько же меньшинство ещё пишет.',
      en: 'A node is silent this long before a neighbour counts it as failed; a minority goes on writing as long.',
    },
  },
  cluster_gossip: {
    title: { ru: 'Распространение отказа в кластере', en: 'Spread of the failure in the cluster' },
    unit: 's',
    default: { best: 0, typical: 0.5, worst: 1 },
    source: cluster,
    kind: 'derived',
    meaning: { ru: 'Большинство мастеров должно согласиться.', en: 'A majority of masters must agree.' },
  },
  cluster_election: {
    title: { ru: 'Выборы в Redis Cluster', en: 'Redis Cluster election' },
    unit: 's',
    default: { best: 0.5, typical: 1.25, worst: 2 },
    source: cluster,
    kind: 'derived',
    meaning: {
      ru: '0,5 с, случайные 0–0,5 с и секунда за место в очереди реплик (0–1).',
      en: '0.5 s, a random 0-0.5 s and one second per rank of the replica (0-1).',
    },
  },
  aof_everysec: {
    title: { ru: 'Потеря при appendfsync everysec', en: 'Loss with appendfsync everysec' },
    unit: 's',
    default: { best: 0, typical: 1, worst: 2 },
    parameter: 'appendfsync everysec',
    source: 'redis/redis@4f8cdc2a src/aof.c:1110-1127',
    kind: 'documented',
    meaning: { ru: 'До двух секунд, если fsync занят.', en: 'Up to two seconds while fsync is busy.' },
  },
  rdb_save: {
    title: { ru: 'Потеря при снимках RDB', en: 'Loss with RDB snapshots' },
    unit: 's',
    default: { best: 60, typical: 300, worst: 3600 },
    parameter: 'save',
    source: 'redis/redis@4f8cdc2a redis.conf save line',
    kind: 'derived',
    meaning: { ru: 'Зависит от числа изменений.', en: 'Depends on the number of changes.' },
  },
  min_replicas_max_lag: {
    title: { ru: 'Предел отставания реплик для записи', en: 'Replica lag allowed for writes' },
    unit: 's',
    default: 10,
    parameter: 'min-replicas-max-lag',
    source: 'redis/redis@4f8cdc2a redis.conf',
    kind: 'documented',
    meaning: {
      ru: 'С min-replicas-to-write изолированный мастер перестаёт писать примерно через столько.',
      en: 'With min-replicas-to-write an isolated master stops writing after about this long.',
    },
  },
})
