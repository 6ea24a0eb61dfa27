/** The system before the plan: one application with sessions in memory, one PostgreSQL, a nightly dump in the office. */
import { karma, msk, office } from './places.ts'

export const user = karma.person('user', {
  title: { ru: 'Пользователь', en: 'User' },
  description: {
    ru: 'Ставит карму другим, смотрит профили и рейтинг.',
    en: 'Gives karma to others, looks at profiles and the leaderboard.',
  },
})
export const web = karma.webApp('web', {
  title: { ru: 'Веб-приложение', en: 'Web app' },
  description: { ru: 'Страницы в браузере пользователя.', en: 'Pages in the browser of the user.' },
  technology: 'TypeScript',
  timeout: '10s',
})
export const app = karma.service('app', {
  title: { ru: 'Приложение KarmaSystem', en: 'KarmaSystem application' },
  description: {
    ru: 'Вход, начисление кармы, профили и рейтинг в одной программе.',
    en: 'Sign-in, karma, profiles and the leaderboard in one program.',
  },
  technology: 'java',
  stateful: true,
  concurrency: 4,
  time: '3ms',
  startup: { best: '20s', typical: '40s', worst: '90s' },
  readiness: { interval: '5s', failures: 2, successes: 1, timeout: '1s', depth: 'process' },
  failure: {
    rate: '12/year',
    repair: '2m',
    source: {
      ru: 'Допущение: один сбой процесса в месяц, перезапускает systemd.',
      en: 'Assumption: one crash a month, restarted by systemd.',
    },
  },
  changes: {
    deployments: '1/week',
    failureRatio: '5%',
    rollback: '40m',
    blastRadius: '100%',
    source: {
      ru: 'Допущение: о неудачном выпуске узнают от пользователей, откатывают вручную.',
      en: 'Assumption: a bad release is reported by users and rolled back by hand.',
    },
  },
  cost: '14000 RUB/month',
})
export const db = karma.database('karma-db', {
  title: { ru: 'База кармы', en: 'Karma database' },
  description: {
    ru: 'Журнал событий кармы (event sourcing), остатки по нему, пользователи.',
    en: 'The journal of karma events (event sourcing), totals computed from it, users.',
  },
  technology: 'postgresql',
  version: '17',
  size: '150GB',
  growth: '60%',
  disk: '800GB',
  walRate: '3MB/s',
  concurrency: 8,
  time: '1ms',
  isolation: 'read-committed',
  maxConnections: 200,
  fsync: true,
  dataChecksums: true,
  replication: { mode: 'async', members: [{ in: msk.zone('a') }] },
  failover: { manager: 'manual' },
  manualPromotion: {
    notice: { best: '2m', typical: '10m', worst: '30m' },
    decide: { best: '5m', typical: '10m', worst: '20m' },
    act: { best: '5m', typical: '10m', worst: '20m' },
  },
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
    source: {
      ru: 'Допущение: изменения схемы совместимы с прежней версией приложения, неудачное откатывают.',
      en: 'Assumption: changes of the schema suit the previous release; a bad one is rolled back.',
    },
  },
  backup: {
    tool: 'pg_dump',
    in: office,
    full: '1d',
    retention: '7d',
    encrypted: false,
    restoreRate: '40MB/s',
    provisioning: { best: '30m', typical: '1h', worst: '4h' },
    checks: { best: '10m', typical: '20m', worst: '40m' },
    procedure: 'manual',
    human: { best: '20m', typical: '1h', worst: '3h' },
  },
  cost: '55000 RUB/month',
})
export const push = karma.externalSystem('push', {
  title: { ru: 'Служба уведомлений', en: 'Push service' },
  description: { ru: 'Доставляет пуши и письма.', en: 'Delivers push messages and mail.' },
  availability: '99.5%',
  latency: { best: '60ms', typical: '150ms', worst: '2s' },
  source: {
    ru: 'Допущение: такие службы обещают 99,5 % и больше.',
    en: 'Assumption: services of this kind promise 99.5 % and more.',
  },
})
export const monitoring = karma.monitoring('monitoring', {
  title: { ru: 'Проверка по расписанию', en: 'Scheduled check' },
  description: {
    ru: 'Раз в пять минут открывает главную страницу и пишет результат в файл; людям ничего не приходит.',
    en: 'Opens the front page every five minutes and writes the result to a file; nothing reaches people.',
  },
  technology: 'cron',
  cost: '2000 RUB/month',
})

user.uses(web, { ru: 'карма, профиль, рейтинг', en: 'karma, profile, leaderboard' })
export const direct = web.uses(app, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTPS', timeout: '5s' })
app.uses(
  db,
  { ru: 'события и остатки', en: 'events and totals' },
  { protocol: 'SQL', timeout: '1500ms', keepalive: '10s', locality: 'any' },
)
export const notify = app.uses(
  push,
  { ru: 'уведомление о карме', en: 'news of karma' },
  {
    protocol: 'HTTPS',
    timeout: '3s',
    need: 'soft',
    fallback: { ru: 'Карма сохранена, уведомление пропадает.', en: 'The karma is kept, the message is lost.' },
  },
)
monitoring.uses(app, { ru: 'открывает страницу', en: 'opens a page' }, { mode: 'async', need: 'async', timeout: '10s' })

export const instances = karma.deploy(app, msk.zone('a'), {
  id: 'app-instances',
  replicas: 1,
  spread: 'none',
  cpu: 4,
  memory: '8GiB',
  orchestrator: { technology: 'none' },
})
karma.deploy(monitoring, office, { replicas: 1, spread: 'none', orchestrator: { technology: 'none' } })
