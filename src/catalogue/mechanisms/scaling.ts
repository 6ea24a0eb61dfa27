/** Kubernetes growing under load, and the slow ways of replacement: a lost zone, a StatefulSet, a liveness restart. */
import type { Derivation, Range } from '../../quantity/quantity.ts'
import { byConvention, computed, fromModel, ranged } from '../derive.ts'
import { periodicCheck, phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { silentNodeRemoval } from './kubernetes.ts'
import { automatic, byHand, type MechanismPhase } from './phase.ts'

type Knobs = Values<'kubernetes'>
type At = Paths<'kubernetes'>

/**
 * Periods of the default policy from `from` to `to` pods: each at most doubles or adds four, whichever is more, and no more
 * than `asks` times the pods, when the metric itself asks for no more.
 */
export function growthPeriods(from: number, to: number, growth = 1, asks = Number.POSITIVE_INFINITY): number {
  let pods = Math.max(1, from)
  let periods = 0
  while (pods < to && periods < 64) {
    // A metric that asks for less than one more pod asks for one, as it is rounded up.
    const asked = Math.max(Math.ceil(pods * asks - 1e-9), pods + 1)
    pods = Math.min(Math.max(pods * (1 + growth), pods + 4), asked)
    periods += 1
  }
  return periods
}

/**
 * From a load that needs `to` pods to all of them serving: age of the metric, sync, periods of growth, start of a pod; with
 * `newNodes` a decision and the boot of a node come first. `asks`: how many times the pods one loop asks for at most;
 * `limits`: what that and the number of pods follow from.
 */
export function scaleOut(
  size: { from: number; to: number; newNodes: boolean; asks?: number; limits?: Derivation[] },
  values: Knobs = {},
  path: At = 'kubernetes',
): MechanismPhase[] {
  const read = reader('kubernetes', values, path)
  const resolution = read('metrics_resolution')
  const sample = read('kubelet_sample')
  const wait = phase(resolution.value.typical)
  const seen = ranged(
    { ru: 'Метрика доходит до автомасштабирования', en: 'The metric reaches the autoscaler' },
    's',
    '(0..resolution) + sample',
    {
      best: wait.best + sample.value.best,
      typical: wait.typical + sample.value.typical,
      worst: wait.worst + sample.value.worst,
    },
    [resolution, sample],
  )
  const sync = read('hpa_sync')
  const beat = phase(sync.value.typical)
  const decided = ranged({ ru: 'Ближайший цикл', en: 'The next loop' }, 's', '0 .. sync', beat, [sync])
  const growth = read('hpa_growth')
  const periods = growthPeriods(size.from, size.to, growth.value.typical, size.asks)
  const steps = byConvention({ ru: 'Периодов роста', en: 'Periods of growth' }, 'count', periods, {
    ru: 'удвоение или ещё четыре пода за период',
    en: 'doubling or four more pods per period',
  })
  const grown = computed(
    { ru: 'Число подов растёт', en: 'The number of pods grows' },
    's',
    { ru: 'периодов × больший из цикла и периода роста', en: 'periods × the longer of sync and growth period' },
    (n = 0, cycle = 0, least = 0) => n * Math.max(cycle, least),
    [steps, sync, read('hpa_growth_period'), ...(size.limits ?? [])],
  )
  const phases = [automatic('detect', seen), automatic('decide', decided), automatic('act', grown)]
  if (size.newNodes) phases.push(...newNode(read))
  return [...phases, automatic('warm', read('pod_start'))]
}

function newNode(read: (name: 'ca_scan' | 'node_boot') => Derivation): MechanismPhase[] {
  const scan = read('ca_scan')
  const label = { ru: 'Решение о новом узле', en: 'A new node is decided' }
  return [
    automatic('decide', ranged(label, 's', '0 .. scan', phase(scan.value.typical), [scan])),
    automatic('act', read('node_boot')),
  ]
}

/**
 * Pods of a lost zone of `nodes` nodes: endpoints, toleration, the limited rate of tainting, start. The last of `pods` on
 * nodes at random (default: the last of the zone): its place among n nodes is at best p, on average p (n + 1) / (p + 1), at
 * worst n.
 */
export function lostZone(
  nodes: number,
  values: Knobs = {},
  path: At = 'kubernetes',
  from: { pods: number; path: string } = { pods: nodes, path: 'nodes' },
): MechanismPhase[] {
  const read = reader('kubernetes', values, path)
  const pods = Math.min(from.pods, nodes)
  const last = { best: pods, typical: (pods * (nodes + 1)) / (pods + 1), worst: nodes }
  const count = fromModel({ ru: 'Узлов в зоне', en: 'Nodes of the zone' }, 'count', last, from.path)
  const tainted = computed(
    { ru: 'Узлы помечаются по одному', en: 'Nodes are tainted one by one' },
    's',
    'nodes / eviction_rate',
    (n = 0, rate = 0) => n / rate,
    [count, read('eviction_rate')],
  )
  return [
    ...silentNodeRemoval(read),
    automatic('decide', tainted),
    automatic('decide', read('toleration_seconds')),
    automatic('act', read('pod_start')),
  ]
}

/**
 * A StatefulSet pod with a volume on a dead node: nothing happens until somebody or something fences the node (`fencing`,
 * seconds; absent: never). Then the volume, when it has one, is detached, in 6 minutes at worst.
 */
export function statefulReplacement(
  fencing: { seconds: number | Range; path: string; human: boolean; volume?: boolean } | undefined,
  values: Knobs = {},
  path: At = 'kubernetes',
): MechanismPhase[] {
  const read = reader('kubernetes', values, path)
  const removal = silentNodeRemoval(read)
  const label = { ru: 'Узел ограждён (out-of-service)', en: 'The node is fenced (out-of-service)' }
  if (!fencing) {
    const source = {
      ru: 'без ограждения под StatefulSet не заменяется',
      en: 'without fencing a StatefulSet pod is not replaced',
    }
    return [...removal, automatic('decide', byConvention(label, 's', Number.POSITIVE_INFINITY, source))]
  }
  const given = fromModel(label, 's', fencing.seconds, fencing.path)
  const detach = read('volume_detach')
  const freed = ranged(
    { ru: 'Том отсоединяется', en: 'The volume is detached' },
    's',
    '0 .. volume_detach',
    phase(detach.value.typical),
    [detach],
  )
  return [
    ...removal,
    fencing.human ? byHand(given) : automatic('decide', given),
    ...(fencing.volume === false ? [] : [automatic('act', freed)]),
    automatic('act', read('pod_start')),
  ]
}

/** A hung container is restarted by its liveness probe: probe, grace period, start. */
export function livenessRestart(values: Knobs = {}, path: At = 'kubernetes'): MechanismPhase[] {
  const read = reader('kubernetes', values, path)
  const period = read('probe_period')
  const failures = read('probe_failures')
  const timeout = read('probe_timeout')
  const grace = read('termination_grace')
  const value = periodicCheck(period.value.typical, failures.value.typical, timeout.value.typical)
  const label = { ru: 'Проверка живости не прошла', en: 'The liveness probe has failed' }
  const stopped = ranged(
    { ru: 'Процесс завершается', en: 'The process is stopped' },
    's',
    '0 .. terminationGracePeriod',
    phase(grace.value.typical),
    [grace],
  )
  return [
    automatic('detect', ranged(label, 's', '(n - 1) i + c .. n i + c', value, [period, failures, timeout])),
    automatic('act', stopped),
    automatic('act', read('pod_start')),
  ]
}
