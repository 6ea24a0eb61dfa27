/** Stage 2: events go through a queue to workers; reads come from caches on three levels. */
import type { VariantBuilding } from 'loadpath'
import { follow, redis } from './balancing.ts'
import { give, leaderboard, login, type Means, profile } from './journeys.ts'
import { msk } from './places.ts'
import { app, db, notify, push, web } from './today.ts'

/** What the options of the decisions on this stage change. */
export interface QueueOptions {
  broker?: 'rabbitmq' | 'kafka' | 'one-node' | 'none'
  caches?: boolean
  /** Only by TTL, without events. */
  ttlOnly?: boolean
}

/** Does stage 2 on top of what stage 1 left. */
export function queues(v: VariantBuilding, before: Means, options: QueueOptions = {}): Means {
  const queue = options.broker === 'none' ? {} : eventQueue(v, options.broker ?? 'rabbitmq')
  const cached = options.caches === false ? {} : caches(v, before, options.ttlOnly ?? false)
  const after: Means = { ...before, ...cached, ...queue }
  follow(v, after)
  return after
}

function eventQueue(v: VariantBuilding, kind: 'rabbitmq' | 'kafka' | 'one-node') {
  const many = kind === 'one-node' ? [msk.zone('a')] : [...msk.zones]
  const kafka = kind === 'kafka'
  const broker = v.queue('events', {
    title: kafka
      ? { ru: 'События в Kafka', en: 'Events in Kafka' }
      : { ru: 'События в RabbitMQ', en: 'Events in RabbitMQ' },
    description: {
      ru: 'События кармы и уведомления; срочное обрабатывают раньше рассылок. Повторную доставку исключает номер события.',
      en: 'Karma events and messages; urgent ones go before mailings. The event number rules out double work on redelivery.',
    },
    technology: kafka ? 'kafka' : 'rabbitmq',
    size: '20GB',
    concurrency: 2,
    time: '0.2ms',
    queue: {
      replicas: many.length,
      ...(kafka ? { minInSync: 2, partitions: 12 } : { priorities: 2 }),
      acknowledgements: 'all',
      delivery: 'at-least-once',
      consumersIdempotent: true,
      deduplicationWindow: '30d',
      redelivery: '7d',
      ordering: kafka ? 'key' : 'none',
      schemaVersioned: true,
      deadLetters: true,
      members: many.map((place) => ({ in: place })),
    },
    replication: { mode: many.length > 1 ? 'quorum' : 'async', members: many },
    ...(kafka
      ? {
          kafka: {
            brokerRack: true,
            autoCreateTopics: false,
            defaultReplicationFactor: 3,
            controllers: 3,
            enableAutoCommit: false,
          },
        }
      : {
          rabbitmq: {
            version: '4.1',
            queueType: 'quorum',
            maxLength: 5_000_000,
            partitionHandling: 'pause_minority',
            autoAck: false,
            heartbeat: '10s',
          },
        }),
    failure: {
      rate: '2/year',
      repair: '2m',
      source: { ru: 'Допущение: два сбоя узла в год.', en: 'Assumption: two crashes of a node a year.' },
    },
    cost: kafka ? '30000 RUB/month' : '14000 RUB/month',
  })
  const worker = v.worker('worker', {
    title: { ru: 'Обработчик событий', en: 'Event worker' },
    description: {
      ru: 'Пересчитывает остаток и место в рейтинге, очищает кэш, отправляет уведомление. Повтор события ничего не меняет.',
      en: 'Computes the total and the rank anew, drops cached pages, sends the message. A repeated event changes nothing.',
    },
    technology: 'java',
    concurrency: 16,
    time: '4ms',
    startup: { best: '20s', typical: '40s', worst: '90s' },
    readiness: { interval: '5s', failures: 2, successes: 1, timeout: '1s', depth: 'process' },
    failure: {
      rate: '12/year',
      repair: '1m',
      source: { ru: 'Допущение: один сбой процесса в месяц.', en: 'Assumption: one crash a month.' },
    },
    cost: '9000 RUB/month',
  })
  v.deploy(worker, msk, {
    replicas: 3,
    spread: 'zones',
    cpu: 4,
    memory: '4GiB',
    orchestrator: { technology: 'vm-group' },
  })
  // The application sends what the transaction has put into the journal, not what it holds in memory.
  v.set(app, { tags: ['outbox'] })
  app.uses(
    broker,
    { ru: 'события из журнала (outbox)', en: 'events from the journal (outbox)' },
    {
      protocol: kafka ? 'Kafka' : 'AMQP',
      mode: 'async',
      need: 'async',
      timeout: '5s',
      idempotent: true,
      locality: 'any',
    },
  )
  broker.uses(
    worker,
    { ru: 'события', en: 'events' },
    {
      protocol: kafka ? 'Kafka' : 'AMQP',
      mode: 'async',
      need: 'async',
      timeout: '30s',
      idempotent: true,
      locality: 'any',
    },
  )
  worker.uses(
    db,
    { ru: 'остатки, рейтинг', en: 'totals, ranks' },
    { protocol: 'SQL', timeout: '2s', keepalive: '10s', locality: 'any' },
  )
  worker.uses(
    push,
    { ru: 'уведомление', en: 'message' },
    { protocol: 'HTTPS', mode: 'async', need: 'async', timeout: '3s', retries: 3, backoff: '30s', idempotent: true },
  )
  v.remove(notify)
  const lost = v.failureScenario('broker-loss', {
    title: { ru: 'Отказ узла брокера', en: 'Loss of a node of the broker' },
    faults: [{ losePrimary: broker }],
    rate: '2/year',
    handling: {
      ru: 'Большинство узлов выбирает нового ведущего; события ждут в журнале базы.',
      en: 'The majority elects a new leader; events wait in the journal.',
    },
    mustServe: [login, give, profile],
    source: { ru: 'Практика отрасли: отказ сервера.', en: 'Common practice: loss of a host.' },
  })
  v.failureScenario('broker-down', {
    title: { ru: 'Брокер не работает целиком', en: 'The whole broker is down' },
    faults: [{ lose: broker, for: '30m' }],
    rate: '0.2/year',
    handling: {
      ru: 'Карму ставят дальше, рейтинг стоит; накопленное разбирают после возврата.',
      en: 'Karma goes on, the leaderboard stands still; the backlog is worked off afterwards.',
    },
    mustServe: [login, give, profile],
    source: {
      ru: 'Допущение: одна ошибка настройки за пять лет.',
      en: 'Assumption: one error of configuration in five years.',
    },
  })
  v.failureScenario('slow-worker', {
    title: { ru: 'Обработчик замедлился впятеро', en: 'The worker is five times slower' },
    faults: [{ slow: worker, factor: 5, for: '1h' }],
    rate: '2/year',
    handling: {
      ru: 'Очередь копится; добавить обработчиков, посмотреть недоставленные события.',
      en: 'The queue grows; add workers, look at the dead letters.',
    },
    mustServe: [login, give, profile],
    source: { ru: 'Допущение: два неудачных запроса в год.', en: 'Assumption: two bad statements a year.' },
  })
  v.requirement('EVT01', {
    title: { ru: 'События не теряются и не копятся', en: 'Events are neither lost nor piled up' },
    characteristic: 'reliability',
    priority: 'must',
    source: { ru: 'План масштабирования KarmaSystem', en: 'Scaling plan of KarmaSystem' },
    rationale: {
      ru: 'Очередь заменяет пересчёт в запросе: потерянное событие — неверный рейтинг.',
      en: 'The queue replaces work inside the request: a lost event is a wrong leaderboard.',
    },
    measures: [
      { metric: 'rpo', of: broker, under: lost, target: '<= 0s', at: 'worst' },
      { metric: 'headroom', of: worker, load: 'peak', growth: 4, target: '>= 30%' },
    ],
  })
  return { broker, worker }
}

function caches(v: VariantBuilding, before: Means, ttlOnly: boolean) {
  const cache = v.cache('cache', {
    title: { ru: 'Кэш в Redis', en: 'Cache in Redis' },
    description: {
      ru: 'Профили и первая сотня рейтинга; запись убирают по событию, TTL страхует от пропущенного события.',
      en: 'Profiles and the top hundred; an entry is dropped by an event, the TTL covers for a missed one.',
    },
    ...redis,
    persistence: 'none',
    redis: { maxmemory: '3GB', maxmemoryPolicy: 'allkeys-lru', autoRestart: false },
    cache: {
      level: 'shared',
      hitRatio: '80%',
      ttl: ttlOnly ? '10m' : '45s',
      invalidation: ttlOnly ? ['ttl'] : ['event', 'ttl'],
      whenCold: {
        ru: 'Читают реплики базы: их запаса хватает.',
        en: 'Replicas of the database are read: their reserve suffices.',
      },
      warmUp: { best: '1m', typical: '3m', worst: '5m' },
    },
    replication: { mode: 'async', members: [msk.zone('a'), msk.zone('b')] },
  })
  app.uses(
    cache,
    { ru: 'профили, рейтинг', en: 'profiles, leaderboard' },
    {
      protocol: 'RESP',
      timeout: '50ms',
      locality: 'any',
      need: 'soft',
      fallback: { ru: 'Читают реплику базы.', en: 'A replica of the database is read.' },
    },
  )
  const cdn = v.cdn('cdn', {
    title: { ru: 'CDN', en: 'CDN' },
    description: {
      ru: 'Статика и страницы рейтинга; условные запросы (ETag) обновляют страницу без пересылки.',
      en: 'Static files and pages of the leaderboard; conditional requests (ETag) renew a page without sending it again.',
    },
    cache: { level: 'cdn', hitRatio: '70%', ttl: '30s', invalidation: ['ttl', 'conditional'] },
    http: { cacheControl: true, visibility: 'public', personalised: false, staleIfError: '10m', originShield: true },
    availability: '99.95%',
    source: { ru: 'Допущение: такие сети обещают 99,9–100 %.', en: 'Assumption: such networks promise 99.9-100 %.' },
    cost: '20000 RUB/month',
  })
  web.uses(cdn, { ru: 'рейтинг, статика', en: 'leaderboard, static files' }, { protocol: 'HTTPS', timeout: '5s' })
  const [origin] = before.front
  if (origin) cdn.uses(origin, { ru: 'промахи', en: 'misses' }, { protocol: 'HTTPS', timeout: '4s' })
  v.failureScenario('cold-cache', {
    title: { ru: 'Кэш пуст в час пик', en: 'The cache is empty at the peak' },
    faults: [{ cold: cache }],
    rate: '2/year',
    handling: { ru: 'Чтение идёт в реплики, пока кэш наполняется.', en: 'Reads go to replicas while the cache fills.' },
    mustServe: [login, give, profile, leaderboard],
    source: { ru: 'Допущение: два перезапуска в год.', en: 'Assumption: two restarts a year.' },
  })
  v.failureScenario('cdn-out', {
    title: { ru: 'Не работает CDN', en: 'The CDN is out' },
    faults: [{ outage: cdn, for: '30m' }],
    rate: '1/year',
    handling: {
      ru: 'Рейтинг не открывается; остальное работает, запись DNS переводят на nginx.',
      en: 'The leaderboard does not open; the rest works, and the DNS record is led to nginx.',
    },
    mustServe: [login, give, profile],
    source: { ru: 'Допущение: один сбой в год.', en: 'Assumption: one outage a year.' },
  })
  v.requirement('CON01', {
    title: { ru: 'Профиль и рейтинг не старше минуты', en: 'Profiles and the leaderboard are at most a minute old' },
    characteristic: 'functional-suitability',
    priority: 'must',
    source: { ru: 'План масштабирования KarmaSystem', en: 'Scaling plan of KarmaSystem' },
    rationale: {
      ru: 'Кэш появляется на этом этапе, и вместе с ним — вопрос, насколько старым может быть ответ.',
      en: 'The cache comes with this stage, and with it the question how old an answer may be.',
    },
    measures: [
      { metric: 'staleness', of: cache, read: 'cache', target: '<= 1m' },
      { metric: 'staleness', of: db, read: 'replica', target: '<= 10s' },
    ],
  })
  return { cache, pages: [cdn, ...before.front] }
}
