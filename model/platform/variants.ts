/** Options of the decisions about clusters, traffic and scaling: each is an overlay that all analyses run on. */
import { db } from './data.ts'
import { clusterLoss } from './failures.ts'
import { gslb, ingress } from './people-and-edge.ts'
import { clusters, msk, platform, spb, tver } from './places.ts'
import { auth, deployed, gateway, profiles } from './services.ts'
import { copies } from './shards.ts'

/** Replicas and processors of the services when one big instance takes the place of many. */
const services = [gateway, auth, profiles] as const

// ---- decision 1: scaling ---------------------------------------------------------------------------------------------

platform.variant(
  'one-server',
  {
    title: { ru: 'Вертикально: по одному большому серверу', en: 'Vertical: one big server each' },
    description: {
      ru: 'Один экземпляр каждого сервиса и одна база на сервере вчетверо мощнее, всё в Москве. Резерв — только копия базы рядом.',
      en: 'One instance of every service and one database on a server four times as big, all in Moscow. The only standby is a copy of the database beside it.',
    },
  },
  (v) => {
    v.remove(...(deployed[1] ?? []))
    for (const deployment of deployed[0] ?? []) {
      v.set(deployment, { replicas: 1, cpu: 16, minAvailable: null, autoscaling: null })
    }
    for (const service of services) v.set(service, { concurrency: 16, cost: '36000 RUB/month' })
    v.set(gslb, { policy: 'static' })
    v.set(db, {
      concurrency: 32,
      cost: '300000 RUB/month',
      shards: null,
      replication: { members: [{ in: msk }, { in: msk, sync: true }] },
      failover: { votes: [msk, msk, msk] },
      proxy: { in: [msk, msk] },
    })
  },
)
platform.variant(
  'big-servers',
  {
    title: { ru: 'Вертикально, лучший вид: пара больших серверов', en: 'Vertical at its best: a pair of big servers' },
    description: {
      ru: 'По одному большому экземпляру сервиса в каждом центре, одна несекционированная база на сервере вчетверо мощнее с синхронной копией во втором центре.',
      en: 'One big instance of every service in each data centre, one unsharded database on a server four times as big with a synchronous copy in the other data centre.',
    },
  },
  (v) => {
    for (const deployment of deployed.flat()) {
      v.set(deployment, { replicas: 1, cpu: 16, minAvailable: null, autoscaling: null })
    }
    for (const service of services) v.set(service, { concurrency: 16, cost: '36000 RUB/month' })
    v.set(db, { concurrency: 32, cost: '300000 RUB/month', shards: null, replication: { members: copies(msk) } })
  },
)

/** The same failures of a cluster as in the model, but felt by everybody: 0.5 a year of 40 minutes, beside 12 x 3 % of the ingress. */
const upgradeSource = {
  ru: 'Допущение: раз в два года неудачное обновление общего кластера; к нему прибавлены ошибки настройки входного балансировщика.',
  en: 'Assumption: a bad upgrade of the shared cluster once in two years, with the configuration errors of the ingress added.',
}

// ---- decision 2: clusters --------------------------------------------------------------------------------------------

platform.variant(
  'stretched-cluster',
  {
    title: { ru: 'Один кластер Kubernetes на оба центра', en: 'One Kubernetes cluster over both data centres' },
    description: {
      ru: 'Управляющие узлы — в трёх площадках, рабочие — в двух центрах. Неудачное обновление или ошибка сетевого модуля выводит из строя всё сразу.',
      en: 'Control plane on three sites, workers in both data centres. A bad upgrade or a fault of the network plugin takes everything down at once.',
    },
  },
  (v) => {
    // One cluster is one failure domain over two places; its failures stand at the ingress, which every request passes.
    for (const cluster of clusters) v.set(cluster, { outage: null, controlPlane: [msk, spb, tver] })
    v.set(ingress, { changes: { failureRatio: '4.5%', rollback: '40m', blastRadius: '100%', source: upgradeSource } })
    v.set(clusterLoss, { faults: clusters.map((cluster) => ({ lose: cluster, for: '40m' as const })) })
  },
)

// ---- decision 3: global balancing ------------------------------------------------------------------------------------

platform.variant(
  'no-gslb',
  {
    title: { ru: 'Без GSLB: у каждого города свой адрес', en: 'No GSLB: an address for each city' },
    description: {
      ru: 'Приложение знает адрес своего центра и в другой не уходит.',
      en: 'The application knows the address of its data centre and goes to no other.',
    },
  },
  (v) => v.set(gslb, { policy: 'static' }),
)
platform.variant(
  'long-ttl',
  {
    title: { ru: 'GSLB с настройками по умолчанию', en: 'GSLB with default settings' },
    description: {
      ru: 'Запись DNS живёт 5 минут, проверка раз в 30 секунд.',
      en: 'A DNS record lives for 5 minutes, a check runs every 30 seconds.',
    },
  },
  (v) => v.set(gslb, { ttl: '300s', healthCheck: { interval: '30s', timeout: '5s' } }),
)
platform.variant(
  'shallow-checks',
  {
    title: { ru: 'GSLB проверяет только порт', en: 'GSLB checks the port only' },
    description: {
      ru: 'Порт входного балансировщика открыт и тогда, когда за ним ничего не работает.',
      en: 'The port of the ingress is open even when nothing behind it works.',
    },
  },
  (v) => v.set(gslb, { healthCheck: { depth: 'port' } }),
)
platform.variant(
  'anycast',
  {
    title: { ru: 'Один адрес anycast вместо DNS', en: 'One anycast address instead of DNS' },
    description: {
      ru: 'Маршрут меняется сразу, кэши DNS ни при чём; нужна своя автономная система или внешняя служба.',
      en: 'The route changes at once and DNS caches do not matter; it takes an autonomous system of our own or a service.',
    },
  },
  (v) => v.set(gslb, { mechanism: 'anycast', cost: '250000 RUB/month' }),
)

// ---- decision 4: active-active or active-passive -----------------------------------------------------------------------

platform.variant(
  'active-passive',
  {
    title: { ru: 'Active-passive: второй центр в резерве', en: 'Active-passive: the second data centre in reserve' },
    description: {
      ru: 'Всех клиентов обслуживает Москва, ведущие узлы базы — тоже там. В Санкт-Петербурге треть экземпляров: при аварии их доращивает автомасштабирование.',
      en: 'Moscow serves all customers and holds the primaries. Saint Petersburg has a third of the instances, which the autoscaler grows after a failure.',
    },
  },
  (v) => {
    v.set(gslb, { policy: 'failover' })
    for (const deployment of deployed[1] ?? [])
      v.set(deployment, { replicas: 2, minAvailable: 1, autoscaling: { min: 2 } })
    v.set(db, {
      shards: {
        groups: [
          { id: 'node1', title: { ru: 'Узел Citus 1', en: 'Citus node 1' }, members: copies(msk) },
          { id: 'node2', title: { ru: 'Узел Citus 2', en: 'Citus node 2' }, members: copies(msk) },
        ],
      },
    })
  },
)
platform.variant(
  'passive-full-size',
  {
    title: { ru: 'Active-passive с резервом в полную силу', en: 'Active-passive with a full-size reserve' },
    description: {
      ru: 'То же, но резервный центр держит столько же экземпляров, сколько рабочий.',
      en: 'The same, but the reserve keeps as many instances as the working data centre.',
    },
  },
  (v) => {
    v.set(gslb, { policy: 'failover' })
    v.set(db, {
      shards: {
        groups: [
          { id: 'node1', title: { ru: 'Узел Citus 1', en: 'Citus node 1' }, members: copies(msk) },
          { id: 'node2', title: { ru: 'Узел Citus 2', en: 'Citus node 2' }, members: copies(msk) },
        ],
      },
    })
  },
)
