import { derived, documented, knobs, practice } from '../../knob.ts'

const site = 'kubernetes/website content/en/docs'
const hpa = `${site}/tasks/run-application/horizontal-pod-autoscale.md`
const ca = 'kubernetes/autoscaler@55c37cd5 cluster-autoscaler/FAQ.md'
const vpa = 'kubernetes/autoscaler@55c37cd5 vertical-pod-autoscaler/docs/flags.md'

/** Settings of the autoscalers of pods and of nodes. */
export const kubernetesScalingKnobs = knobs({
  hpa_tolerance: documented(
    hpa,
    'ratio',
    0.1,
    ['Нечувствительность автомасштабирования', 'Autoscaler tolerance'],
    ['Отклонение меньше этого не меняет числа подов.', 'A deviation below this changes nothing.'],
  ),
  hpa_cpu_initialization: documented(
    hpa,
    's',
    300,
    ['Срок разогрева пода', 'Pod warm-up for CPU'],
    [
      'Столько расход процессора молодого пода учитывается с оговорками.',
      'The CPU of a young pod counts with reservations this long.',
    ],
    { parameter: 'horizontal-pod-autoscaler-cpu-initialization-period' },
  ),
  hpa_initial_readiness_delay: documented(
    hpa,
    's',
    30,
    ['Задержка первой готовности', 'Initial readiness delay'],
    ['Неготовый в это время под считается ещё не начавшим.', 'A pod unready within it counts as not yet begun.'],
    { parameter: 'horizontal-pod-autoscaler-initial-readiness-delay' },
  ),
  hpa_growth: documented(
    hpa,
    'ratio',
    1,
    ['Рост за период', 'Growth per period'],
    [
      'Удвоение или ещё четыре пода за 15 с, что больше; выдержки перед ростом нет.',
      'Doubling or four more pods per 15 s, whichever is more; growth has no stabilisation.',
    ],
    { parameter: 'behavior.scaleUp' },
  ),
  hpa_growth_period: documented(
    hpa,
    's',
    15,
    ['Период, за который ограничен рост', 'Period that growth is limited in'],
    ['Цикл короче этого срока рост не ускоряет.', 'A sync period below it does not make growth faster.'],
    { parameter: 'behavior.scaleUp.policies.periodSeconds' },
  ),
  metrics_resolution: documented(
    'kubernetes-sigs/metrics-server FAQ.md, manifests/base/deployment.yaml',
    's',
    15,
    ['Период сбора метрик', 'Metrics resolution'],
    [
      'В поставляемом манифесте; сам флаг по умолчанию 60 с.',
      'In the shipped manifest; the flag itself defaults to 60 s.',
    ],
    { parameter: '--metric-resolution', min: 10 },
  ),
  kubelet_sample: derived(
    'kubernetes-sigs/metrics-server FAQ.md',
    's',
    { best: 10, typical: 12.5, worst: 15 },
    ['Отсчёт kubelet', 'Kubelet sample'],
    ['Столько уже прожил показатель, когда его забирают.', 'How old a figure is when it is collected.'],
  ),
  ca_scan: documented(
    ca,
    's',
    10,
    ['Период автомасштабирования узлов', 'Node autoscaler scan'],
    [
      'Решение о новом узле: до 30 с в малом кластере, до 60 с в большом.',
      'A new node is decided within 30 s in a small cluster, 60 s in a large one.',
    ],
  ),
  ca_unneeded: documented(
    ca,
    's',
    600,
    ['Срок до удаления лишнего узла', 'Time until an unneeded node goes'],
    ['И ещё столько же после добавления узла.', 'And as long again after a node was added.'],
  ),
  ca_delay_after_add: documented(
    ca,
    's',
    600,
    ['Пауза удаления после добавления', 'Pause of removal after an addition'],
    ['Не даёт кластеру качаться.', 'Keeps the cluster from swinging.'],
  ),
  ca_max_provision: documented(
    ca,
    's',
    900,
    ['Предел ожидания узла', 'Limit of waiting for a node'],
    ['После него узел считается несостоявшимся.', 'After it the node counts as failed.'],
    { parameter: 'max-node-provision-time' },
  ),
  node_boot: practice(
    ca,
    's',
    { best: 60, typical: 120, worst: 300 },
    ['Запуск узла в облаке', 'Boot of a cloud node'],
    ['От решения до готовности; измерьте у своего провайдера.', 'From the decision to ready; measure your provider.'],
  ),
  vpa_recommender: documented(
    vpa,
    's',
    60,
    ['Период советника VPA', 'VPA recommender period'],
    [
      'Советует по 90-му процентилю с периодом полузабывания сутки.',
      'Advises by the 90th percentile with a half-life of a day.',
    ],
    { parameter: 'recommender-interval' },
  ),
  vpa_updater: documented(
    vpa,
    's',
    60,
    ['Период обновителя VPA', 'VPA updater period'],
    [
      'Меняет размер пода пересозданием, если нельзя на месте.',
      'Resizes a pod by eviction unless it can be done in place.',
    ],
    { parameter: 'updater-interval' },
  ),
  vpa_min_replicas: documented(
    vpa,
    'count',
    2,
    ['Наименьшее число подов для VPA', 'Least replicas for VPA'],
    ['При меньшем поды не выселяются.', 'Below it pods are not evicted.'],
    { parameter: 'min-replicas' },
  ),
  vpa_eviction_tolerance: documented(
    vpa,
    'ratio',
    0.5,
    ['Доля выселяемых VPA', 'Share VPA may evict'],
    ['Не больше такой доли подов сразу.', 'No more of the pods at once.'],
    { parameter: 'eviction-tolerance' },
  ),
  vpa_percentile: documented(
    vpa,
    'ratio',
    0.9,
    ['Процентиль процессора VPA', 'VPA CPU percentile'],
    [
      'При нехватке памяти совет растёт в 1,2 раза или на 100 МиБ.',
      'After running out of memory the advice grows 1.2 times or by 100 MiB.',
    ],
    { parameter: 'target-cpu-percentile' },
  ),
  vpa_half_life: documented(
    vpa,
    's',
    86_400,
    ['Период полузабывания VPA', 'VPA half-life'],
    ['Столько живёт половина веса старых измерений.', 'Half of the weight of old measurements is gone after it.'],
    { parameter: 'cpu-histogram-decay-half-life' },
  ),
})
