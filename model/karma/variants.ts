/** The options of the decisions. Each is a whole state of the plan with one thing done otherwise, so that figures can be compared. */
import type { VariantBuilding } from 'loadpath'
import { balancing, patroni } from './balancing.ts'
import { elastic } from './elastic.ts'
import { observing } from './observing.ts'
import { karma, msk } from './places.ts'
import { queues } from './queues.ts'
import { backups } from './recovery.ts'
import { balanced } from './stages.ts'
import { db } from './today.ts'

const say = (ru: string, en: string) => ({ ru, en })
function option(id: string, ru: string, en: string, build: (v: VariantBuilding) => void) {
  karma.variant(id, { title: say(ru, en) }, build)
}
/** An option of what is done after a stage of the plan. */
function after(stage: string, id: string, ru: string, en: string, build: (v: VariantBuilding) => void = () => {}) {
  karma.variant(id, { title: say(ru, en), after: stage }, build)
}

// ---- what to begin with ----------------------------------------------------------------------------------------------

option('monitoring-first', 'Сначала мониторинг', 'Monitoring first', (v) => observing(v))
option('backups-first', 'Сначала копии в другом регионе', 'Backups off site first', (v) => backups(v))
option('monitoring-and-backups', 'Сначала мониторинг и копии', 'Monitoring and backups first', (v) => {
  observing(v)
  backups(v)
})
after('balancing', 'balancing-first', 'Сначала балансировка, как в плане', 'Balancing first, as planned')

// ---- stage 1 ---------------------------------------------------------------------------------------------------------

option('sticky-sessions', 'Сессии в памяти, закреплённые в nginx', 'Sessions in memory, sticky in nginx', (v) => {
  balancing(v, { sticky: true })
})
option('manual-failover', 'Реплику базы повышает человек', 'A person promotes the replica', (v) => {
  balancing(v, { manualFailover: true })
})
option('async-replica', 'Асинхронная реплика', 'An asynchronous replica', (v) => {
  balancing(v, { asynchronous: true })
})

// ---- stage 2 ---------------------------------------------------------------------------------------------------------

after('queues', 'rabbitmq', 'RabbitMQ с кворумной очередью', 'RabbitMQ with a quorum queue')
after('balancing', 'kafka', 'Kafka', 'Kafka', (v) => {
  queues(v, balanced, { broker: 'kafka' })
})
after('balancing', 'one-broker', 'RabbitMQ на одном сервере', 'RabbitMQ on one host', (v) => {
  queues(v, balanced, { broker: 'one-node' })
})
after('balancing', 'caches-only', 'Кэши без очереди', 'Caches without a queue', (v) => {
  queues(v, balanced, { broker: 'none' })
})
after('balancing', 'queue-only', 'Очередь без кэшей', 'A queue without caches', (v) => {
  queues(v, balanced, { caches: false })
})
after('balancing', 'ttl-only', 'Инвалидация только по TTL', 'Invalidation by TTL alone', (v) => {
  queues(v, balanced, { ttlOnly: true })
})

// ---- sharding --------------------------------------------------------------------------------------------------------

const group = (id: string, share: '50%' | '70%' | '30%', ru: string, en: string) => ({
  id,
  title: say(ru, en),
  share,
  members: [{ in: msk.zone('a') }, { in: msk.zone('b') }, { in: msk.zone('c'), role: 'replica' as const }],
})
after('queues', 'shards-by-user', 'Шарды по пользователям', 'Shards by user', (v) => {
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
after('queues', 'shards-by-region', 'Шарды по регионам', 'Shards by region', (v) => {
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

after('elastic', 'hpa-cpu', 'HPA по процессору', 'HPA by CPU')
after('observing', 'hpa-memory', 'HPA по памяти', 'HPA by memory', (v) => {
  elastic(v, { metric: 'memory' })
})
after('observing', 'hpa-low-floor', 'HPA с тремя экземплярами в покое', 'HPA with three instances at rest', (v) => {
  elastic(v, { floor: 3 })
})
after('observing', 'fixed-peak', '9 экземпляров круглый год', '9 instances all year', (v) => {
  elastic(v, { fixed: 9 })
})

// ---- recovery --------------------------------------------------------------------------------------------------------

after('recovery', 'backups-and-site', 'Копии и резервный регион', 'Backups and a recovery region')
after('elastic', 'backups-only', 'Только копии в другом регионе', 'Backups in another region only', (v) => {
  backups(v)
})
