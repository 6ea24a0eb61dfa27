import { knobs } from '../../knob.ts'

const site = 'kubernetes/website content/en/docs'

export const kubernetesKnobs = knobs({
  node_monitor_grace_period: {
    title: { ru: 'Срок молчания узла', en: 'Node silence before NotReady' },
    unit: 's',
    default: 50,
    parameter: 'node-monitor-grace-period',
    versions: '>= 1.32',
    earlier: [{ versions: '< 1.32', default: 40 }],
    source: 'kubernetes/kubernetes PR #126287',
    kind: 'documented',
    meaning: {
      ru: 'После него узел считается потерянным, и его поды выходят из балансировки.',
      en: 'After it the node counts as lost and its pods leave the endpoints.',
    },
  },
  node_lease_renew: {
    title: { ru: 'Период продления аренды узла', en: 'Node lease renewal' },
    unit: 's',
    default: 10,
    source: `${site}/concepts/architecture/nodes.md`,
    kind: 'documented',
    meaning: { ru: 'kubelet обновляет аренду узла.', en: 'The kubelet renews its lease.' },
  },
  node_monitor_period: {
    title: { ru: 'Период проверки узлов', en: 'Node monitor period' },
    unit: 's',
    default: 5,
    parameter: 'node-monitor-period',
    source: `${site}/concepts/architecture/nodes.md`,
    kind: 'documented',
    meaning: {
      ru: 'Раз в такой период контроллер проверяет аренды узлов.',
      en: 'Once per period the controller looks at the leases of the nodes.',
    },
  },
  toleration_seconds: {
    title: { ru: 'Терпение к потерянному узлу', en: 'Toleration of a lost node' },
    unit: 's',
    default: 300,
    parameter: 'tolerationSeconds',
    source: `${site}/concepts/scheduling-eviction/taint-and-toleration.md`,
    kind: 'documented',
    meaning: {
      ru: 'Столько поды потерянного узла ждут, прежде чем их пересоздадут.',
      en: 'Pods are not replaced for this long.',
    },
  },
  pod_start: {
    title: { ru: 'Запуск пода', en: 'Pod start' },
    unit: 's',
    default: { best: 2, typical: 10, worst: 60 },
    source: {
      ru: 'общепринятая практика: планирование, загрузка образа, запуск, первая проверка готовности',
      en: 'common practice: scheduling, image pull, start, first readiness check',
    },
    kind: 'practice',
    meaning: { ru: 'От решения планировщика до готовности.', en: 'From scheduling to readiness.' },
  },
  probe_period: {
    title: { ru: 'Период проверки готовности', en: 'Readiness probe period' },
    unit: 's',
    default: 10,
    parameter: 'periodSeconds',
    source: `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes.md`,
    kind: 'documented',
    meaning: { ru: 'Проверка повторяется раз в такой период.', en: 'The probe is repeated once per period.' },
  },
  probe_failures: {
    title: { ru: 'Неудачных проверок готовности', en: 'Failed readiness probes' },
    unit: 'count',
    default: 3,
    parameter: 'failureThreshold',
    source: `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes.md`,
    kind: 'documented',
    meaning: {
      ru: 'Столько неудач подряд — и под выходит из балансировки.',
      en: 'So many failures in a row take the pod out of the endpoints.',
    },
  },
  probe_timeout: {
    title: { ru: 'Тайм-аут проверки готовности', en: 'Readiness probe time-out' },
    unit: 's',
    default: 1,
    parameter: 'timeoutSeconds',
    source: `${site}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes.md`,
    kind: 'documented',
    meaning: {
      ru: 'Не ответивший за это время под проверку не прошёл.',
      en: 'A pod that has not answered by then has failed the probe.',
    },
  },
  hpa_sync: {
    title: { ru: 'Период автомасштабирования', en: 'Autoscaler sync period' },
    unit: 's',
    default: 15,
    parameter: 'horizontal-pod-autoscaler-sync-period',
    source: `${site}/tasks/run-application/horizontal-pod-autoscale.md`,
    kind: 'documented',
    meaning: {
      ru: 'Раз в такой период HPA пересчитывает нужное число подов.',
      en: 'Once per period the HPA works out how many pods are needed.',
    },
  },
  hpa_stabilisation: {
    title: { ru: 'Выдержка перед уменьшением', en: 'Scale-down stabilisation' },
    unit: 's',
    default: 300,
    parameter: 'horizontal-pod-autoscaler-downscale-stabilization',
    source: `${site}/tasks/run-application/horizontal-pod-autoscale.md`,
    kind: 'documented',
    meaning: {
      ru: 'Число подов падает не ниже наибольшего, которое требовалось за это время; на рост не действует.',
      en: 'The number of pods does not fall below the most that was needed within it; growth does not wait.',
    },
  },
})
