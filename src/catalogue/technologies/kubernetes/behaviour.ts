import { classOf, fact, partition } from '../../behaviour.ts'
import { arithmetic, commonPractice, definitions } from '../../sources.ts'
import type { Behaviour } from '../../technology.ts'

const site = 'kubernetes/website content/en/docs'
const taints = [`${site}/concepts/scheduling-eviction/taint-and-toleration.md`, 'documented'] as const
const hpa = [`${site}/tasks/run-application/horizontal-pod-autoscale.md`, 'documented'] as const
const shutdown = [
  `${site}/concepts/cluster-administration/node-shutdown.md, force-delete-stateful-set-pod.md`,
  'documented',
] as const

/** Kubernetes cut from its control plane, its classes, and what scaling and eviction cost. */
export const kubernetesBehaviour: Behaviour = {
  partitions: [
    partition(
      taints,
      ['узел или зона отрезаны', 'node or zone cut off'],
      ['отрезанные поды', 'cut-off pods'],
      'served',
      'possible',
      [
        'Продолжают работать и писать наружу, хотя замена уже запущена: у Deployment возникают двойники. StatefulSet замену не запускает, пока человек или автоматика не удалит под.',
        'Keep running and writing to the outside although replacements have started: a Deployment has doubles. A StatefulSet starts none until a person or automation deletes the pod.',
      ],
    ),
    partition(
      ['etcd-io/website@82459793 v3.6 op-guide/failures.md', 'derived'],
      ['etcd без кворума', 'etcd without quorum'],
      ['управление', 'control plane'],
      'refused',
      'no',
      [
        'API недоступен: работающие поды служат дальше, но нет ни переноса, ни обновления адресов, ни автомасштабирования.',
        'The API is away: running pods serve on, but nothing is rescheduled, no endpoint changes, nothing scales.',
      ],
    ),
  ],
  classes: [
    classOf([definitions, 'derived'], ['запросы к API', 'API requests'], ['etcd', 'etcd'], 'CP', 'PC/EC', [
      'Класс etcd.',
      'The class of etcd.',
    ]),
    classOf(
      [definitions, 'derived'],
      ['маршрутизация Service', 'Service routing'],
      ['плоскость данных', 'data plane'],
      'AP',
      'PA/EL',
      [
        'Во время разрыва узлы пользуются старым списком адресов.',
        'During a cut the nodes go on with an old list of endpoints.',
      ],
    ),
  ],
  facts: [
    fact(
      ['etcd-io/website@82459793 v3.6 op-guide/failures.md', 'derived'],
      'quorum',
      ['Управляющие узлы', 'Control-plane nodes'],
      [
        'Три участника etcd в трёх доменах отказа; в двух зонах одна держит большинство.',
        'Three etcd members in three failure domains; with two zones one of them holds the majority.',
      ],
    ),
    fact(
      [`${site}/setup/best-practices/multiple-zones.md`, 'practice'],
      'placement',
      ['Кластер на два ЦОД', 'A cluster over two data centres'],
      [
        'Кворум управления страдает так же, как у Patroni. Два независимых кластера за GSLB изолируют ещё и ошибки настройки.',
        'The control-plane quorum suffers as Patroni’s does. Two independent clusters behind a GSLB also isolate configuration errors.',
      ],
    ),
    fact(
      [`${site}/concepts/architecture/nodes.md`, 'derived'],
      'formula',
      ['Последний под потерянной зоны', 'Last pod of a lost zone'],
      [
        'Пометка узлов ограничена по скорости: 30 узлов — ещё 300 с.',
        'Tainting is limited in rate: 30 nodes take 300 s more.',
      ],
      '+ N / eviction_rate',
    ),
    fact(
      shutdown,
      'behaviour',
      ['StatefulSet на мёртвом узле', 'StatefulSet on a dead node'],
      [
        'Под не заменяется, пока узел не вернётся, его объект не удалят или узел не пометят out-of-service; затем до 6 минут на том.',
        'The pod is not replaced until the node returns, its object is deleted or the node is tainted out-of-service; then up to 6 min for the volume.',
      ],
    ),
    fact(
      [commonPractice, 'practice'],
      'figure',
      ['Распространение списка адресов', 'Spread of the endpoints'],
      [
        'После NotReady до всех узлов новый EndpointSlice доходит ещё за 1–5 с, внешний балансировщик прибавляет свою проверку. В расчёты ниже эти секунды не входят.',
        'After NotReady the new EndpointSlice takes 1-5 s more to reach every node, and an external balancer adds its own check. These seconds are not in the calculations of this page.',
      ],
    ),
    fact(
      hpa,
      'formula',
      ['Сколько подов хочет HPA', 'How many pods the HPA wants'],
      [
        'Из нескольких метрик берётся наибольшее; отклонение в пределах нечувствительности ничего не меняет. Неготовые поды при росте считаются нулевой нагрузкой; пода без метрики при росте считают за 0 %, при сокращении — за 100 %.',
        'Of several metrics the greatest counts; a deviation within the tolerance changes nothing. Unready pods count as no load when growing; a pod without a metric counts as 0 % when growing and 100 % when shrinking.',
      ],
      'ceil(current × metric / target)',
    ),
    fact(
      [hpa[0], 'derived'],
      'formula',
      ['Запас на время реакции', 'Headroom for the reaction'],
      [
        'При росте g в секунду и реакции T цель загрузки не должна быть выше.',
        'With growth g a second and reaction T the target may not be higher.',
      ],
      'target <= 1 / (1 + g × T)',
    ),
    fact(
      [`${site}/concepts/workloads/pods/disruptions.md`, 'documented'],
      'quorum',
      ['Бюджет прерываний', 'Disruption budget'],
      [
        'Ограничивает только добровольные выселения, не отказы и не выкладки.',
        'Limits voluntary evictions only, neither failures nor rollouts.',
      ],
      'healthy - minAvailable; maxUnavailable - unhealthy',
    ),
    fact(
      [arithmetic, 'derived'],
      'formula',
      ['Что останется без одной зоны', 'What is left without one zone'],
      ['Остаток должен нести пик.', 'The rest must carry the peak.'],
      { ru: 'реплики - ceil(реплики / зоны)', en: 'replicas - ceil(replicas / zones)' },
    ),
    fact(
      [`${site} configure-liveness-readiness-startup-probes.md`, 'documented'],
      'formula',
      ['Бюджет запуска', 'Start-up budget'],
      [
        'Должен покрывать самый долгий старт, иначе под перезапускается по кругу.',
        'Must cover the slowest start, else the pod restarts in circles.',
      ],
      'failureThreshold × periodSeconds',
    ),
    fact(
      [commonPractice, 'practice'],
      'behaviour',
      ['Отсрочка перезапуска', 'Restart back-off'],
      ['10 с, каждый раз вдвое больше, до 300 с.', '10 s, doubled each time, up to 300 s.'],
    ),
  ],
  rules: ['K8S'],
}
