/**
 * Vertical against horizontal: the same element with more replicas (a store: more shards) or with bigger ones, for a load that
 * has grown. Cost, ceiling, response time and what the loss of one replica takes away, side by side.
 */
import { byConvention, fromModel, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { money, perSecond } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity, type Range } from '../../quantity/quantity.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { type Visit, visits } from './demand.ts'
import { nameOf } from './leaves.ts'
import { allenCunneen } from './queueing/general.ts'
import { fitUsl, uslPeak } from './queueing/usl.ts'
import { type Station, stations } from './stations.ts'

export interface ScalingOptions {
  /** Multiplier on all arrivals at peak. */
  growth: number
  /** Utilisation not to exceed at that load, 0..1. Default 0.7. */
  target?: number
  /** The biggest machine there is, in multiples of today's. Default 8. */
  largest?: number
}

export interface ScalingChoice {
  kind: 'horizontal' | 'vertical'
  /** Replicas (shards of a store) in all regions together, and requests that one of them works on at once. */
  units: number
  concurrency: number
  /** False when even the biggest machine is too small. */
  possible: boolean
  /** Money per month of the element; undefined without prices. */
  cost: Quantity | undefined
  /** Of the busiest station at the grown load. */
  utilisation: Quantity
  /** Mean response of one call there, s: one common queue, worst a queue per replica. */
  response: Quantity
  /** Most calls per second before this element, or another on its journeys, saturates however far it is scaled. */
  ceiling: Quantity
  /** Share of the capacity of the busiest region (of the users of a store) that is hit when one unit fails. */
  exposure: Quantity
}

/** What is scaled as one: the replicas in a region, or a shard with its copies. The busiest of its stations decides. */
interface Cell {
  busiest: Station
  units: number
}

interface Found {
  element: Id
  name: Said
  own: Cell[]
  /** Price of one unit with its copies. */
  perUnit: number | undefined
  concurrency: number
  isStore: boolean
  arrivals: number
  /** Growth at which another element on the same journeys saturates. */
  others: { factor: number; limit: Station | undefined }
}

/** Both ways, or undefined when the element is no station or its figures are unknown. */
export function compareScaling(
  topology: Topology,
  element: Id,
  options: ScalingOptions,
): { horizontal: ScalingChoice; vertical: ScalingChoice } | undefined {
  const all = visits(topology, { load: 'peak' })
  const found = lookUp(topology, element, all, stations(topology, all, { load: 'peak' }))
  if (!found) return undefined
  const target = options.target ?? 0.7
  const largest = options.largest ?? 8
  const leaves = [
    byConvention({ ru: 'рост нагрузки', en: 'growth of the load' }, 'count', options.growth, {
      ru: 'рассматриваемый рост',
      en: 'growth under study',
    }),
    byConvention({ ru: 'предел загрузки', en: 'utilisation not to exceed' }, 'ratio', target, {
      ru: 'запас на всплески и отказы',
      en: 'room for bursts and failures',
    }),
  ]
  const need = (cell: Cell): number => (cell.busiest.load.utilisation.typical * options.growth) / target
  const units = found.own.map((cell) => Math.max(cell.units, Math.ceil(cell.units * need(cell) - 1e-9)))
  const size = Math.max(1, ...found.own.map(need))
  const concurrency = Math.ceil(found.concurrency * size - 1e-9)
  const law = measuredPeak(topology, element)
  const horizontal = choice(found, options, leaves, 'horizontal', units, found.concurrency, {
    possible: true,
    price: 1,
    ceiling: found.arrivals * found.others.factor,
  })
  const today = found.own.map((cell) => cell.units)
  const biggest = Math.min(
    ...found.own.map(({ busiest: { load }, units: n }) => {
      const capacity = (n * found.concurrency * largest) / load.service
      const measured = law === undefined ? capacity : Math.min(capacity, law * n)
      return (measured / load.arrivals) * found.arrivals
    }),
  )
  const vertical = choice(found, options, leaves, 'vertical', today, concurrency, {
    possible: concurrency <= found.concurrency * largest && biggest >= found.arrivals * options.growth,
    price: concurrency / found.concurrency,
    ceiling: Math.min(biggest, found.arrivals * found.others.factor),
  })
  return { horizontal, vertical }
}

function lookUp(topology: Topology, element: Id, all: Visit[], found: Map<string, Station>): Found | undefined {
  const thing = topology.elements.get(element)
  const mine = [...found.values()].filter((s) => s.load.element === element && s.load.arrivals > 0)
  if (!thing || mine.length === 0 || mine.some((s) => s.load.unknown)) return undefined
  const concurrency = 'concurrency' in thing ? thing.concurrency : undefined
  if (concurrency === undefined) return undefined
  const journeys = new Set(all.filter((v) => v.step.to === element && v.count > 0).map((v) => v.journey.journey.id))
  const beside = new Set(
    all
      .filter((v) => journeys.has(v.journey.journey.id) && v.step.to !== element)
      .flatMap((v) => v.targets.flatMap((t) => t.station ?? [])),
  )
  let limit: Station | undefined
  for (const id of beside) {
    const station = found.get(id)
    if (!station || station.load.unknown) continue
    if (!limit || station.load.utilisation.typical > limit.load.utilisation.typical) limit = station
  }
  const groups = topology.groupsOf(element).filter((g) => g.copies.length > 0)
  const copies = groups.reduce((most, g) => Math.max(most, g.copies.length), 1)
  const price = topology.document.deployments.find((d) => d.element === element)?.cost ?? thing.cost
  return {
    element,
    name: nameOf(topology, element),
    own: cellsOf(groups, mine),
    perUnit: price === undefined ? undefined : money(price).amount * copies,
    concurrency,
    isStore: groups.length > 0,
    arrivals: mine.reduce((sum, s) => sum + s.load.arrivals, 0),
    others: { factor: limit ? 1 / limit.load.utilisation.typical : Number.POSITIVE_INFINITY, limit },
  }
}

function cellsOf(groups: readonly Group[], mine: readonly Station[]): Cell[] {
  if (groups.length === 0) return mine.map((station) => ({ busiest: station, units: station.replicas }))
  return groups.flatMap((group) => {
    const stations = mine.filter((s) => group.copies.some((copy) => copy.id === s.load.id))
    const [first] = stations
    if (!first) return []
    const busiest = stations.reduce(
      (most, s) => (s.load.utilisation.typical > most.load.utilisation.typical ? s : most),
      first,
    )
    return [{ busiest, units: 1 }]
  })
}

/** Greatest throughput of one instance by the law fitted to its measured points. */
function measuredPeak(topology: Topology, element: Id): number | undefined {
  const thing = topology.elements.get(element)
  const points = thing && 'measured' in thing ? thing.measured : undefined
  const law = points && fitUsl(points.map((p) => ({ n: p.load, x: perSecond(p.throughput) })))
  return law ? uslPeak(law).throughput : undefined
}

function choice(
  found: Found,
  options: ScalingOptions,
  leaves: Derivation[],
  kind: 'horizontal' | 'vertical',
  units: readonly number[],
  concurrency: number,
  given: { possible: boolean; price: number; ceiling: number },
): ScalingChoice {
  const states = found.own.map((cell, i) => stateOf(cell.busiest, units[i] ?? 1, concurrency, options.growth))
  const busiest = states.reduce((most, s) => (s.utilisation > most.utilisation ? s : most))
  const total = units.reduce((a, b) => a + b, 0)
  const base = found.own.map((cell) => cell.busiest.load.utilisation.derivation)
  const linear = byConvention(
    { ru: 'во сколько раз дороже большая машина', en: 'price of the bigger machine' },
    'count',
    given.price,
    {
      ru: 'цена растёт пропорционально мощности, как в прейскурантах облаков',
      en: 'the price grows in proportion to the size, as in the price lists of clouds',
    },
  )
  const q = (label: Said, unit: Derivation['unit'], value: Range, formula: Said | string, inputs: Derivation[]) =>
    quantity(ranged(label, unit, formula, value, inputs))
  const { name } = found
  return {
    kind,
    units: total,
    concurrency,
    possible: given.possible,
    cost:
      found.perUnit === undefined
        ? undefined
        : q(
            { ru: `«${name.ru}» в месяц`, en: `"${name.en}" per month` },
            'money',
            exactly(total * found.perUnit * given.price),
            { ru: 'единиц × цена × размер', en: 'units x price x size' },
            [
              fromModel({ ru: 'цена единицы', en: 'price of a unit' }, 'money', found.perUnit, `${found.element}.cost`),
              linear,
              ...leaves,
            ],
          ),
    utilisation: q(
      { ru: `загрузка «${name.ru}» после роста`, en: `utilisation of "${name.en}" after the growth` },
      'ratio',
      exactly(busiest.utilisation),
      { ru: 'спрос × рост / каналы', en: 'demand x growth / servers' },
      [...base, ...leaves],
    ),
    response: q(
      { ru: `ответ «${name.ru}» на один вызов`, en: `response of "${name.en}" to one call` },
      's',
      busiest.response,
      { ru: 'ожидание + обработка', en: 'wait + time' },
      [...base, ...leaves],
    ),
    ceiling: q(
      { ru: `предел вызовов «${name.ru}»`, en: `most calls to "${name.en}"` },
      '/s',
      exactly(given.ceiling),
      {
        ru: 'наименьшее из: наибольшая машина, измеренный предел, насыщение соседей по сценарию',
        en: 'least of: the biggest machine, the measured limit, saturation of the others on the journey',
      },
      [...base, ...(found.others.limit ? [found.others.limit.load.utilisation.derivation] : []), ...leaves],
    ),
    exposure: q(
      found.isStore
        ? { ru: 'доля пользователей, задетых отказом одного шарда', en: 'share of the users hit when one shard fails' }
        : {
            ru: 'доля мощности региона, теряемая с одной репликой',
            en: "share of a region's capacity lost with one replica",
          },
      'ratio',
      exactly(found.isStore ? 1 / total : 1 / busiest.units),
      { ru: '1 / единиц', en: '1 / units' },
      leaves,
    ),
  }
}

function stateOf(station: Station, units: number, concurrency: number, growth: number) {
  const arrivals = station.load.arrivals * growth
  const { service } = station.load
  const common = allenCunneen(arrivals, service, units * concurrency, station.load.variability)
  const own = allenCunneen(arrivals / units, service, concurrency, station.load.variability)
  return {
    units,
    utilisation: common.utilisation,
    response: { best: common.response, typical: common.response, worst: own.response },
  }
}
