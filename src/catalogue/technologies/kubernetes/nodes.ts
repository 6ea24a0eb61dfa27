import { documented, knobs } from '../../knob.ts'

const site = 'kubernetes/website content/en/docs'
const nodes = `${site}/concepts/architecture/nodes.md`
const probes = `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes.md`
const shutdown = `${site}/concepts/cluster-administration/node-shutdown.md`

/** Settings of eviction, probes, volumes, spreading and shutdown. */
export const kubernetesNodeKnobs = knobs({
  eviction_rate: documented(
    nodes,
    '/s',
    0.1,
    ['Скорость пометки потерянных узлов', 'Rate of tainting lost nodes'],
    [
      'По узлу за 10 с: поды последнего из N потерянных ждут ещё 10·N секунд.',
      'One node per 10 s: the pods of the last of N lost nodes wait 10 N seconds more.',
    ],
    { parameter: 'node-eviction-rate' },
  ),
  secondary_eviction_rate: documented(
    nodes,
    '/s',
    0.01,
    ['Скорость в нездоровой зоне', 'Rate in an unhealthy zone'],
    [
      'Вместо обычной; ноль, если узлов не больше порога большого кластера.',
      'Instead of the usual one; zero up to the threshold of a large cluster.',
    ],
    { parameter: 'secondary-node-eviction-rate' },
  ),
  unhealthy_zone: documented(
    nodes,
    'ratio',
    0.55,
    ['Порог нездоровой зоны', 'Threshold of an unhealthy zone'],
    [
      'Доля больных узлов. Если больны все узлы зоны — скорость обычная, если больны все зоны — выселения прекращаются.',
      'Share of unhealthy nodes. All nodes of a zone: the usual rate; all zones: evictions stop.',
    ],
    { parameter: 'unhealthy-zone-threshold' },
  ),
  large_cluster: documented(
    nodes,
    'count',
    50,
    ['Порог большого кластера', 'Threshold of a large cluster'],
    [
      'Если узлов в кластере не больше этого, из нездоровой зоны поды не выселяются вовсе.',
      'With no more nodes than this in the cluster, pods are not evicted from an unhealthy zone at all.',
    ],
    { parameter: 'large-cluster-size-threshold' },
  ),
  probe_success: documented(
    probes,
    'count',
    1,
    ['Удачных проверок для возврата', 'Good probes to return'],
    ['Под возвращается с первой удачной.', 'A pod returns with the first good one.'],
    { parameter: 'successThreshold' },
  ),
  probe_initial_delay: documented(
    probes,
    's',
    0,
    ['Задержка первой проверки', 'Delay of the first probe'],
    [
      'Медленный старт закрывает startupProbe, а не эта задержка.',
      'A slow start is a matter for startupProbe, not for this delay.',
    ],
    { parameter: 'initialDelaySeconds' },
  ),
  termination_grace: documented(
    probes,
    's',
    30,
    ['Срок на завершение пода', 'Termination grace period'],
    [
      'Столько процессу дано закончить работу; короче слива запросов — запросы рвутся.',
      'What the process has to finish; shorter than the drain, requests break.',
    ],
    { parameter: 'terminationGracePeriodSeconds' },
  ),
  volume_detach: documented(
    shutdown,
    's',
    360,
    ['Принудительное отсоединение тома', 'Forced volume detach'],
    [
      'Том мёртвого узла освобождается не позже этого, и то лишь когда под уже удалён.',
      'The volume of a dead node is freed within it, and only once its pod is gone.',
    ],
  ),
  spread_unsatisfiable: documented(
    `${site}/concepts/scheduling-eviction/topology-spread-constraints.md`,
    'choice',
    'DoNotSchedule',
    ['Если разнести нельзя', 'When spreading is impossible'],
    [
      'ScheduleAnyway — только пожелание. Разнесение проверяется при размещении, потом поды не переезжают.',
      'ScheduleAnyway is a wish only. Spreading is checked at scheduling; pods do not move later.',
    ],
    { parameter: 'whenUnsatisfiable', choices: ['DoNotSchedule', 'ScheduleAnyway'] },
  ),
  shutdown_grace: documented(
    shutdown,
    's',
    0,
    ['Плавное выключение узла', 'Graceful node shutdown'],
    ['Ноль — выключено: поды узла обрываются вместе с ним.', 'Zero: off; the pods end with their node.'],
    { parameter: 'shutdownGracePeriod' },
  ),
})
