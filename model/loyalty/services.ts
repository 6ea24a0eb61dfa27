/** The Go microservices: the same set in each region, three zones, no state of their own. */
import { balancer } from './people-and-edge.ts'
import { ekb, loyalty, msk } from './places.ts'

/** Rolling release with a canary: a bad release is seen by a fifth of the requests before it is rolled back. */
const release = (deployments: '2/week' | '1/week' | '2/month') =>
  ({
    deployments,
    failureRatio: '5%',
    rollback: '10m',
    blastRadius: '20%',
    source: {
      ru: 'Google, Site Reliability Engineering, глава 1: около 70 % аварий вызывают изменения в работающей системе.',
      en: 'Google, SRE book, chapter 1: some 70 % of outages come from changes in a live system.',
    },
  }) as const

/** One Go process: restarted by the orchestrator. */
const crash = {
  rate: '12/year',
  repair: '1m',
  source: {
    ru: 'Допущение: один сбой процесса в месяц, перезапускает Kubernetes.',
    en: 'Assumption: one crash a month, restarted by Kubernetes.',
  },
} as const
const readiness = { interval: '5s', failures: 2, successes: 1, timeout: '1s', depth: 'process' } as const
const startup = { best: '2s', typical: '5s', worst: '15s' } as const
const goService = { technology: 'go', startup, readiness, failure: crash } as const

export const gateway = loyalty.gateway('gateway', {
  title: { ru: 'Шлюз API', en: 'API gateway' },
  description: {
    ru: 'Проверяет токен, ограничивает частоту запросов, ведёт к нужному сервису.',
    en: 'Checks the token, limits the request rate, leads to the right service.',
  },
  ...goService,
  concurrency: 4,
  time: '0.4ms',
  changes: release('2/month'),
  cost: '9000 RUB/month',
})
export const accounts = loyalty.service('accounts', {
  title: { ru: 'Профили и карты', en: 'Accounts and cards' },
  description: {
    ru: 'Находит участника по карте, телефону или QR-коду; хранит профиль и согласия.',
    en: 'Finds a member by card, phone or QR code; keeps the profile and consents.',
  },
  ...goService,
  concurrency: 2,
  time: '1ms',
  changes: release('1/week'),
  cost: '6000 RUB/month',
})
export const points = loyalty.service('points', {
  title: { ru: 'Баллы', en: 'Points' },
  description: {
    ru: 'Начисляет и списывает баллы. Каждая операция несёт ключ идемпотентности — номер чека.',
    en: 'Accrues and redeems points. Every operation carries an idempotency key: the receipt number.',
  },
  ...goService,
  concurrency: 2,
  time: '2ms',
  changes: release('2/week'),
  cost: '6000 RUB/month',
})
export const offers = loyalty.service('offers', {
  title: { ru: 'Предложения и правила', en: 'Offers and rules' },
  description: {
    ru: 'Каталог предложений и правила начисления.',
    en: 'The catalogue of offers and the accrual rules.',
  },
  ...goService,
  concurrency: 2,
  time: '1.5ms',
  changes: release('1/week'),
  cost: '6000 RUB/month',
})
export const history = loyalty.service('history', {
  title: { ru: 'История и отчёты', en: 'History and reports' },
  description: {
    ru: 'История покупок участника и отчёты администратора; читает только реплики.',
    en: 'Purchase history of a member and reports of the administrator; reads replicas only.',
  },
  ...goService,
  concurrency: 2,
  time: '3ms',
  changes: release('2/month'),
  cost: '6000 RUB/month',
})
export const notifications = loyalty.worker('notifications', {
  title: { ru: 'Уведомления', en: 'Notifications' },
  description: {
    ru: 'Забирает события из таблицы исходящих (outbox) и отправляет пуш или СМС. Отдельная очередь при таком потоке не нужна.',
    en: 'Takes events from the outbox table and sends a push message or SMS. At this rate no separate queue is needed.',
  },
  ...goService,
  concurrency: 4,
  time: '1ms',
  changes: release('2/month'),
  cost: '6000 RUB/month',
})
export const messenger = loyalty.externalSystem('messenger', {
  title: { ru: 'Провайдер пушей и СМС', en: 'Push and SMS provider' },
  description: { ru: 'Доставляет уведомления покупателям.', en: 'Delivers notifications to shoppers.' },
  availability: '99.5%',
  latency: { best: '50ms', typical: '200ms', worst: '2s' },
  source: {
    ru: 'Допущение: такие провайдеры обещают 99,5 % и больше.',
    en: 'Assumption: providers of this kind promise 99.5 % and more.',
  },
})

const rpc = { protocol: 'gRPC', timeout: '1s' } as const
balancer.uses(gateway, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTP/2', timeout: '2s' })
gateway.uses(accounts, { ru: 'узнать участника', en: 'identify the member' }, rpc)
gateway.uses(
  points,
  { ru: 'баланс, начисление, списание', en: 'balance, accrual, redemption' },
  { ...rpc, timeout: '1800ms' },
)
gateway.uses(offers, { ru: 'предложения', en: 'offers' }, rpc)
gateway.uses(history, { ru: 'история, отчёты', en: 'history, reports' }, { protocol: 'gRPC', timeout: '1800ms' })
points.uses(
  offers,
  { ru: 'правила начисления', en: 'accrual rules' },
  {
    ...rpc,
    timeout: '800ms',
    need: 'soft',
    fallback: {
      ru: 'Действует последняя загруженная версия правил; разница доначисляется сверкой.',
      en: 'The last loaded version of the rules applies; the difference is added by reconciliation.',
    },
  },
)
points.uses(
  notifications,
  { ru: 'события через таблицу исходящих', en: 'events by the outbox table' },
  {
    protocol: 'SQL outbox',
    mode: 'async',
    need: 'async',
    idempotent: true,
  },
)
notifications.uses(
  messenger,
  { ru: 'пуш, СМС', en: 'push, SMS' },
  {
    protocol: 'HTTPS',
    mode: 'async',
    need: 'async',
    timeout: '3s',
    retries: 3,
    backoff: '30s',
    idempotent: true,
  },
)

/** Pods come back on another node half a minute after the node is declared lost, not after the default five minutes. */
const orchestrator = { technology: 'kubernetes', tolerationSeconds: '30s' } as const

for (const region of [msk, ekb]) {
  loyalty.deploy(balancer, region, {
    replicas: 3,
    spread: 'zones',
    orchestrator: { technology: 'vm-group' },
    startup: { best: '30s', typical: '1m', worst: '3m' },
  })
  loyalty.deploy(gateway, region, {
    replicas: 3,
    spread: 'zones',
    cpu: 4,
    memory: '4GiB',
    orchestrator,
    minAvailable: 2,
  })
  loyalty.deploy(accounts, region, {
    replicas: 3,
    spread: 'zones',
    cpu: 2,
    memory: '2GiB',
    orchestrator,
    minAvailable: 2,
  })
  loyalty.deploy(points, region, {
    replicas: 6,
    spread: 'zones',
    cpu: 2,
    memory: '2GiB',
    orchestrator,
    minAvailable: 4,
    autoscaling: { min: 6, max: 18, metric: 'cpu', target: '60%' },
  })
  loyalty.deploy(offers, region, {
    replicas: 6,
    spread: 'zones',
    cpu: 2,
    memory: '2GiB',
    orchestrator,
    minAvailable: 4,
  })
  loyalty.deploy(history, region, {
    replicas: 3,
    spread: 'zones',
    cpu: 2,
    memory: '4GiB',
    orchestrator,
    minAvailable: 2,
  })
  loyalty.deploy(notifications, region, {
    replicas: 3,
    spread: 'zones',
    cpu: 2,
    memory: '2GiB',
    orchestrator,
    minAvailable: 1,
  })
}
