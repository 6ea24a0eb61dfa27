/**
 * Autoscalers of the deployments against a rise from the normal load to the peak: at once, and evenly over five minutes. Best
 * and worst are those of all combinations of the metric's age, the moment of the first decision and the start of a replica.
 */
import { byConvention, fromModel, given, optionalSeconds, ranged } from '../../catalogue/derive.ts'
import { startTime } from '../../catalogue/mechanisms/kubernetes.ts'
import type { Said } from '../../language/text.ts'
import { ratio, seconds } from '../../language/units.ts'
import type { Autoscaling, Deployment } from '../../language/vocabulary/index.ts'
import { type Derivation, quantity } from '../../quantity/quantity.ts'
import type { AutoscalerResponse } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { hpaDefaults } from './autoscaling/hpa.ts'
import { type Response, type Rise, respond } from './autoscaling/respond.ts'
import { nameOf } from './leaves.ts'
import type { Station } from './stations.ts'

/** Length of the ramp, s. */
const RAMP = 300
/** metrics-server of the shipped manifest measures every 15 s. */
const METRIC_WINDOW = 15

/** Responses of every deployment with an autoscaler on processor time or requests whose load rises from `normal` to `peak`. */
export function autoscalerResponses(
  topology: Topology,
  normal: ReadonlyMap<string, Station>,
  peak: ReadonlyMap<string, Station>,
): AutoscalerResponse[] {
  return topology.document.deployments.flatMap((deployment) => {
    const { autoscaling } = deployment
    if (!autoscaling || (autoscaling.metric !== 'cpu' && autoscaling.metric !== 'requests')) return []
    const id = `${deployment.element}@${topology.regionOf(deployment.in)}`
    const high = peak.get(id)
    const low = normal.get(id)
    if (!high || !low || high.load.unknown || low.load.unknown) return []
    // Several deployments of one element in a region share its load by their replicas.
    const siblings = topology
      .instancesOf(deployment.element)
      .filter((i) => topology.regionOf(i.place) === high.load.region)
    const share = siblings.length > 0 ? deployment.replicas / siblings.length : 1
    return (['spike', 'ramp'] as const).map((kind) =>
      responseOf(topology, deployment, autoscaling, low, high, share, kind),
    )
  })
}

/** Age of the newest measurement in its window, and moment of the first decision in its period. */
const spots = [0, 0.5, 1] as const

function responseOf(
  topology: Topology,
  deployment: Deployment,
  autoscaling: Autoscaling,
  low: Station,
  high: Station,
  share: number,
  kind: 'spike' | 'ramp',
): AutoscalerResponse {
  const path = deployment.id
  const sync = given(
    'kubernetes',
    'hpa_sync',
    optionalSeconds(autoscaling.syncPeriod),
    `${path}.autoscaling.syncPeriod`,
  )
  const hold = given(
    'kubernetes',
    'hpa_stabilisation',
    optionalSeconds(autoscaling.stabilisation),
    `${path}.autoscaling.stabilisation`,
  )
  const element = topology.elements.get(deployment.element)
  const own = deployment.startup ?? (element && 'startup' in element ? element.startup : undefined)
  const start = startTime(own, deployment.startup ? `${path}.startup` : `${deployment.element}.startup`)
  const rise: Rise = {
    before: low.load.arrivals * share,
    after: high.load.arrivals * share,
    over: kind === 'ramp' ? RAMP : 0,
  }
  const perReplica = high.load.servers / high.replicas / high.load.service
  const patience = timeoutOf(topology, deployment)
  const play = (age: number, moment: number, startup: number): Response =>
    respond(
      {
        settings: {
          ...hpaDefaults,
          min: autoscaling.min,
          max: autoscaling.max,
          target: ratio(autoscaling.target),
          syncPeriod: sync.value.typical,
          stabilisation: hold.value.typical,
        },
        perReplica,
        startup,
        ...(patience === undefined ? {} : { patience: Math.max(0, patience.value.typical - high.load.service) }),
        metricWindow: METRIC_WINDOW,
        metricAge: METRIC_WINDOW * age,
        phase: sync.value.typical * moment,
        metric: autoscaling.metric === 'cpu' ? 'busy' : 'calls',
      },
      rise,
    )
  const typical = play(0.5, 0.5, start.value.typical)
  // An early decision on a fresh but half-empty measurement may ask for too little and be the slower one: all are played.
  const { best, worst } = start.value
  const played = [best, start.value.typical, worst].flatMap((startup) =>
    spots.flatMap((age) => spots.map((moment) => play(age, moment, startup))),
  )
  const inputs: Derivation[] = [
    fromModel(
      { ru: 'цель автомасштабирования', en: 'target of the autoscaler' },
      'ratio',
      ratio(autoscaling.target),
      `${path}.autoscaling.target`,
    ),
    fromModel({ ru: 'реплик не больше', en: 'replicas at most' }, 'count', autoscaling.max, `${path}.autoscaling.max`),
    sync,
    start,
    byConvention(
      { ru: 'возраст и окно измерения', en: 'age and window of the measurement' },
      's',
      { best: METRIC_WINDOW, typical: 1.5 * METRIC_WINDOW, worst: 2 * METRIC_WINDOW },
      { ru: 'metrics-server измеряет каждые 15 с', en: 'metrics-server measures every 15 s' },
    ),
    low.load.utilisation.derivation,
    high.load.utilisation.derivation,
  ]
  const name = nameOf(topology, deployment.element)
  const formula: Said = {
    ru: 'пошагово: реплик = ceil(реплик × метрика / цель) в каждом цикле, запуск, остаток очереди',
    en: 'step by step: replicas = ceil(replicas x metric / target) at every sync, start, backlog',
  }
  const q = (label: Said, unit: Derivation['unit'], of: (one: Response) => number, from = inputs) =>
    quantity(
      ranged(
        label,
        unit,
        formula,
        { best: Math.min(...played.map(of)), typical: of(typical), worst: Math.max(...played.map(of)) },
        from,
      ),
    )
  return {
    deployment: deployment.id,
    station: high.load.id,
    kind,
    over: rise.over,
    before: typical.before,
    after: typical.after,
    max: autoscaling.max,
    underProvisioned: q(
      { ru: `нехватка мощности «${name.ru}»`, en: `"${name.en}" lacks capacity for` },
      's',
      (one) => one.underProvisioned,
    ),
    catchUp: q(
      { ru: `«${name.ru}» догоняет нагрузку за`, en: `"${name.en}" catches up in` },
      's',
      (one) => one.catchUp,
    ),
    beyond: q(
      { ru: 'доля запросов сверх мощности', en: 'share of the requests beyond the capacity' },
      'ratio',
      (one) => one.beyond,
    ),
    ...(patience === undefined
      ? {}
      : {
          timedOut: q(
            { ru: 'доля запросов, не дождавшихся ответа', en: 'share of the requests that time out' },
            'ratio',
            (one) => one.timedOut,
            [...inputs, patience],
          ),
        }),
    steps: typical.steps,
  }
}

/** The shortest time that a caller waits for the element. */
function timeoutOf(topology: Topology, { element }: Deployment): Derivation | undefined {
  const limits = topology.document.relations.flatMap(({ id, to, timeout }) =>
    to === element && timeout !== undefined && seconds(timeout) > 0 ? [{ id, length: seconds(timeout) }] : [],
  )
  const [shortest] = limits.sort((a, b) => a.length - b.length)
  const label = { ru: 'таймаут вызывающего', en: 'time-out of the caller' }
  return shortest && fromModel(label, 's', shortest.length, `${shortest.id}.timeout`)
}
