/** Stage 4: the application moves to Kubernetes and grows and shrinks with the load. */
import type { VariantBuilding } from 'loadpath'
import { msk } from './places.ts'
import { instances } from './today.ts'

/** By what the number of instances follows the load, and where new ones find room. */
export interface ElasticOptions {
  metric?: 'cpu' | 'memory' | 'requests'
  /** No autoscaling: this many instances all year. */
  fixed?: number
}

/** Does stage 4; it needs the balancer of stage 1. */
export function elastic(v: VariantBuilding, options: ElasticOptions = {}) {
  v.set(instances, {
    in: msk,
    replicas: options.fixed ?? 3,
    spread: 'zones',
    cpu: 4,
    memory: '8GiB',
    requests: true,
    minAvailable: 2,
    orchestrator: { technology: 'kubernetes', tolerationSeconds: '30s' },
    ...(options.fixed
      ? {}
      : {
          autoscaling: {
            min: 3,
            max: 9,
            metric: options.metric ?? 'cpu',
            target: '60%',
            stabilisation: '5m',
            nodes: 'spare',
          },
        }),
  })
}
