/**
 * The mechanisms of each technology at the defaults of the catalogue, for its reference page. Examples that need a value of
 * the model say which one is taken.
 */
import type { Said } from '../language/text.ts'
import type { GlobalBalancer } from '../language/vocabulary/index.ts'
import type { TechnologyId } from './catalogue.ts'
import { fromModel } from './derive.ts'
import { inBoth, type Pair } from './knob.ts'
import { pageChain, pageInOpenGroup } from './mechanisms/alerting.ts'
import { albTarget, globalReroute, haproxyBackend, nginxPassive } from './mechanisms/balancer.ts'
import { coordinatorFailover, inDoubtTransactions, workerFailover } from './mechanisms/citus.ts'
import {
  albReturn,
  cloudflare,
  globalAccelerator,
  originGroup,
  originOutage,
  purge,
  route53,
} from './mechanisms/edge.ts'
import { masterElection, shardRecovery } from './mechanisms/elasticsearch.ts'
import { brokerCrash } from './mechanisms/kafka.ts'
import { endpointRemoval, podReplacement, readinessRemoval } from './mechanisms/kubernetes.ts'
import { patroniHostCrash, patroniProcessCrash, patroniSwitchover } from './mechanisms/patroni.ts'
import { byHand, type MechanismPhase } from './mechanisms/phase.ts'
import { consumerCrash, controllerFailover, outboxLag } from './mechanisms/queues.ts'
import { consumerNode, quorumQueueLeader, silentNode } from './mechanisms/rabbitmq.ts'
import { clusterFailover, clusterRetry, sentinelFailover, sentinelRetry } from './mechanisms/redis.ts'
import { livenessRestart, lostZone, scaleOut, statefulReplacement } from './mechanisms/scaling.ts'
import { keyOverlap, revocationWindow } from './mechanisms/sessions.ts'
import { standbyClusterPromotion } from './mechanisms/standby-cluster.ts'
import { bouncerPool, callerPhases, proxyPhases } from './mechanisms/store-proxy.ts'
import { etcdLeader, nginxActive, objectReplication } from './mechanisms/stores.ts'
import { backendOutage, collectorCrash } from './mechanisms/telemetry.ts'
import { vrrpTakeover } from './mechanisms/vrrp.ts'

export interface Worked {
  title: Said
  phases: MechanismPhase[]
}

const worked = (title: Pair, phases: MechanismPhase[]): Worked => ({ title: inBoth(title), phases })

const haproxy = { technology: 'haproxy' } as const
const attempt = { seconds: 1, path: 'timeout' }
const start = { value: undefined, path: 'startup' }
const quarter = fromModel(
  inBoth(['Человек решает и даёт команду', 'A person decides and gives the command']),
  's',
  900,
  'manualPromotion',
)
const anycast: GlobalBalancer = {
  kind: 'globalBalancer',
  id: 'edge',
  title: 'edge',
  policy: 'geo',
  mechanism: 'anycast',
  healthCheck: { interval: '10s', failures: 3 },
}

/** Worked mechanisms by technology, in the order of the pages. */
export function workedMechanisms(): Partial<Record<TechnologyId, Worked[]>> {
  return { ...workedStores(), ...workedQueues(), ...workedRouting(), ...workedPlatform() }
}

function workedStores(): Partial<Record<TechnologyId, Worked[]>> {
  return {
    patroni: [
      worked(
        ['Гибель узла лидера, прокси из поставки', 'Crash of the primary’s host, shipped proxy'],
        [...patroniHostCrash(undefined, 'failover'), ...proxyPhases(haproxy, 'proxy', 3, attempt)],
      ),
      worked(
        ['То же вместе с лидером etcd, до повышения', 'The same with the etcd leader, until promoted'],
        patroniHostCrash({ votesLeaderWithPrimary: true }, 'failover'),
      ),
      worked(
        ['Аренды в Kubernetes, до повышения', 'Leases in Kubernetes, until promoted'],
        patroniHostCrash({ coordination: 'kubernetes' }, 'failover'),
      ),
      worked(
        ['Аренды в Consul, до повышения', 'Leases in Consul, until promoted'],
        patroniHostCrash({ coordination: 'consul' }, 'failover'),
      ),
      worked(
        ['Первый случай при самых быстрых допустимых сроках', 'The same with the fastest legal knobs'],
        [
          ...patroniHostCrash({ ttl: '20s', loopWait: '3s', retryTimeout: '8s' }, 'failover'),
          ...proxyPhases({ technology: 'haproxy', interval: '1s', timeout: '1s' }, 'proxy', 3, attempt),
        ],
      ),
      worked(
        ['Падение процесса при живом Patroni', 'Crash of the process while Patroni lives'],
        patroniProcessCrash(undefined, 'failover', undefined, 'restart'),
      ),
      worked(
        ['Плановое переключение, прокси из поставки', 'Planned switchover, shipped proxy'],
        [...patroniSwitchover(), ...proxyPhases(haproxy, 'proxy', 3, attempt).filter((phase) => phase.lane === 0)],
      ),
      worked(
        [
          'Повышение резервного кластера, 15 минут на человека',
          'Promotion of the standby cluster, 15 min for the person',
        ],
        standbyClusterPromotion(pageChain(undefined, 'alerting'), [byHand(quarter)]),
      ),
    ],
    etcd: [worked(['Гибель лидера', 'Loss of the leader'], etcdLeader())],
    citus: [
      worked(['Гибель лидера рабочей группы', 'Loss of a worker’s primary'], workerFailover(undefined, 'failover')),
      worked(
        ['Гибель координатора, прокси из поставки', 'Loss of the coordinator, shipped proxy'],
        coordinatorFailover(undefined, 'failover', { proxy: haproxy, path: 'proxy' }),
      ),
      worked(['Незавершённые транзакции', 'In-doubt transactions'], inDoubtTransactions()),
    ],
    redis: [
      worked(['Sentinel: гибель мастера', 'Sentinel: loss of the master'], sentinelFailover(undefined, 'failover')),
      worked(['Sentinel: до второй попытки', 'Sentinel: until the second attempt'], sentinelRetry()),
      worked(
        ['Redis Cluster: гибель мастера', 'Redis Cluster: loss of a master'],
        clusterFailover(undefined, 'failover'),
      ),
      worked(['Redis Cluster: до новых выборов', 'Redis Cluster: until the next election'], clusterRetry()),
    ],
    elasticsearch: [
      worked(['Гибель мастера, соединения разорваны', 'Loss of the master, connections broken'], masterElection(false)),
      worked(['Мастер молчит', 'The master is silent'], masterElection(true)),
      worked(['Копии узла на 100 ГБ восстановлены', 'Copies of a node of 100 GB are back'], shardRecovery(100e9)),
    ],
    objectstore: [worked(['Объект в другом регионе', 'An object in the other region'], objectReplication())],
  }
}

function workedQueues(): Partial<Record<TechnologyId, Worked[]>> {
  return {
    kafka: [
      worked(['Падение брокера', 'Crash of a broker'], brokerCrash()),
      worked(['Падение контроллера', 'Crash of the controller'], controllerFailover()),
      worked(
        ['Падение потребителя, классический протокол', 'Crash of a consumer, classic protocol'],
        consumerCrash('classic'),
      ),
      worked(['Падение потребителя, новый протокол', 'Crash of a consumer, new protocol'], consumerCrash('new')),
      worked(['Падение постоянного участника', 'Crash of a static member'], consumerCrash('static')),
    ],
    rabbitmq: [
      worked(['Гибель лидера кворумной очереди', 'Loss of a quorum queue’s leader'], quorumQueueLeader()),
      worked(['Узел молчит', 'A node is silent'], silentNode()),
      worked(['Пропал узел с потребителями', 'A node with consumers vanishes'], consumerNode()),
    ],
    patterns: [worked(['Событие из outbox опубликовано', 'An outbox event is published'], outboxLag())],
  }
}

function workedRouting(): Partial<Record<TechnologyId, Worked[]>> {
  return {
    pgbouncer: [
      worked(
        ['Сколько прибавляет пул перед прокси', 'What a pool before a proxy adds'],
        bouncerPool({ technology: 'pgbouncer', size: 20 }, 'pool'),
      ),
      worked(
        ['PgBouncer вместо прокси, сервер задан именем', 'PgBouncer instead of a proxy, server by name'],
        proxyPhases({ technology: 'pgbouncer' }, 'proxy', 2, attempt),
      ),
    ],
    haproxy: [
      worked(['Сервер исключён: порт отказывает', 'Server out: the port refuses'], haproxyBackend(false)),
      worked(['Сервер исключён: узел молчит', 'Server out: the host is silent'], haproxyBackend(true)),
    ],
    nginx: [
      worked(
        ['Пассивно, один запрос в секунду к мёртвому', 'Passive, one request a second to the dead one'],
        nginxPassive(1),
      ),
      worked(
        ['Активно (коммерческая версия), порт отказывает', 'Active (commercial), the port refuses'],
        nginxActive(0),
      ),
    ],
    keepalived: [worked(['Адрес переехал', 'The address has moved'], vrrpTakeover())],
    gslb: [
      worked(['Route 53', 'Route 53'], route53()),
      worked(['Route 53, проверка раз в 10 с', 'Route 53, checked every 10 s'], route53({ interval: 10 })),
      worked(['Global Accelerator', 'Global Accelerator'], globalAccelerator()),
      worked(['Anycast, проверка раз в 10 с', 'Anycast, checked every 10 s'], globalReroute(anycast, undefined)),
      worked(['Cloudflare с проксированием', 'Cloudflare, proxied'], cloudflare(true)),
      worked(['Cloudflare только DNS', 'Cloudflare, DNS only'], cloudflare(false)),
      worked(['ALB исключает цель', 'ALB takes a target out'], albTarget()),
      worked(['ALB возвращает цель', 'ALB takes a target in'], albReturn()),
    ],
    cdn: [
      worked(
        [
          'Отказ источника на час: ошибки без stale-if-error',
          'An hour of origin outage: errors without stale-if-error',
        ],
        originOutage(3600, { max_age: 600 }),
      ),
      worked(
        ['То же со stale-if-error в сутки', 'The same with a day of stale-if-error'],
        originOutage(3600, { max_age: 600, stale_if_error: 86_400 }),
      ),
      worked(['Переход ко второму источнику', 'Turning to the second origin'], originGroup()),
      worked(['Очистка кэша', 'Purge'], purge()),
    ],
    network: [
      worked(
        ['Клиент без тайм-аута и без разрыва сессии', 'A client with no time-out and no cut session'],
        callerPhases(undefined, false),
      ),
    ],
  }
}

function workedPlatform(): Partial<Record<TechnologyId, Worked[]>> {
  return {
    kubernetes: [
      worked(
        ['Поды потерянного узла вне балансировки', 'Pods of a lost node leave the endpoints'],
        endpointRemoval(undefined, 'deploy'),
      ),
      worked(
        ['Замена пода потерянного узла', 'Replacement of a pod of a lost node'],
        podReplacement(undefined, 'deploy', start),
      ),
      worked(['Последний под зоны из 30 узлов', 'Last pod of a zone of 30 nodes'], lostZone(30)),
      worked(['StatefulSet без ограждения узла', 'StatefulSet without fencing'], statefulReplacement(undefined)),
      worked(
        ['StatefulSet, узел ограждён за минуту', 'StatefulSet, fenced within a minute'],
        statefulReplacement({ seconds: 60, path: 'fencing', human: false }),
      ),
      worked(
        ['Проверка готовности исключает под', 'The readiness probe takes a pod out'],
        readinessRemoval(undefined, 'readiness'),
      ),
      worked(['Перезапуск по проверке живости', 'Restart by the liveness probe'], livenessRestart()),
      worked(
        ['Рост с 4 до 32 подов, узлы есть', 'Growth from 4 to 32 pods, room on the nodes'],
        scaleOut({ from: 4, to: 32, newNodes: false }),
      ),
      worked(['То же с новыми узлами', 'The same with new nodes'], scaleOut({ from: 4, to: 32, newNodes: true })),
    ],
    prometheus: [
      worked(
        ['Уведомление при for 5m, остальное по умолчанию', 'A page with for 5m, the rest at defaults'],
        pageChain({ for: '5m' }, 'alerting'),
      ),
      worked(
        ['Уведомление при 15 с / 15 с / for 1m / 30 с', 'A page at 15 s / 15 s / for 1m / 30 s'],
        pageChain({ scrapeInterval: '15s', evaluationInterval: '15s', for: '1m', groupWait: '30s' }, 'alerting'),
      ),
      worked(
        ['То же в открытой группе, for 5m', 'In an open group, for 5m'],
        pageInOpenGroup({ for: '5m' }, 'alerting'),
      ),
    ],
    otel: [
      worked(
        [
          'Потеря при 10 минутах без хранилища, 5 запросов в секунду',
          'Loss by 10 min without the store, 5 requests a second',
        ],
        backendOutage(600, 5),
      ),
      worked(
        [
          'Потеря при падении коллектора, 100 запросов в очереди',
          'Loss by a crash of the collector, 100 requests queued',
        ],
        collectorCrash(100, 5),
      ),
    ],
    jwt: [
      worked(['Окно отзыва: без состояния', 'Revocation window: stateless'], revocationWindow('stateless')),
      worked(['Окно отзыва: список отозванных', 'Revocation window: denylist'], revocationWindow('denylist')),
      worked(
        ['Окно отзыва: проверка на сервере', 'Revocation window: introspection'],
        revocationWindow('introspection'),
      ),
      worked(['Сколько публикуется старый ключ', 'How long the old key stays published'], keyOverlap()),
    ],
  }
}
