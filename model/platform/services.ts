/** The Go services: the same set in both clusters, no state of their own, so that either data centre can serve everybody. */
import type { ElementHandle } from 'loadpath'
import { ingress } from './people-and-edge.ts'
import { clusters, platform } from './places.ts'

/** Releases go cluster by cluster, with a canary: a bad one is seen by a tenth of the requests before it is rolled back. */
const release = (deployments: '2/week' | '1/week' | '2/month') =>
  ({
    deployments,
    failureRatio: '5%',
    rollback: '10m',
    blastRadius: '10%',
    source: {
      ru: 'Google, Site Reliability Engineering, глава 1: около 70 % аварий вызывают изменения в работающей системе; доли — допущение.',
      en: 'Google, SRE book, chapter 1: some 70 % of outages come from changes in a live system; the shares are assumed.',
    },
  }) as const

const goService = {
  technology: 'go',
  startup: { best: '2s', typical: '5s', worst: '15s' },
  readiness: { interval: '5s', failures: 2, successes: 1, timeout: '1s', depth: 'process' },
  failure: {
    rate: '12/year',
    repair: '1m',
    source: {
      ru: 'Допущение: один сбой процесса в месяц, перезапускает Kubernetes.',
      en: 'Assumption: one crash a month, restarted by Kubernetes.',
    },
  },
} as const

export const gateway = platform.gateway('gateway', {
  title: { ru: 'Шлюз API', en: 'API gateway' },
  description: {
    ru: 'Проверяет подпись токена по ключам из кэша, ограничивает частоту запросов, ведёт к нужному сервису.',
    en: 'Verifies the signature of the token by cached keys, limits the request rate, leads to the right service.',
  },
  ...goService,
  jwt: { algorithm: 'fixed', verifies: ['iss', 'aud', 'exp'], jwks: 'cached' },
  concurrency: 4,
  time: '0.4ms',
  changes: release('2/month'),
  cost: '9000 RUB/month',
})
export const auth = platform.identityProvider('auth', {
  title: { ru: 'Вход и регистрация', en: 'Sign-in and registration' },
  description: {
    ru: 'Проверяет пароль (Argon2), выдаёт токен доступа на 10 минут и токен обновления. Сеансов в памяти не держит.',
    en: 'Verifies the password (Argon2), issues an access token for 10 minutes and a refresh token. It keeps no sessions in memory.',
  },
  ...goService,
  jwt: {
    accessTtl: '10m',
    revocation: '15m',
    algorithm: 'fixed',
    verifies: ['iss', 'aud', 'exp'],
    refreshToken: { rotation: true },
  },
  concurrency: 4,
  time: '2ms',
  changes: release('2/month'),
  cost: '9000 RUB/month',
})
export const profiles = platform.service('profiles', {
  title: { ru: 'Профили клиентов', en: 'Customer profiles' },
  description: {
    ru: 'Хранит основные сведения о клиенте и согласия; читает через кэш.',
    en: 'Keeps the basic data of a customer and consents; reads through the cache.',
  },
  ...goService,
  concurrency: 4,
  time: '1.5ms',
  changes: release('1/week'),
  cost: '9000 RUB/month',
})

const rpc = { protocol: 'gRPC', timeout: '1500ms' } as const
ingress.uses(gateway, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTP/2', timeout: '2s' })
gateway.uses(auth, { ru: 'вход, регистрация', en: 'sign-in, registration' }, rpc)
gateway.uses(profiles, { ru: 'профиль, согласия', en: 'profile, consents' }, rpc)

/** Replicas in one cluster: enough to carry the peak of both data centres alone, even on the day of a mailing. */
export const replicas = new Map<ElementHandle, number>([
  [gateway, 3],
  [auth, 6],
  [profiles, 4],
])

/** Pods come back on another node half a minute after the node is declared lost, not after the default five minutes. */
export const orchestrator = { technology: 'kubernetes', tolerationSeconds: '30s' } as const

export const deployed = clusters.map((cluster) =>
  [...replicas].map(([service, count]) =>
    platform.deploy(service, cluster, {
      replicas: count,
      cpu: 4,
      memory: '4GiB',
      orchestrator,
      minAvailable: count - 1,
      autoscaling: { min: count, max: 3 * count, metric: 'cpu', target: '60%' },
    }),
  ),
)
