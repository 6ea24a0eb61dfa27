/**
 * Response time of a journey for the users of one region: network, waits, service and commit of every step the user waits
 * for, one after another. Percentiles of the sum of independent times (see transform.ts).
 */
import type { Said, Text } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Id, LatencyMeasure } from '../../language/vocabulary/index.ts'
import {
  type Derivation,
  exactly,
  mapRange,
  type Quantity,
  quantity,
  type Range,
  sumRanges,
} from '../../quantity/quantity.ts'
import type { JourneyLatency } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Part } from './answer-transform.ts'
import type { Visit, VisitTarget } from './demand.ts'
import { type LatencyModels, latencyModels } from './latency-parts.ts'
import { accessLeaf, countLeaf, input, nameOf, timeLeaf } from './leaves.ts'
import type { PerformanceOptions } from './options.ts'
import type { Station } from './stations.ts'
import { percentile } from './transform.ts'

type Case = keyof Range
const percentiles = [50, 90, 95, 99] as const

/** Latency of one population; `steps` are all its visits in order. Undefined when nobody wants it. */
export function latencyOf(
  topology: Topology,
  steps: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
  options: PerformanceOptions,
): JourneyLatency | undefined {
  const first = steps[0]
  if (!first) return undefined
  const journey = first.journey.journey.id
  const region = first.population.region
  const wanted = wantedPercentiles(options, journey, region)
  if (wanted.length === 0) return undefined
  const waited = steps.filter((visit) => visit.step.waits && visit.count > 0)
  const unknown = whyUnknown(topology, waited, stations)
  const base = { journey, region, load: options.load }
  if (unknown) {
    const nothing = quantity({
      label: { ru: 'время отклика', en: 'response time' },
      value: exactly(Number.NaN),
      unit: 's',
      origin: { kind: 'computed' },
      note: unknown,
    })
    return { ...base, mean: nothing, percentiles: [], parts: [], unknown }
  }
  const inputs = waited.flatMap((visit) => stepDerivations(topology, visit, stations))
  const unserved = waited.some((visit) => visit.unserved && visit.step.need === 'hard')
  const name = nameOf(topology, journey)
  const place = nameOf(topology, region)
  const mean: Derivation = {
    label: {
      ru: `среднее время отклика, путь «${name.ru}», ${place.ru}`,
      en: `mean response time of "${name.en}", ${place.en}`,
    },
    value: unserved ? exactly(Number.POSITIVE_INFINITY) : sumRanges(inputs.map((i) => i.value)),
    unit: 's',
    origin: { kind: 'computed' },
    formula: {
      ru: 'сумма по шагам: вызовов × (сеть + ожидание + работа + фиксация)',
      en: 'sum over the steps of calls × (round trip + wait + time + commit)',
    },
    inputs,
  }
  const models = latencyModels(topology, waited, stations)
  return {
    ...base,
    mean: quantity(mean),
    percentiles: wanted.map((p) => ({ p, value: percentileOf(p, mean, models, unserved) })),
    parts: waterfall(topology, waited, stations),
  }
}

/** In ascending order; each takes as long as all else about a journey. */
function wantedPercentiles(
  options: PerformanceOptions,
  journey: Id,
  region: Id,
): readonly LatencyMeasure['percentile'][] {
  if (!options.latenciesOf) return percentiles
  const read = options.latenciesOf.filter(
    (one) => one.of === journey && (one.from ?? region) === region && (one.load ?? 'peak') === options.load,
  )
  return percentiles.filter((p) => read.some((one) => one.percentile === p))
}

/** No declared way leads there: how far it is nobody has said. */
function unlinked(topology: Topology, { step, population }: Visit, to: string): Said {
  const [name, place, users] = [nameOf(topology, step.to), nameOf(topology, to), nameOf(topology, population.region)]
  return {
    ru: `не задано, как далеко «${name.ru}» (${place.ru}) от вызывающего (пользователи: ${users.ru}): площадки не соединяет ни одна связь (links)`,
    en: `it is not said how far "${name.en}" (${place.en}) is from its caller (users of ${users.en}): no link joins their places (links)`,
  }
}

function whyUnknown(
  topology: Topology,
  waited: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): Said | undefined {
  for (const visit of waited) {
    for (const target of visit.targets) {
      const missing = target.station === undefined ? undefined : stations.get(target.station)?.load.unknown
      if (missing) return missing
      if (target.trip.seconds.worst === Number.POSITIVE_INFINITY) return unlinked(topology, visit, target.region)
    }
    if (visit.time === undefined && visit.targets.length > 0) {
      const path = visit.step.timePath
      return {
        ru: `не задано время обработки «${visit.step.to}» (${path})`,
        en: `no busy time is given for "${visit.step.to}" (${path})`,
      }
    }
    if (visit.unserved && visit.step.need !== 'soft' && visit.targets.length === 0) return undefined
  }
  return undefined
}

function rangeOf(f: (which: Case) => number): Range {
  return { best: f('best'), typical: f('typical'), worst: f('worst') }
}

function percentileOf(p: 50 | 90 | 95 | 99, mean: Derivation, models: LatencyModels, unserved: boolean): Quantity {
  const at = (parts: Part[]): number => (unserved ? Number.POSITIVE_INFINITY : percentile(parts, p / 100))
  const { flat, sharedEqual, worstEqual } = models
  const typical = at(models.typical)
  // Equal waits lengthen the tail and shorten the middle: the farthest on either side counts.
  const equal = sharedEqual ? at(sharedEqual) : typical
  const value = {
    best: Math.min(equal, flat ? typical : at(models.best)),
    typical,
    worst: Math.max(equal, worstEqual ? at(worstEqual) : typical, flat ? typical : at(models.worst)),
  }
  return quantity({
    label: { ru: `p${p} времени отклика`, en: `p${p} response time` },
    value,
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: `p${p} суммы времён шагов`, en: `p${p} of the sum of the times of the steps` },
    note: {
      ru: 'ожидания и обработка на разных шагах считаются независимыми, в лучшем и худшем случаях ожидания в одной и той же очереди — одинаковыми; распределение суммы получено обращением преобразования Лапласа',
      en: "waits and busy times of different steps are taken as independent, at best and worst waits in the same queue as equal; the sum's distribution comes from inverting its Laplace transform",
    },
    inputs: [mean],
  })
}

/** Inputs of the mean for one step: network, wait, time, commit, each already times the calls. */
function stepDerivations(topology: Topology, visit: Visit, stations: ReadonlyMap<string, Station>): Derivation[] {
  const name = nameOf(topology, visit.step.to)
  const count = countLeaf(topology, visit)
  const found: Derivation[] = []
  const add = (label: Said, formula: Text, each: (target: VisitTarget) => Range, inputs: Derivation[]): void => {
    const value = sumRanges(visit.targets.map((t) => mapRange((x = 0) => x * t.share * visit.count, each(t))))
    if (value.worst > 0)
      found.push({ label, value, unit: 's', origin: { kind: 'computed' }, formula, inputs: [count, ...inputs] })
  }
  add(
    { ru: `«${name.ru}»: сеть`, en: `"${name.en}": network` },
    { ru: 'вызовов × круговая задержка', en: 'calls × round trip' },
    (t) => t.trip.seconds,
    tripLeaves(visit),
  )
  add(
    { ru: `«${name.ru}»: ожидание`, en: `"${name.en}": waiting` },
    { ru: 'вызовов × C·S / (c − a) × (1 + cs²) / 2', en: 'calls × C·S / (c - a) × (1 + cs²) / 2' },
    (t) => {
      const s = t.station === undefined ? undefined : stations.get(t.station)
      return s ? rangeOf((which) => s.queue[which].waits * s.queue[which].wait) : exactly(0)
    },
    utilisations(visit, stations),
  )
  const time = timeLeaf(topology, visit)
  add(
    { ru: `«${name.ru}»: обработка`, en: `"${name.en}": work` },
    { ru: 'вызовов × время', en: 'calls × time' },
    () => visit.time ?? exactly(0),
    time ? [time] : [],
  )
  add(
    { ru: `«${name.ru}»: фиксация на синхронных копиях`, en: `"${name.en}": commit on the synchronous copies` },
    {
      ru: 'вызовов × круговая задержка до подтверждающей копии',
      en: 'calls × round trip to the acknowledging standby',
    },
    (t) => exactly(t.commit.seconds),
    visit.targets.flatMap(commitLeaves),
  )
  return found
}

function utilisations(visit: Visit, stations: ReadonlyMap<string, Station>): Derivation[] {
  return visit.targets.flatMap((t) => {
    const station = t.station === undefined ? undefined : stations.get(t.station)
    return station ? [station.load.utilisation.derivation] : []
  })
}

/** Leaves of the network on the way: the access of the user and the declared links. */
function tripLeaves(visit: Visit): Derivation[] {
  const access = visit.targets.some((t) => t.trip.access) ? accessLeaf(visit) : undefined
  const links = [...new Set(visit.targets.flatMap((t) => t.trip.links))]
  return [
    ...(access ? [access] : []),
    ...links.map((link) =>
      input(
        `${link.id}.roundTrip`,
        { ru: `круговая задержка ${link.id}`, en: `round trip of ${link.id}` },
        seconds(link.roundTrip),
        's',
      ),
    ),
  ]
}

function commitLeaves(target: VisitTarget): Derivation[] {
  if (target.commit.copy === undefined) return []
  const path = target.commit.path
  const value = target.commit.seconds
  const label = { ru: `сеть до ${target.commit.copy}`, en: `round trip to ${target.commit.copy}` }
  if (path !== '' && !path.includes(' ')) return [input(path, label, value, 's')]
  return [
    {
      label,
      value: exactly(value),
      unit: 's',
      origin: {
        kind: 'convention',
        source: {
          ru: 'между площадками одного региона 1 мс, если связь не задана',
          en: 'places of one region are 1 ms apart unless a link says otherwise',
        },
      },
    },
  ]
}

const operations: Partial<Record<Visit['step']['operation'], Said>> = {
  read: { ru: 'чтение', en: 'read' },
  'read-replica': { ru: 'чтение с реплики', en: 'read at a replica' },
  write: { ru: 'запись', en: 'write' },
  publish: { ru: 'публикация', en: 'publish' },
}

/** A journey calls a store several times: what is done and for whom tells the calls apart. */
function detailOf(topology: Topology, visit: Visit): { detail?: Said } {
  const what = operations[visit.step.operation]
  if (!what) return {}
  const caller = nameOf(topology, visit.step.from)
  return { detail: { ru: `${what.ru}, ${caller.ru}`, en: `${what.en}, ${caller.en}` } }
}

function waterfall(
  topology: Topology,
  waited: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): JourneyLatency['parts'] {
  return waited.flatMap((visit) => {
    const called = { label: nameOf(topology, visit.step.to), ...detailOf(topology, visit) }
    const sum = (each: (t: VisitTarget) => number): number =>
      visit.targets.reduce((total, t) => total + t.share * visit.count * each(t), 0)
    const wait = sum((t) => (t.station === undefined ? 0 : (stations.get(t.station)?.load.wait ?? 0)))
    const rows: JourneyLatency['parts'] = [
      { ...called, seconds: sum((t) => t.trip.seconds.typical), kind: 'network' },
      { ...called, seconds: wait, kind: 'wait' },
      { ...called, seconds: sum(() => visit.time?.typical ?? 0), kind: 'service' },
      { ...called, seconds: sum((t) => t.commit.seconds), kind: 'commit' },
    ]
    return rows.filter((row) => row.seconds > 0)
  })
}
