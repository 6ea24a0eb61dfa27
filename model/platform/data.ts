/** The sharded database with its copies, failover and backups, and the cache in front of it. */
import { msk, platform, spb, tver, votes } from './places.ts'
import { auth, profiles } from './services.ts'
import { nodes } from './shards.ts'

export const db = platform.database('customers-db', {
  title: { ru: 'База клиентов', en: 'Customer database' },
  description: {
    ru: 'PostgreSQL с Citus: строки распределены по идентификатору клиента между двумя узлами. Первый узел — и координатор, и хранитель шардов; метаданные есть на обоих, поэтому запрос принимает любой.',
    en: 'PostgreSQL with Citus: rows are distributed by customer id over two nodes. The first is both coordinator and holder of shards; both have the metadata, so either takes a query.',
  },
  technology: 'postgresql',
  version: '17',
  size: '200GB',
  growth: '40%',
  disk: '1TB',
  walRate: '4MB/s',
  concurrency: 8,
  time: '1ms',
  isolation: 'read-committed',
  conflicts: {
    ru: 'У каждой строки один ведущий узел, поэтому двух записей сразу в двух центрах не бывает. Регистрация меняет две строки на разных узлах — Citus фиксирует её в две фазы.',
    en: 'Every row has one leader, so it is never written in both data centres at once. A registration changes two rows on different nodes, and Citus commits it in two phases.',
  },
  shards: {
    key: 'customer_id',
    tool: 'citus',
    groups: nodes(2),
    citus: {
      shardCount: 32,
      distinctKeys: 5_000_000,
      restorePoints: true,
      restorePointEvery: '1m',
      tables: [
        { name: 'customer', kind: 'distributed', unique: [['customer_id']] },
        { name: 'consent', kind: 'distributed', unique: [['customer_id', 'kind']], foreignKeys: ['customer'] },
        { name: 'customer_change', kind: 'distributed', unique: [['customer_id', 'change_id']], sequence: 'bigint' },
        { name: 'login', kind: 'distributed', distributionColumn: 'login_hash', unique: [['login_hash']] },
        { name: 'consent_kind', kind: 'reference' },
      ],
    },
  },
  replication: { mode: 'sync', acknowledgements: 1, strict: false, commit: 'on' },
  failover: {
    manager: 'patroni',
    ttl: '30s',
    loopWait: '10s',
    retryTimeout: '10s',
    primaryStartTimeout: '0s',
    watchdog: 'required',
    usePgRewind: true,
    coordination: 'etcd',
    electionTimeout: '1s',
    etcd: { autoCompaction: true, heartbeatInterval: '100ms' },
    votes: [...votes],
  },
  proxy: {
    technology: 'haproxy',
    interval: '3s',
    fall: 3,
    rise: 2,
    timeout: '5s',
    shutdownSessions: true,
    in: [msk, msk, spb, spb],
  },
  pool: { technology: 'pgbouncer', size: 80, mode: 'transaction', serverLoginRetry: '1s', queryWaitTimeout: '500ms' },
  maxConnections: 200,
  maxPreparedTransactions: 400,
  maxStandbyDelay: '5s',
  maxSlotWalKeepSize: '100GB',
  slots: true,
  fsync: true,
  dataChecksums: true,
  walLogHints: true,
  failure: {
    rate: '1/year',
    repair: '20s',
    source: {
      ru: 'Допущение: один сбой серверного процесса в год.',
      en: 'Assumption: one crash of the server process a year.',
    },
  },
  restart: { best: '5s', typical: '15s', worst: '60s' },
  changes: {
    deployments: '2/month',
    failureRatio: '2%',
    rollback: '10m',
    blastRadius: '50%',
    source: {
      ru: 'Допущение: изменения схемы и настроек проходят испытание на копии; неудачное задевает один узел из двух.',
      en: 'Assumption: changes of schema and configuration are tried on a copy; a bad one touches one node of two.',
    },
  },
  planned: { rate: '4/year', length: '10s' },
  manualPromotion: {
    notice: { best: '1m', typical: '3m', worst: '5m' },
    decide: { best: '2m', typical: '5m', worst: '10m' },
    act: { best: '2m', typical: '4m', worst: '8m' },
  },
  backup: {
    tool: 'pgbackrest',
    in: tver,
    alsoIn: [spb],
    full: '7d',
    incremental: '6h',
    incrementalShare: '5%',
    walArchive: { timeout: '60s', push: '1s', asynchronous: true },
    retention: '30d',
    encrypted: true,
    immutable: true,
    separateAccount: true,
    configuration: true,
    restoreRate: '90MB/s',
    processes: 8,
    restoreCeiling: '700MB/s',
    replayRate: '100MB/s',
    provisioning: { best: '1m', typical: '3m', worst: '5m' },
    checks: { best: '2m', typical: '4m', worst: '6m' },
    procedure: 'automatic',
    human: { best: '3m', typical: '5m', worst: '10m' },
    restoreTest: {
      every: '30d',
      proves: {
        ru: 'Оба узла восстанавливаются до одной точки, выборочные профили совпадают с журналом изменений.',
        en: 'Both nodes are restored to one point; sampled profiles agree with the log of changes.',
      },
    },
  },
  cost: '65000 RUB/month',
})

/** Where pgBackRest writes: an object store on the third site, under an account production cannot reach. */
export const repository = platform.objectStore('backup-repository', {
  title: { ru: 'Хранилище резервных копий', en: 'Backup repository' },
  description: {
    ru: 'Объектное хранилище с защитой от изменения и удаления до конца срока хранения; второй экземпляр — сервер копий в Санкт-Петербурге.',
    en: 'An object store that refuses changes and deletions until the retention ends; a second repository is the backup server in Saint Petersburg.',
  },
  technology: 'S3',
  redundancy: 'zone',
  availability: '99.9%',
  durability: '99.999999999%',
  versioning: true,
  objectLock: true,
  source: {
    ru: 'aws.amazon.com/s3/sla: доступность класса Standard 99,9 %; одиннадцать девяток — опубликованная проектная сохранность.',
    en: 'aws.amazon.com/s3/sla: 99.9 % availability of the Standard class; eleven nines are the published design figure.',
  },
  cost: '40000 RUB/month',
})
platform.deploy(repository, tver, { replicas: 1, spread: 'none' })

/** One cache in each data centre; nothing is replicated between them. */
export const cache = platform.cache('profile-cache', {
  title: { ru: 'Кэш профилей', en: 'Profile cache' },
  description: {
    ru: 'Redis в каждом центре обработки данных. Только кэш: при отказе профили читают из базы.',
    en: 'Redis in each data centre. A cache only: when it fails, profiles are read from the database.',
  },
  technology: 'redis',
  size: '8GB',
  concurrency: 1,
  time: '0.1ms',
  persistence: 'none',
  redis: { maxmemory: '6GB', maxmemoryPolicy: 'allkeys-lru', autoRestart: false },
  cache: {
    level: 'shared',
    hitRatio: '85%',
    ttl: '45s',
    invalidation: ['event', 'ttl'],
    whenCold: {
      ru: 'Профили читают из базы: запаса базы хватает, пока кэш наполняется.',
      en: 'Profiles are read from the database: its reserve suffices while the cache fills.',
    },
    warmUp: { best: '1m', typical: '3m', worst: '5m' },
  },
  replication: { mode: 'async' },
  shards: {
    key: 'site',
    tool: 'application',
    groups: [
      {
        id: 'msk',
        title: { ru: 'Москва', en: 'Moscow' },
        serves: [msk],
        share: '60%',
        members: [{ in: msk }, { in: msk }],
        votes: [msk, msk, msk],
      },
      {
        id: 'spb',
        title: { ru: 'Санкт-Петербург', en: 'Saint Petersburg' },
        serves: [spb],
        share: '40%',
        members: [{ in: spb }, { in: spb }],
        votes: [spb, spb, spb],
      },
    ],
  },
  failover: { manager: 'sentinel', downAfter: '5s', failoverTimeout: '30s', votes: [msk, msk, msk] },
  failure: {
    rate: '1/year',
    repair: '1m',
    source: { ru: 'Допущение: один сбой процесса в год.', en: 'Assumption: one crash of the process a year.' },
  },
  cost: '12000 RUB/month',
})

const sql = { protocol: 'SQL', timeout: '700ms', keepalive: '10s', locality: 'any' } as const
auth.uses(db, { ru: 'учётные записи', en: 'accounts' }, { ...sql, time: '1ms' })
profiles.uses(db, { ru: 'профили, согласия', en: 'profiles, consents' }, { ...sql, time: '1.2ms' })
profiles.uses(
  cache,
  { ru: 'прочитанные профили', en: 'profiles read before' },
  {
    protocol: 'RESP',
    timeout: '50ms',
    need: 'soft',
    fallback: { ru: 'Профиль читают из базы.', en: 'The profile is read from the database.' },
  },
)
db.uses(
  repository,
  { ru: 'копии и архив журнала', en: 'copies and archived log' },
  { protocol: 'HTTPS', mode: 'async', need: 'async', timeout: '60s' },
)
