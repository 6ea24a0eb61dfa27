/** Stage 1: nginx in front of several instances, sessions outside them, PostgreSQL with copies and automatic failover. */
import type { VariantBuilding } from 'loadpath'
import { give, leaderboard, login, type Means, profile, steps } from './journeys.ts'
import { msk } from './places.ts'
import { app, db, direct, instances, web } from './today.ts'

/** What the options of the decisions on this stage change. */
export interface BalancingOptions {
  /** Sessions stay in the application; nginx binds each user to an instance. */
  sticky?: boolean
  /** A person promotes the copy of the database. */
  manualFailover?: boolean
  /** Commits wait for no copy. */
  asynchronous?: boolean
}

const votes = [...msk.zones]

/** The copies of the database: two that may lead, in different zones, and one for reading. */
export const copies = [{ in: msk.zone('a') }, { in: msk.zone('b') }, { in: msk.zone('c'), role: 'replica' as const }]

export const patroni = {
  manager: 'patroni',
  ttl: '30s',
  loopWait: '10s',
  retryTimeout: '10s',
  primaryStartTimeout: '0s',
  watchdog: 'required',
  usePgRewind: true,
  coordination: 'etcd',
  etcd: { autoCompaction: true },
  votes,
} as const

/** Redis with a copy in another zone and Sentinel in three. */
export const redis = {
  technology: 'redis',
  size: '4GB',
  concurrency: 1,
  time: '0.1ms',
  failover: { manager: 'sentinel', downAfter: '5s', failoverTimeout: '30s', votes: votes, minReplicasToWrite: 1 },
  failure: {
    rate: '1/year',
    repair: '1m',
    source: { ru: 'Допущение: один сбой процесса в год.', en: 'Assumption: one crash of the process a year.' },
  },
  cost: '9000 RUB/month',
} as const

/** Does stage 1 and says what stands on the way of a request after it. */
export function balancing(
  v: VariantBuilding,
  options: BalancingOptions = {},
): Means & { nginx: ReturnType<VariantBuilding['loadBalancer']> } {
  const nginx = v.loadBalancer('nginx', {
    title: { ru: 'Балансировщик nginx', en: 'nginx balancer' },
    description: {
      ru: 'Распределяет запросы по экземплярам и исключает неисправные; адрес переносит keepalived.',
      en: 'Spreads requests over the instances and takes bad ones out; keepalived moves the address.',
    },
    technology: 'nginx',
    concurrency: 4,
    time: '0.2ms',
    healthCheck: { interval: '5s', failures: 3, successes: 2, timeout: '2s', depth: 'process' },
    ...(options.sticky ? { stickySessions: true } : {}),
    nginx: { proxyConnectTimeout: '1s', zone: true, maxFails: 3, failTimeout: '10s', workers: 4 },
    vrrp: { advertInterval: '1s' },
    failure: {
      rate: '2/year',
      repair: '5m',
      source: { ru: 'Допущение: как перезагрузка сервера.', en: 'Assumption: as a reboot of a server.' },
    },
    cost: '6000 RUB/month',
  })
  v.deploy(nginx, msk, {
    replicas: 2,
    spread: 'zones',
    orchestrator: { technology: 'vm-group' },
    startup: { best: '30s', typical: '1m', worst: '3m' },
  })
  v.remove(direct)
  web.uses(
    nginx,
    { ru: 'запросы API', en: 'API requests' },
    { protocol: 'HTTPS', timeout: '5s', retries: 1, backoff: '300ms', idempotent: true },
  )
  nginx.uses(app, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTP/1.1', timeout: '4s' })
  v.set(app, {
    stateful: options.sticky ?? false,
    changes: { blastRadius: '34%' },
    ...(options.sticky
      ? {}
      : { jwt: { algorithm: 'fixed', verifies: ['iss', 'aud', 'exp'], jwks: 'cached', accessTtl: '10m' } }),
  })
  v.set(instances, {
    in: msk,
    replicas: 3,
    spread: 'zones',
    orchestrator: { technology: 'vm-group' },
  })
  v.set(db, {
    replication: {
      mode: options.asynchronous ? 'async' : 'sync',
      ...(options.asynchronous ? {} : { acknowledgements: 1, strict: false, commit: 'on' }),
      members: copies,
    },
    slots: true,
    maxSlotWalKeepSize: '100GB',
    maxStandbyDelay: '5s',
    ...(options.manualFailover ? {} : { failover: patroni }),
    proxy: {
      technology: 'haproxy',
      interval: '3s',
      fall: 3,
      rise: 2,
      timeout: '5s',
      shutdownSessions: true,
      in: [...msk.zones],
    },
    pool: {
      technology: 'pgbouncer',
      size: 80,
      mode: 'transaction',
      serverLoginRetry: '1s',
      queryWaitTimeout: '500ms',
      hosts: 3,
    },
  })
  const means: Means = { front: [nginx], replicas: true }
  const after = options.sticky ? means : { ...means, sessions: sessionsInRedis(v) }
  if (!options.sticky) {
    v.failureScenario('redis-loss', {
      title: { ru: 'Отказ ведущего Redis с сессиями', en: 'Loss of the primary of the Redis with sessions' },
      faults: [{ losePrimary: after.sessions! }],
      rate: '2/year',
      handling: {
        ru: 'Sentinel повышает копию; часть свежих сессий теряется, пользователи входят заново.',
        en: 'Sentinel promotes the copy; some fresh sessions are lost and users sign in again.',
      },
      mustServe: [login, give, profile],
      source: { ru: 'Практика отрасли: отказ сервера.', en: 'Common practice: loss of a host.' },
    })
  }
  v.failureScenario('balancer-loss', {
    title: { ru: 'Отказ одного nginx', en: 'Loss of one nginx' },
    faults: [{ loseInstance: nginx, for: '10m' }],
    rate: '2/year',
    handling: {
      ru: 'keepalived переносит адрес на второй сервер.',
      en: 'keepalived moves the address to the second host.',
    },
    mustServe: [login, give, profile],
    source: { ru: 'Практика отрасли: отказ сервера.', en: 'Common practice: loss of a host.' },
  })
  follow(v, after)
  return { ...after, nginx }
}

function sessionsInRedis(v: VariantBuilding) {
  const sessions = v.sessionStore('sessions', {
    title: { ru: 'Сессии в Redis', en: 'Sessions in Redis' },
    description: {
      ru: 'Сессии и отозванные токены: экземпляр приложения можно потерять, не выгнав пользователей.',
      en: 'Sessions and revoked tokens: an instance of the application may be lost without signing users out.',
    },
    ...redis,
    persistence: 'aof-everysec',
    redis: { maxmemory: '3GB', maxmemoryPolicy: 'volatile-ttl', autoRestart: false },
    replication: { mode: 'async', members: [msk.zone('a'), msk.zone('b')] },
  })
  app.uses(
    sessions,
    { ru: 'сессии', en: 'sessions' },
    {
      protocol: 'RESP',
      timeout: '200ms',
      locality: 'any',
      need: 'soft',
      fallback: {
        ru: 'Подписанный токен проверяют без хранилища; отзыв сессии вступит в силу позже.',
        en: 'The signed token is checked without the store; a revocation takes effect later.',
      },
    },
  )
  return sessions
}

/** Leads the journeys along what now stands on their way. */
export function follow(v: VariantBuilding, means: Means) {
  const now = steps(means)
  v.set(login, { steps: now.login })
  v.set(give, { steps: now.give })
  v.set(profile, { steps: now.profile })
  v.set(leaderboard, { steps: now.leaderboard })
}
