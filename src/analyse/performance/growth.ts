/** When the next replica or shard is needed: the year in which the growing journeys fill a station. */
import { byConvention, fromModel, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { ratio } from '../../language/units.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import type { GrowthLimit } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit, VisitTarget } from './demand.ts'
import { nameOf } from './leaves.ts'
import type { Station } from './stations.ts'

/** Farther than this nothing is foreseen: the answer is "not by growth". */
const HORIZON = 100

interface Share {
  journey: string
  busy: number
  growth: number
}

/** One entry per known station, in the order of the stations. */
export function growthLimits(
  topology: Topology,
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): GrowthLimit[] {
  const shares = new Map<string, Map<string, Share>>()
  const readers = new Map<string, number>()
  const writes = new Set<string>()
  for (const visit of all) {
    const { journey } = visit.journey
    for (const target of visit.targets) {
      if (target.station === undefined || !stations.has(target.station)) continue
      const own = shares.get(target.station) ?? new Map<string, Share>()
      const share = own.get(journey.id) ?? {
        journey: journey.id,
        busy: 0,
        growth: journey.growth === undefined ? 0 : ratio(journey.growth),
      }
      share.busy += visit.rate * visit.count * target.share * (visit.time?.typical ?? Number.NaN)
      own.set(journey.id, share)
      shares.set(target.station, own)
      if (target.copy && visit.step.operation === 'read-replica') readers.set(target.station, sameGroup(visit, target))
      else if (target.copy) writes.add(target.station)
    }
  }
  return [...stations.values()].flatMap((station) => {
    const own = shares.get(station.load.id)
    if (!own || station.load.unknown || station.load.arrivals <= 0) return []
    const primary = writes.has(station.load.id)
    const replicas = readers.get(station.load.id) ?? station.replicas
    return [limitOf(topology, station, [...own.values()], replicas, primary)]
  })
}

/** Copies that share the reads of one shard in one region: those of other shards take nothing over. */
function sameGroup(visit: Visit, target: VisitTarget): number {
  return visit.targets.filter((other) => other.group?.id === target.group?.id && other.region === target.region).length
}

function limitOf(topology: Topology, station: Station, own: Share[], replicas: number, primary: boolean): GrowthLimit {
  const { load } = station
  const busy = own.reduce((sum, share) => sum + share.busy, 0)
  const growth = own.reduce((sum, share) => sum + share.busy * share.growth, 0) / busy
  // A promoted standby is as strong as the primary it replaces; the reads of a single replica go to the leader.
  const left = primary || (replicas <= 1 && station.ofStore) ? 1 : (replicas - 1) / replicas
  const name = nameOf(topology, load.element)
  const inputs: Derivation[] = [load.utilisation.derivation, ...own.map((share) => growthLeaf(topology, share))]
  const q = (label: Said, servers: number) =>
    quantity(
      ranged(
        label,
        's',
        {
          ru: 'год, в котором сумма (спрос × (1 + рост)^годы) достигает числа каналов',
          en: 'the year in which the sum of (demand x (1 + growth)^years) reaches the servers',
        },
        exactly(yearsUntil(own, servers) * 31_536_000),
        inputs,
      ),
    )
  return {
    station: load.id,
    growth,
    saturated: q({ ru: `«${name.ru}» насыщается через`, en: `"${name.en}" is saturated in` }, load.servers),
    withoutOne: q(
      {
        ru: `«${name.ru}» перестаёт выдерживать потерю реплики через`,
        en: `"${name.en}" no longer survives the loss of a replica in`,
      },
      load.servers * left,
    ),
    next: primary ? 'shard' : 'replica',
  }
}

function growthLeaf(topology: Topology, share: Share): Derivation {
  const name = nameOf(topology, share.journey)
  const label = { ru: `рост «${name.ru}» за год`, en: `growth of "${name.en}" per year` }
  return share.growth === 0
    ? byConvention(label, 'ratio', 0, {
        ru: 'сценарий не растёт, если модель не говорит иного',
        en: 'a journey does not grow unless the model says so',
      })
    : fromModel(label, 'ratio', share.growth, `${share.journey}.growth`)
}

/** Years until the demand reaches `servers`: 0 when it already does, infinite when it does not within a century. */
export function yearsUntil(own: readonly { busy: number; growth: number }[], servers: number): number {
  const demand = (years: number): number => own.reduce((sum, s) => sum + s.busy * (1 + s.growth) ** years, 0)
  if (demand(0) >= servers) return 0
  if (demand(HORIZON) < servers) return Number.POSITIVE_INFINITY
  let low = 0
  let high = HORIZON
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (demand(middle) < servers) low = middle
    else high = middle
  }
  return (low + high) / 2
}
