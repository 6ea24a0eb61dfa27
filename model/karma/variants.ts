/** The options of the decisions. Each is a whole state of the plan with one thing done otherwise, so that figures can be compared. */
import type { VariantBuilding } from 'loadpath'
import { type BalancingOptions, balancing, patroni } from './balancing.ts'
import { type ElasticOptions, elastic } from './elastic.ts'
import { observing } from './observing.ts'
import { karma, msk } from './places.ts'
import { type QueueOptions, queues } from './queues.ts'
import { backups, recovery } from './recovery.ts'
import { db } from './today.ts'

interface Otherwise {
  stage1?: BalancingOptions
  stage2?: QueueOptions
  stage4?: ElasticOptions
}

/** The plan done up to a stage. */
function upTo(v: VariantBuilding, last: 1 | 2 | 4 | 5, otherwise: Otherwise = {}) {
  const { nginx, ...balanced } = balancing(v, otherwise.stage1)
  if (last === 1) return
  const queued = queues(v, balanced, otherwise.stage2)
  if (last === 2) return
  observing(v, [nginx])
  elastic(v, otherwise.stage4)
  if (last === 5) recovery(v, queued, nginx)
}

const say = (ru: string, en: string) => ({ ru, en })
function option(id: string, ru: string, en: string, build: (v: VariantBuilding) => void) {
  karma.variant(id, { title: say(ru, en) }, build)
}

// ---- what to begin with ----------------------------------------------------------------------------------------------

option('monitoring-first', 'Сначала мониторинг', 'Monitoring first', (v) => observing(v))
option('backups-first', 'Сначала копии в другом регионе', 'Backups off site first', (v) => backups(v))
option('monitoring-and-backups', 'Сначала мониторинг и копии', 'Monitoring and backups first', (v) => {
  observing(v)
  backups(v)
})
option('balancing-first', 'Сначала балансировка, как в плане', 'Balancing first, as planned', (v) => upTo(v, 1))

// ---- stage 1 ---------------------------------------------------------------------------------------------------------

option('sticky-sessions', 'Сессии в памяти, закреплённые в nginx', 'Sessions in memory, sticky in nginx', (v) =>
  upTo(v, 1, { stage1: { sticky: true } }),
)
option('manual-failover', 'Реплику базы повышает человек', 'A person promotes the replica', (v) =>
  upTo(v, 1, { stage1: { manualFailover: true } }),
)
option('async-replica', 'Асинхронная реплика', 'An asynchronous replica', (v) =>
  upTo(v, 1, { stage1: { asynchronous: true } }),
)

// ---- stage 2 ---------------------------------------------------------------------------------------------------------

option('rabbitmq', 'RabbitMQ с кворумной очередью', 'RabbitMQ with a quorum queue', (v) => upTo(v, 2))
option('kafka', 'Kafka', 'Kafka', (v) => upTo(v, 2, { stage2: { broker: 'kafka' } }))
option('one-broker', 'RabbitMQ на одном сервере', 'RabbitMQ on one host', (v) =>
  upTo(v, 2, { stage2: { broker: 'one-node' } }),
)
option('caches-only', 'Кэши без очереди', 'Caches without a queue', (v) => upTo(v, 2, { stage2: { broker: 'none' } }))
option('queue-only', 'Очередь без кэшей', 'A queue without caches', (v) => upTo(v, 2, { stage2: { caches: false } }))
option('ttl-only', 'Инвалидация только по TTL', 'Invalidation by TTL alone', (v) =>
  upTo(v, 2, { stage2: { ttlOnly: true } }),
)

// ---- sharding --------------------------------------------------------------------------------------------------------

const group = (id: string, share: '50%' | '70%' | '30%', ru: string, en: string) => ({
  id,
  title: say(ru, en),
  share,
  members: [{ in: msk.zone('a') }, { in: msk.zone('b') }, { in: msk.zone('c'), role: 'replica' as const }],
})
option('shards-by-user', 'Шарды по пользователям', 'Shards by user', (v) => {
  upTo(v, 2)
  v.set(db, {
    failover: patroni,
    shards: {
      key: 'user_id',
      tool: 'application',
      groups: [group('even', '50%', 'Чётные', 'Even'), group('odd', '50%', 'Нечётные', 'Odd')],
    },
    replication: { members: null },
  })
})
option('shards-by-region', 'Шарды по регионам', 'Shards by region', (v) => {
  upTo(v, 2)
  v.set(db, {
    failover: patroni,
    shards: {
      key: 'home_region',
      tool: 'application',
      groups: [group('west', '70%', 'Запад', 'West'), group('east', '30%', 'Восток', 'East')],
    },
    replication: { members: null },
  })
})

// ---- stage 4 ---------------------------------------------------------------------------------------------------------

option('hpa-cpu', 'HPA по процессору', 'HPA by CPU', (v) => upTo(v, 4))
option('hpa-memory', 'HPA по памяти', 'HPA by memory', (v) => upTo(v, 4, { stage4: { metric: 'memory' } }))
option('hpa-low-floor', 'HPA с тремя экземплярами в покое', 'HPA with three instances at rest', (v) =>
  upTo(v, 4, { stage4: { floor: 3 } }),
)
option('fixed-peak', '9 экземпляров круглый год', '9 instances all year', (v) => upTo(v, 4, { stage4: { fixed: 9 } }))

// ---- recovery --------------------------------------------------------------------------------------------------------

option('backups-and-site', 'Копии и резервный регион', 'Backups and a recovery region', (v) => upTo(v, 5))
option('backups-only', 'Только копии в другом регионе', 'Backups in another region only', (v) => {
  upTo(v, 4)
  backups(v)
})
