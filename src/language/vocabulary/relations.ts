import type { Text } from '../text.ts'
import type { Duration, Money, Ratio, Size } from '../units.ts'
import type { Id, TimeEstimate } from './common.ts'
import type { KubernetesSettings } from './settings.ts'

/** One element uses another (C4 relationship). */
export interface Relation {
  /** Default: `from->to`. */
  id: string
  from: Id
  to: Id
  /** What for, in one or two words, as on the arrow of a diagram. */
  title?: Text
  protocol?: string
  /** The caller waits for the answer. Default `sync`. */
  mode?: 'sync' | 'async'
  /**
   * `hard` (default): the caller fails when the callee does; `soft`: it degrades to the named fallback;
   * `async`: it only puts the work aside.
   */
  need?: 'hard' | 'soft' | 'async'
  /** What the caller does without a soft dependency. */
  fallback?: Text
  timeout?: Duration
  /** Tries after the first one. Default 0. */
  retries?: number
  /** Wait between tries. */
  backoff?: Duration
  /** The call may be repeated without harm (idempotency key or naturally idempotent). */
  idempotent?: boolean
  /** Calls per request of the caller. Default 1. */
  calls?: number
  /** Busy time of the callee per call; default: the callee's own `time`. */
  time?: Duration
  variability?: number
  /** Where the instances it calls are looked for. Default `region`; `any` crosses regions in normal work. */
  locality?: 'zone' | 'region' | 'any'
  /** Connections it keeps open are cut or checked: TCP keepalive / user timeout below the given time. */
  keepalive?: Duration
  /** The caller takes a lock or lease in the callee. `fencing`: what it protects refuses an older token. */
  lock?: { fencing: boolean }
}

/** Scales the number of replicas with the load (Kubernetes HPA or a cloud's group). */
export interface Autoscaling {
  min: number
  max: number
  metric: 'cpu' | 'memory' | 'requests' | 'queue-length'
  target: Ratio
  /** HPA sync period. Default 15s. */
  syncPeriod?: Duration
  /** Scale-down stabilisation. Default 5m. */
  stabilisation?: Duration
  /** Where new replicas find room: on nodes that stand ready, or on nodes that have to be started first. Default `spare`. */
  nodes?: 'spare' | 'on-demand'
}

/** Which element runs where. */
export interface Deployment {
  /** Default: `element@place`. */
  id: string
  element: Id
  in: Id
  replicas: number
  /** `zones`: evenly over the zones of the place (default for a region); `none`: all in the place itself. */
  spread?: 'zones' | 'none'
  /** With `spread: zones`: the scheduler may not put two into one zone when another is free (DoNotSchedule). Default true. */
  strictSpread?: boolean
  cpu?: number
  memory?: Size
  /** CPU requests are set (needed by an autoscaler on CPU). Default true when `cpu` is given. */
  requests?: boolean
  autoscaling?: Autoscaling
  /** Voluntary disruptions keep at least this many up (PodDisruptionBudget). */
  minAvailable?: number
  /** How a lost host's replicas come back. `kubernetes` default: node monitor grace period 50s, toleration 300s. */
  orchestrator?: {
    technology: 'kubernetes' | 'vm-group' | 'none'
    tolerationSeconds?: Duration
    nodeMonitorGracePeriod?: Duration
    /** From the decision to start a node or machine until it is ready. Default best 1m, typical 2m, worst 5m. */
    nodeStart?: TimeEstimate
  }
  kubernetes?: KubernetesSettings
  startup?: TimeEstimate
  cost?: Money
}
