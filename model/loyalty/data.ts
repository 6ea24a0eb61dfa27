/** The database of each region with its copies, failover and backups. */
import { ekb, loyalty, msk, spb } from './places.ts'
import { accounts, history, notifications, offers, points } from './services.ts'
import { shards } from './shards.ts'

export const db = loyalty.database('loyalty-db', {
  title: { ru: 'База лояльности', en: 'Loyalty database' },
  description: {
    ru: 'Отдельный кластер в каждом регионе: профили, баланс, журнал операций с баллами, покупки, предложения. У каждого сервиса своя схема.',
    en: 'One cluster per region: profiles, balances, the ledger of points, purchases, offers. Every service has a schema of its own.',
  },
  technology: 'postgresql',
  version: '17',
  size: '600GB',
  growth: '20%',
  walRate: '6MB/s',
  concurrency: 8,
  time: '1ms',
  isolation: 'read-committed',
  conflicts: {
    ru: 'Запись об участнике живёт в одном шарде — по его домашнему региону, поэтому двух ведущих у неё нет. Покупка в чужом регионе пишется через магистраль в домашний шард; при разрыве магистрали касса откладывает начисление, ключ идемпотентности исключает двойное.',
    en: "A member's data live in one shard, that of the home region, so they never have two leaders. A purchase in another region is written over the backbone to the home shard; when the backbone is cut the till postpones the accrual, and the idempotency key rules out a double one.",
  },
  shards: {
    key: 'home_region',
    tool: 'application',
    groups: shards(),
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
    votes: [msk.zone('a'), msk.zone('b'), msk.zone('c')],
  },
  proxy: {
    technology: 'haproxy',
    interval: '3s',
    fall: 3,
    rise: 2,
    timeout: '5s',
    shutdownSessions: true,
    in: [...msk.zones, ...ekb.zones],
  },
  pool: { technology: 'pgbouncer', size: 80, mode: 'transaction', serverLoginRetry: '1s', queryWaitTimeout: '500ms' },
  maxConnections: 200,
  maxStandbyDelay: '5s',
  maxSlotWalKeepSize: '200GB',
  slots: true,
  fsync: true,
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
    failureRatio: '3%',
    rollback: '10m',
    blastRadius: '50%',
    source: {
      ru: 'Схему меняют по одному шарду: второй шард не затронут.',
      en: 'Schema migrations go shard by shard: the other shard is not touched.',
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
    in: spb,
    alsoIn: [ekb],
    full: '1d',
    incremental: '4h',
    incrementalShare: '5%',
    walArchive: { timeout: '60s', push: '1s', asynchronous: true },
    retention: '30d',
    encrypted: true,
    immutable: true,
    separateAccount: true,
    configuration: true,
    restoreRate: '90MB/s',
    processes: 12,
    restoreCeiling: '1.1GB/s',
    replayRate: '150MB/s',
    provisioning: { best: '0s', typical: '30s', worst: '2m' },
    checks: { best: '1m', typical: '2m', worst: '3m' },
    procedure: 'automatic',
    human: { best: '2m', typical: '3m', worst: '5m' },
    restoreTest: {
      every: '30d',
      proves: {
        ru: 'Восстановление на момент времени укладывается в норматив, контрольные суммы и остатки баллов сходятся.',
        en: 'A point-in-time restore keeps to the limit; checksums and balances of points agree.',
      },
    },
  },
  cost: '75000 RUB/month',
})

/** Where pgBackRest writes: an object store in a third region, under an account production cannot reach. */
export const repository = loyalty.objectStore('backup-repository', {
  title: { ru: 'Хранилище резервных копий', en: 'Backup repository' },
  description: {
    ru: 'Объектное хранилище с защитой от изменения и удаления до конца срока хранения; второй экземпляр — сервер копий в Екатеринбурге.',
    en: 'An object store that refuses changes and deletions until the retention ends; a second repository is the backup server in Yekaterinburg.',
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
  cost: '60000 RUB/month',
})
loyalty.deploy(repository, spb, { replicas: 1, spread: 'none' })

const sql = { protocol: 'SQL', timeout: '700ms', keepalive: '10s', locality: 'any' } as const
accounts.uses(db, { ru: 'профили, карты', en: 'profiles, cards' }, { ...sql, time: '0.8ms' })
points.uses(db, { ru: 'баланс, журнал баллов', en: 'balance, ledger of points' }, { ...sql, time: '1.2ms' })
offers.uses(db, { ru: 'предложения, правила', en: 'offers, rules' }, { ...sql, time: '0.8ms' })
history.uses(db, { ru: 'покупки', en: 'purchases' }, { ...sql, timeout: '1500ms', time: '4ms' })
notifications.uses(
  db,
  { ru: 'исходящие события', en: 'outbox events' },
  { ...sql, mode: 'async', need: 'async', time: '1ms' },
)
db.uses(
  repository,
  { ru: 'копии и архив журнала', en: 'copies and archived log' },
  {
    protocol: 'HTTPS',
    mode: 'async',
    need: 'async',
    timeout: '60s',
  },
)
