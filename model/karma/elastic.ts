/** Stage 4: the application moves to Kubernetes and grows and shrinks with the load. */
import type { VariantBuilding } from 'loadpath'
import { msk } from './places.ts'
import { instances } from './today.ts'

/** By what the number of instances follows the load, and where new ones find room. */
export interface ElasticOptions {
  metric?: 'cpu' | 'memory' | 'requests'
  /** No autoscaling: this many instances all year. */
  fixed?: number
  /** Fewest instances. Default 4: they carry the first minutes of a spike, before new ones are there. */
  floor?: number
}

/** Does stage 4; it needs the balancer of stage 1. */
export function elastic(v: VariantBuilding, options: ElasticOptions = {}) {
  const { floor = 4 } = options
  v.set(instances, {
    in: msk,
    replicas: options.fixed ?? floor,
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
            min: floor,
            max: 12,
            metric: options.metric ?? 'cpu',
            target: '60%',
            stabilisation: '5m',
            nodes: 'spare',
          },
        }),
  })
}
