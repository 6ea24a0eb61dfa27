/** The files of a new workspace. A small web shop: enough to see every kind of verdict explained, little enough to read. */

export interface WorkspaceFile {
  path: string
  text: string
}

/** Files of a new workspace, in TypeScript or YAML. `own` is the path to this package, for the editor's types. */
export function workspaceFiles(yaml: boolean, own: string): WorkspaceFile[] {
  return [
    yaml ? { path: 'model/shop/model.yaml', text: yamlModel(own) } : { path: 'model/shop/model.ts', text: tsModel },
    { path: 'adrs/shop/0001-one-region-three-zones.md', text: decision },
    { path: 'adrs/shop/0001-one-region-three-zones.ru.md', text: decisionRu },
    ...(yaml ? [] : [{ path: 'tsconfig.json', text: tsconfig(own) }]),
    { path: '.gitignore', text: 'dist/\nnode_modules/\n' },
  ]
}

const tsModel = `import { system } from 'loadpath'

const shop = system('shop', {
  title: { en: 'Web shop', ru: 'Интернет-магазин' },
  description: { en: 'Takes and keeps orders.', ru: 'Принимает и хранит заказы.' },
  languages: ['en', 'ru'],
})

const main = shop.region('main', {
  title: { en: 'Main region', ru: 'Основной регион' },
  zones: ['a', 'b', 'c'],
  zoneOutage: { rate: '0.2/year', repair: '4h' },
  host: { rate: '0.5/year', repair: '8h' },
})

const buyer = shop.person('buyer', { title: { en: 'Buyer', ru: 'Покупатель' } })
const web = shop.webApp('web', { title: { en: 'Web shop page', ru: 'Страница магазина' }, timeout: '10s' })
const balancer = shop.loadBalancer('balancer', {
  title: { en: 'Load balancer', ru: 'Балансировщик' },
  technology: 'haproxy',
  healthCheck: { interval: '2s', failures: 3, timeout: '1s' },
  concurrency: 64,
  time: '1ms',
})
const api = shop.service('api', {
  title: { en: 'Order API', ru: 'API заказов' },
  technology: 'go',
  concurrency: 8,
  time: '6ms',
  startup: '5s',
  readiness: { interval: '5s', failures: 3, timeout: '1s', depth: 'process' },
  changes: { deployments: '5/week', failureRatio: '2%', rollback: '5m' },
})
const orders = shop.database('orders', {
  title: { en: 'Orders', ru: 'Заказы' },
  technology: 'postgresql',
  size: '120GB',
  walRate: '1MB/s',
  concurrency: 16,
  replication: { mode: 'sync', members: [main.zone('a'), main.zone('b'), main.zone('c')] },
  failover: { manager: 'patroni', votes: [main.zone('a'), main.zone('b'), main.zone('c')] },
  proxy: { technology: 'haproxy', interval: '3s', fall: 3, rise: 2, timeout: '2s', shutdownSessions: true },
  backup: {
    tool: 'pgbackrest',
    in: main.zone('c'),
    full: '1d',
    walArchive: { timeout: '60s' },
    retention: '30d',
    encrypted: true,
    immutable: true,
    restoreRate: '200MB/s',
    procedure: 'automatic',
    human: { best: '5m', typical: '10m', worst: '20m' },
    restoreTest: { every: '30d' },
  },
})

for (const element of [balancer, api]) shop.deploy(element, main, { replicas: 3 })

buyer.uses(web, { en: 'buys', ru: 'покупает' })
web.uses(balancer, { en: 'sends orders', ru: 'отправляет заказы' }, { protocol: 'HTTPS', timeout: '5s' })
balancer.uses(api, { en: 'spreads', ru: 'распределяет' }, { protocol: 'HTTP', timeout: '3s' })
api.uses(orders, { en: 'keeps orders', ru: 'хранит заказы' }, { protocol: 'SQL', timeout: '1s', calls: 2, time: '2ms' })

const order = shop.journey('order', {
  title: { en: 'Place an order', ru: 'Оформить заказ' },
  actor: buyer,
  via: [web, balancer, api, orders],
  writes: [orders],
  rates: [{ from: main, normal: '40/s', peak: '150/s', access: '20ms' }],
  critical: true,
})

const zoneLoss = shop.failureScenario('zone-loss', {
  title: { en: 'Zone a is lost', ru: 'Потеря зоны a' },
  faults: [{ lose: main.zone('a') }],
  perYear: 0.2,
  mustServe: [order],
})
const dropTable = shop.failureScenario('drop-table', {
  title: { en: 'A table is dropped by mistake', ru: 'Таблица удалена по ошибке' },
  faults: [{ corrupt: orders }],
  perYear: 0.2,
})

const availability = shop.requirement('AVA01', {
  title: { en: 'Orders can be placed', ru: 'Заказ можно оформить' },
  characteristic: 'reliability',
  priority: 'must',
  metric: 'availability',
  of: order,
  target: '>= 99.9%',
})
shop.requirement('PER01', {
  title: { en: 'Ordering is fast', ru: 'Оформление быстрое' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  metric: 'latency',
  of: order,
  percentile: 95,
  load: 'peak',
  target: '<= 300ms',
})
shop.requirement('REC01', {
  title: { en: 'A lost zone is survived', ru: 'Потеря зоны переживается' },
  characteristic: 'reliability',
  priority: 'must',
  measures: [
    { metric: 'rto', of: orders, under: zoneLoss, target: '<= 1m' },
    { metric: 'rpo', of: orders, under: zoneLoss, target: '<= 0s' },
  ],
})
shop.requirement('REC02', {
  title: { en: 'A mistake can be undone', ru: 'Ошибку можно исправить' },
  characteristic: 'reliability',
  priority: 'should',
  metric: 'rto',
  of: orders,
  under: dropTable,
  target: '<= 1h',
})

shop.metric('order-errors', {
  title: { en: 'Share of failed orders', ru: 'Доля неудачных заказов' },
  query: 'sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="api"}[5m]))',
  unit: 'ratio',
  watches: [api],
  requirement: availability,
  thresholds: { warning: 0.001, critical: 0.01 },
  reading: { en: 'The share of orders that end with a server error.', ru: 'Доля заказов, которые кончились ошибкой сервера.' },
  action: { en: 'Look at the latest deployment first.', ru: 'Сначала проверить последнее развёртывание.' },
})

shop.assumption('rates', {
  text: { en: 'Orders per second', ru: 'Число заказов в секунду' },
  reason: { en: 'An example: put your own measurement here.', ru: 'Пример: впишите свои измерения.' },
  about: ['order.rates'],
})

shop.variant('one-zone', { title: { en: 'Everything in one zone', ru: 'Всё в одной зоне' } }, (v) => {
  v.set(orders, { replication: { mode: 'async', members: [main.zone('a')] } })
})


export default shop
`

const decision = `---
status: accepted
date: 2026-01-15
decision-makers: [Architect]
addresses: [AVA01, REC01]
affects: [orders, api]
options:
  - title: One region, three zones
    variant: base
    chosen: true
  - title: Everything in one zone
    variant: one-zone
confirmed-by: [zone-loss]
---

# One region, three zones

## Context and Problem Statement

Orders must survive the loss of a data centre. Where do the service and its data run?

## Considered Options

* One region, three zones
* Everything in one zone

## Decision Outcome

Chosen option: "One region, three zones", because a synchronous standby in another zone loses nothing when a zone is lost.

### Consequences

* Good, because a lost zone is survived without a person.
* Bad, because three copies cost more than one.
`

const decisionRu = `---
status: accepted
date: 2026-01-15
---

# Один регион, три зоны

## Контекст и проблема

Заказы должны пережить потерю центра обработки данных. Где размещать сервис и его данные?

## Рассмотренные варианты

* Один регион, три зоны
* Всё в одной зоне

## Решение

Выбран вариант «Один регион, три зоны»: синхронная резервная копия в другой зоне сохраняет все данные при потере зоны.

### Последствия

* Хорошо: потеря зоны переживается без участия человека.
* Плохо: три копии стоят дороже одной.
`

function tsconfig(own: string): string {
  const config = {
    compilerOptions: {
      target: 'es2024',
      module: 'preserve',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      paths: { loadpath: [`${own}/src/index.ts`] },
    },
    include: ['model'],
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

function yamlModel(own: string): string {
  return `# yaml-language-server: $schema=${'../'.repeat(2)}${own.replace(/^\.\//, '')}/src/language/schema/architecture.schema.json
loadpath: 1
system:
  id: shop
  title: { en: Web shop, ru: Интернет-магазин }
  description: { en: Takes and keeps orders., ru: Принимает и хранит заказы. }
  languages: [en, ru]
places:
  - id: main
    kind: region
    title: { en: Main region, ru: Основной регион }
    host: { rate: 0.5/year, repair: 8h }
  - { id: main-a, kind: zone, in: main, title: { en: "Main region, zone a", ru: "Основной регион, зона a" }, outage: { rate: 0.2/year, repair: 4h } }
  - { id: main-b, kind: zone, in: main, title: { en: "Main region, zone b", ru: "Основной регион, зона b" }, outage: { rate: 0.2/year, repair: 4h } }
  - { id: main-c, kind: zone, in: main, title: { en: "Main region, zone c", ru: "Основной регион, зона c" }, outage: { rate: 0.2/year, repair: 4h } }
elements:
  - { id: buyer, kind: person, title: { en: Buyer, ru: Покупатель } }
  - { id: web, kind: webApp, title: { en: Web shop page, ru: Страница магазина }, timeout: 10s }
  - id: balancer
    kind: loadBalancer
    title: { en: Load balancer, ru: Балансировщик }
    technology: haproxy
    healthCheck: { interval: 2s, failures: 3, timeout: 1s }
    concurrency: 64
    time: 1ms
  - id: api
    kind: service
    title: { en: Order API, ru: API заказов }
    technology: go
    concurrency: 8
    time: 6ms
    startup: 5s
    readiness: { interval: 5s, failures: 3, timeout: 1s, depth: process }
    changes: { deployments: 5/week, failureRatio: 2%, rollback: 5m }
  - id: orders
    kind: database
    title: { en: Orders, ru: Заказы }
    technology: postgresql
    size: 120GB
    walRate: 1MB/s
    concurrency: 16
    replication: { mode: sync, members: [{ in: main-a }, { in: main-b }, { in: main-c }] }
    failover: { manager: patroni, votes: [main-a, main-b, main-c] }
    proxy: { technology: haproxy, interval: 3s, fall: 3, rise: 2, timeout: 2s, shutdownSessions: true }
    backup:
      tool: pgbackrest
      in: main-c
      full: 1d
      walArchive: { timeout: 60s }
      retention: 30d
      encrypted: true
      immutable: true
      restoreRate: 200MB/s
      procedure: automatic
      human: { best: 5m, typical: 10m, worst: 20m }
      restoreTest: { every: 30d }
deployments:
  - { element: balancer, in: main, replicas: 3 }
  - { element: api, in: main, replicas: 3 }
relations:
  - { from: buyer, to: web, title: { en: buys, ru: покупает } }
  - { from: web, to: balancer, title: { en: sends orders, ru: отправляет заказы }, protocol: HTTPS, timeout: 5s }
  - { from: balancer, to: api, title: { en: spreads, ru: распределяет }, protocol: HTTP, timeout: 3s }
  - { from: api, to: orders, title: { en: keeps orders, ru: хранит заказы }, protocol: SQL, timeout: 1s, calls: 2, time: 2ms }
journeys:
  - id: order
    title: { en: Place an order, ru: Оформить заказ }
    actor: buyer
    steps: [web, balancer, api, { to: orders, operation: write }]
    rates: [{ from: main, normal: 40/s, peak: 150/s, access: 20ms }]
    critical: true
scenarios:
  - id: zone-loss
    title: { en: Zone a is lost, ru: Потеря зоны a }
    faults: [{ kind: lose-place, place: main-a }]
    rate: 0.2/year
    mustServe: [order]
  - id: drop-table
    title: { en: A table is dropped by mistake, ru: Таблица удалена по ошибке }
    faults: [{ kind: corrupt, store: orders }]
    rate: 0.2/year
requirements:
  - id: AVA01
    title: { en: Orders can be placed, ru: Заказ можно оформить }
    characteristic: reliability
    priority: must
    measures: [{ metric: availability, of: order, target: '>= 99.9%' }]
  - id: PER01
    title: { en: Ordering is fast, ru: Оформление быстрое }
    characteristic: performance-efficiency
    priority: must
    measures: [{ metric: latency, of: order, percentile: 95, load: peak, target: '<= 300ms' }]
  - id: REC01
    title: { en: A lost zone is survived, ru: Потеря зоны переживается }
    characteristic: reliability
    priority: must
    measures:
      - { metric: rto, of: orders, under: zone-loss, target: '<= 1m' }
      - { metric: rpo, of: orders, under: zone-loss, target: '<= 0s' }
  - id: REC02
    title: { en: A mistake can be undone, ru: Ошибку можно исправить }
    characteristic: reliability
    priority: should
    measures: [{ metric: rto, of: orders, under: drop-table, target: '<= 1h' }]
metrics:
  - id: order-errors
    title: { en: Share of failed orders, ru: Доля неудачных заказов }
    query: sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="api"}[5m]))
    unit: ratio
    watches: [api]
    requirement: AVA01
    thresholds: { warning: 0.001, critical: 0.01 }
    reading: { en: The share of orders that end with a server error., ru: 'Доля заказов, которые кончились ошибкой сервера.' }
    action: { en: Look at the latest deployment first., ru: Сначала проверить последнее развёртывание. }
assumptions:
  - id: rates
    text: { en: Orders per second, ru: Число заказов в секунду }
    reason: { en: 'An example: put your own measurement here.', ru: 'Пример: впишите свои измерения.' }
    about: [order.rates]
variants:
  - id: one-zone
    title: { en: Everything in one zone, ru: Всё в одной зоне }
    set:
      - { id: orders, patch: { replication: { mode: async, members: [{ in: main-a }] } } }
`
}
