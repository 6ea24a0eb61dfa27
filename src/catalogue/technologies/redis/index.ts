import { classOf, fact, partition } from '../../behaviour.ts'
import { definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { redisKnobs } from './knobs.ts'
import { redisMoreKnobs } from './more.ts'

const sentinelDoc = 'redis/redis-doc@10442244 docs/management/sentinel.md'
const clusterDoc = 'redis/redis-doc@10442244 docs/reference/cluster-spec.md'
const sentinel = ['Sentinel', 'Sentinel'] as const
const cluster = ['Redis Cluster', 'Redis Cluster'] as const

export const redis = technology(
  'redis',
  'Redis',
  '7.4-8.0',
  { ...redisKnobs, ...redisMoreKnobs },
  {
    partitions: [
      partition(
        [sentinelDoc, 'documented'],
        sentinel,
        ['старый мастер в меньшинстве', 'old master in the minority'],
        'served',
        'yes',
        [
          'Продолжает принимать записи и теряет их, когда связь вернётся: он станет репликой и отбросит свои данные. Границу ставит только min-replicas-to-write.',
          'Goes on taking writes and loses them when the link is back: it becomes a replica and drops its data. Only min-replicas-to-write bounds it.',
        ],
      ),
      partition(
        [sentinelDoc, 'documented'],
        sentinel,
        ['большинство Sentinel', 'majority of Sentinels'],
        'served',
        'yes',
        ['Повышает реплику и обслуживает.', 'Promotes a replica and serves.'],
      ),
      partition([clusterDoc, 'documented'], cluster, ['меньшинство', 'minority'], 'refused', 'possible', [
        'Через node_timeout мастера отказывают; записи этого промежутка теряются, побеждает последнее переключение.',
        'After node_timeout its masters refuse; writes of that interval are lost, the last failover wins.',
      ]),
      partition([clusterDoc, 'documented'], cluster, ['большинство', 'majority'], 'served', 'possible', [
        'Реплики забирают слоты потерянных мастеров.',
        'Replicas take over the slots of the lost masters.',
      ]),
    ],
    classes: [
      classOf([definitions, 'derived'], ['запись и чтение', 'write and read'], sentinel, 'neither', 'PA/EL', [
        'Подтверждённое может пропасть, а меньшинство при этом не обслуживается линеаризуемо.',
        'Acknowledged writes may go, and the minority is not served linearizably either.',
      ]),
      classOf([definitions, 'derived'], ['запись и чтение', 'write and read'], cluster, 'neither', 'PA/EL', [
        'То же; потеря ограничена node_timeout.',
        'The same; the loss is bounded by node_timeout.',
      ]),
    ],
    facts: [
      fact(
        [`${sentinelDoc}, cluster-spec.md`, 'documented'],
        'quorum',
        ['Голоса', 'Votes'],
        [
          'Не меньше трёх Sentinel в разных доменах отказа; в кластере не меньше трёх мастеров, и большинство достижимо.',
          'Three Sentinels or more in different failure domains; in a cluster three masters or more, with a majority reachable.',
        ],
      ),
      fact(
        [sentinelDoc, 'documented'],
        'formula',
        ['Потеря при разрыве', 'Loss in a partition'],
        [
          'Sentinel без min-replicas — всё, что изолированный мастер принял; с ним — около 11 с; Cluster — не больше node_timeout.',
          'Sentinel without min-replicas: all that the isolated master took; with it about 11 s; Cluster at most node_timeout.',
        ],
        'min_replicas_max_lag + 1 s; node_timeout',
      ),
      fact(
        ['redis/redis-doc@10442244 persistence.md', 'derived'],
        'formula',
        ['Потеря по способу хранения', 'Loss by persistence'],
        [
          'AOF always — почти ноль, no — около 30 с ядра; RDB по умолчанию — 60, 300 или 3600 с смотря по нагрузке и ещё длительность снимка.',
          'AOF always: about zero, no: about 30 s of the kernel; RDB by default 60, 300 or 3600 s by load, and the time of a snapshot.',
        ],
      ),
      fact(
        [clusterDoc, 'documented'],
        'formula',
        ['Пережить второй отказ', 'Surviving a second failure'],
        ['N мастеров по одной реплике: при пяти — 88,9 %.', 'N masters with one replica each: with five 88.9 %.'],
        'P = 1 - 1 / (2N - 1)',
      ),
      fact(
        [sentinelDoc, 'documented'],
        'limit',
        ['Неудачная первая попытка', 'A failed first attempt'],
        [
          'Sentinel повторит её через два failover-timeout (360 с), Cluster — через четыре node_timeout (60 с).',
          'Sentinel tries again after two failover-timeout (360 s), Cluster after four node_timeout (60 s).',
        ],
        '2 × failover_timeout; 4 × node_timeout',
      ),
    ],
    rules: ['RED'],
  },
  {
    pinged: { title: { ru: 'Опрос Sentinel', en: 'Sentinel ping' }, primitive: 'wait', period: 'sentinel_ping' },
    clusterSilent: {
      title: { ru: 'Узел кластера молчит', en: 'A cluster node is silent' },
      primitive: 'time',
      time: 'node_timeout',
    },
    elected: {
      title: { ru: 'Выборы в кластере', en: 'Cluster election' },
      primitive: 'time',
      time: 'cluster_election',
    },
  },
)
