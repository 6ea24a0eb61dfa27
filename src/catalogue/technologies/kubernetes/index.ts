import { technology } from '../../technology.ts'
import { kubernetesBehaviour } from './behaviour.ts'
import { kubernetesKnobs } from './knobs.ts'
import { kubernetesNodeKnobs } from './nodes.ts'
import { kubernetesScalingKnobs } from './scaling.ts'

export const kubernetes = technology(
  'kubernetes',
  'Kubernetes',
  '1.32+',
  { ...kubernetesKnobs, ...kubernetesNodeKnobs, ...kubernetesScalingKnobs },
  kubernetesBehaviour,
  {
    nodeSilent: {
      title: { ru: 'Узел признан потерянным', en: 'A node counts as lost' },
      primitive: 'D3',
      limit: 'node_monitor_grace_period',
      heartbeat: 'node_lease_renew',
      loop: 'node_monitor_period',
    },
    unready: {
      title: { ru: 'Под выходит из балансировки', en: 'A pod leaves the endpoints' },
      primitive: 'D1',
      interval: 'probe_period',
      threshold: 'probe_failures',
      check: 'probe_timeout',
    },
    tolerated: {
      title: { ru: 'Поды потерянного узла пересоздаются', en: 'Pods of a lost node are replaced' },
      primitive: 'time',
      time: 'toleration_seconds',
    },
    scaled: { title: { ru: 'Цикл автомасштабирования', en: 'Autoscaler loop' }, primitive: 'wait', period: 'hpa_sync' },
  },
)
