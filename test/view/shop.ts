/** A shop of realistic size, typed by hand: two regions of three zones, sharded PostgreSQL, monitoring, clients. */
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Deployment, Element, Member, Place, Relation } from '../../src/language/vocabulary/index.ts'

const zones = ['a', 'b', 'c']
const regions = [
  { id: 'msk', title: { ru: 'Москва', en: 'Moscow' } },
  { id: 'ekb', title: { ru: 'Екатеринбург', en: 'Yekaterinburg' } },
]

const places: Place[] = regions.flatMap(({ id, title }) => [
  { id, kind: 'region', title },
  ...zones.map(
    (z): Place => ({
      id: `${id}-${z}`,
      kind: 'zone',
      in: id,
      title: { ru: `${title.ru}, зона ${z}`, en: `${title.en}, zone ${z}` },
    }),
  ),
])

function members(home: string, other: string): Member[] {
  return [
    { in: `${home}-a` },
    { in: `${home}-b` },
    { in: `${home}-c`, role: 'replica' },
    { in: `${other}-a`, sync: false, promotion: 'manual', lag: '500ms' },
  ]
}

const services = ['accounts', 'points', 'offers', 'history']

const elements: Element[] = [
  {
    id: 'shopper',
    kind: 'person',
    title: { ru: 'Покупатель', en: 'Shopper' },
    description: { ru: 'Копит баллы.', en: 'Collects points.' },
  },
  { id: 'oncall', kind: 'person', title: { ru: 'Дежурный инженер', en: 'Engineer on call' } },
  { id: 'web', kind: 'webApp', title: { ru: 'Личный кабинет', en: 'Web account' }, technology: 'TypeScript' },
  { id: 'mobile', kind: 'mobileApp', title: { ru: 'Мобильное приложение', en: 'Mobile app' } },
  {
    id: 'edge',
    kind: 'globalBalancer',
    title: { ru: 'Глобальный балансировщик', en: 'Global balancer' },
    policy: 'geo',
    healthCheck: { interval: '10s', failures: 3 },
  },
  { id: 'gateway', kind: 'gateway', title: { ru: 'Шлюз API', en: 'API gateway' }, technology: 'go' },
  ...services.map(
    (id): Element => ({ id, kind: 'service', title: { ru: `Сервис ${id}`, en: `Service ${id}` }, technology: 'go' }),
  ),
  { id: 'cart', kind: 'cache', title: { ru: 'Корзина', en: 'Cart' }, technology: 'redis' },
  {
    id: 'events',
    kind: 'topic',
    title: { ru: 'События', en: 'Events' },
    technology: 'kafka',
    queue: { replicas: 3, acknowledgements: 'all', delivery: 'at-least-once' },
  },
  {
    id: 'db',
    kind: 'database',
    technology: 'postgresql',
    title: { ru: 'База лояльности', en: 'Loyalty database' },
    replication: { mode: 'sync' },
    failover: { manager: 'patroni', votes: ['msk-a', 'msk-b', 'msk-c'] },
    shards: {
      key: 'region',
      tool: 'application',
      groups: [
        {
          id: 'west',
          title: { ru: 'Западный шард', en: 'West shard' },
          serves: ['msk'],
          members: members('msk', 'ekb'),
        },
        {
          id: 'east',
          title: { ru: 'Восточный шард', en: 'East shard' },
          serves: ['ekb'],
          members: members('ekb', 'msk'),
        },
      ],
    },
    backup: {
      tool: 'pgbackrest',
      in: 'vault',
      full: '1d',
      incremental: '4h',
      retention: '30d',
      encrypted: true,
      restoreRate: '250MB/s',
      procedure: 'automatic',
      human: '10m',
    },
  },
  { id: 'vault', kind: 'objectStore', title: { ru: 'Хранилище копий', en: 'Backup vault' }, technology: 's3' },
  { id: 'prometheus', kind: 'monitoring', title: 'Prometheus', technology: 'prometheus' },
  { id: 'pagerduty', kind: 'externalSystem', title: 'PagerDuty' },
  { id: 'slack', kind: 'externalSystem', title: 'Slack' },
]

function uses(from: string, to: string, more: Partial<Relation> = {}): Relation {
  return { id: `${from}->${to}`, from, to, ...more }
}

const call = { ru: 'запросы', en: 'requests' }
const relations: Relation[] = [
  uses('shopper', 'web', { title: { ru: 'смотрит баланс', en: 'sees the balance' } }),
  uses('shopper', 'mobile', { title: { ru: 'смотрит баланс', en: 'sees the balance' } }),
  uses('web', 'edge', { title: call, protocol: 'HTTPS' }),
  uses('mobile', 'edge', { title: call, protocol: 'HTTPS' }),
  uses('edge', 'gateway', { title: { ru: 'ближайший регион', en: 'nearest region' } }),
  ...services.map((s) => uses('gateway', s, { title: call, protocol: 'gRPC' })),
  ...services.map((s) => uses(s, 'db', { protocol: 'SQL' })),
  uses('points', 'offers', { need: 'soft', title: { ru: 'правила', en: 'rules' } }),
  uses('points', 'cart', { title: { ru: 'корзина', en: 'cart' } }),
  uses('points', 'events', { mode: 'async', need: 'async', title: { ru: 'начисления', en: 'accruals' } }),
  uses('db', 'vault', { mode: 'async', title: { ru: 'копии', en: 'copies' } }),
  ...[...services, 'gateway'].map((s) =>
    uses('prometheus', s, { mode: 'async', title: { ru: 'снимает метрики', en: 'scrapes metrics' } }),
  ),
  uses('prometheus', 'pagerduty', { mode: 'async', title: { ru: 'тревоги', en: 'alerts' } }),
  uses('prometheus', 'slack', { mode: 'async', title: { ru: 'предупреждения', en: 'warnings' } }),
  uses('pagerduty', 'oncall', { mode: 'async', title: { ru: 'будит', en: 'wakes' } }),
]

const deployments: Deployment[] = regions.flatMap(({ id }) =>
  ['gateway', ...services].map(
    (element, i): Deployment => ({ id: `${element}@${id}`, element, in: id, replicas: i === 2 ? 6 : 3 }),
  ),
)

export const shop: ArchitectureDocument = {
  loadpath: 1,
  system: { id: 'shop', title: { ru: 'Система лояльности', en: 'Loyalty system' }, languages: ['ru', 'en'] },
  places,
  links: [{ id: 'msk--ekb', between: ['msk', 'ekb'], roundTrip: '28ms' }],
  elements,
  relations,
  deployments: [
    ...deployments,
    { id: 'prometheus@msk', element: 'prometheus', in: 'msk', replicas: 2 },
    { id: 'vault@ekb-c', element: 'vault', in: 'ekb-c', replicas: 1, spread: 'none' },
  ],
  journeys: [],
  requirements: [],
  scenarios: [],
  metrics: [],
  queries: [],
  assumptions: [],
  variants: [],
  stages: [],
  views: [],
}

/** A title that tries to break out of every format. */
export const hostileTitle = `<script>alert(1)</script> "quotes' \`ticks\` ](javascript:alert(1)) #{x} | %% \u202Eright to left\u202C\r\nsecond line \u0000\uFFFE ${'very long '.repeat(30)}end`

/** The same shop whose every title is hostile. */
export function hostileShop(): ArchitectureDocument {
  const both = { ru: hostileTitle, en: hostileTitle }
  return {
    ...shop,
    system: { ...shop.system, title: both },
    places: shop.places.map((p) => ({ ...p, title: both })),
    elements: shop.elements.map((e) => ({ ...e, title: both, description: both })),
    relations: shop.relations.map((r) => ({ ...r, title: both })),
  }
}
