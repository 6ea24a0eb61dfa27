/** Work that nobody waits for: the steady lag of its consumers, and how fast they work off what an outage leaves behind. */

import { fromModel, ranged } from '../../catalogue/derive.ts'
import { isStore } from '../../language/stores.ts'
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import type { QueueBacklog } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit } from './demand.ts'
import { nameOf } from './leaves.ts'
import { drainTime } from './queueing/backlog.ts'
import { allenCunneen } from './queueing/general.ts'
import type { Station } from './stations.ts'

/** One entry per station of consumers, in the order of the journeys. */
export function queueBacklogs(
  topology: Topology,
  all: readonly Visit[],
  stations: ReadonlyMap<string, Station>,
): QueueBacklog[] {
  const found = new Map<string, { queue: Id; journeys: Set<Id>; station: Station }>()
  for (const visit of all) {
    const element = topology.elements.get(visit.step.to)
    if (visit.step.waits || !element || isStore(element) || visit.rate * visit.count === 0) continue
    for (const target of visit.targets) {
      const station = target.station === undefined ? undefined : stations.get(target.station)
      if (!station || target.station === undefined) continue
      const entry = found.get(target.station) ?? { queue: visit.step.from, journeys: new Set<Id>(), station }
      entry.journeys.add(visit.journey.journey.id)
      found.set(target.station, entry)
    }
  }
  return [...found.values()].map(({ queue, journeys, station }) => backlogOf(topology, queue, [...journeys], station))
}

function backlogOf(topology: Topology, queue: Id, journeys: Id[], station: Station): QueueBacklog {
  const { load } = station
  const from = topology.elements.get(queue)
  const partitions = from && 'queue' in from ? from.queue.partitions : undefined
  // A partition is read by one consumer at a time: more consumers than partitions stand idle.
  const servers = Math.min(load.servers, partitions ?? Number.POSITIVE_INFINITY)
  const capacity = servers / load.service
  const lag =
    servers === load.servers ? load.wait : allenCunneen(load.arrivals, load.service, servers, load.variability).wait
  const name = nameOf(topology, load.element)
  const inputs: Derivation[] = [
    load.utilisation.derivation,
    ...(partitions !== undefined && partitions < load.servers
      ? [
          fromModel(
            { ru: 'разделов очереди', en: 'partitions of the queue' },
            'count',
            partitions,
            `${queue}.queue.partitions`,
          ),
        ]
      : []),
  ]
  const q = (label: Said, value: number, unit: Derivation['unit'], formula: Said | string) =>
    quantity(ranged(label, unit, formula, exactly(load.unknown ? Number.NaN : value), inputs, load.unknown))
  return {
    journeys,
    queue,
    consumer: load.element,
    station: load.id,
    arrivals: load.arrivals,
    capacity,
    lag: q({ ru: `отставание «${name.ru}» в обычной работе`, en: `lag of "${name.en}" in steady work` }, lag, 's', {
      ru: 'среднее ожидание в узле потребителей',
      en: "mean wait at the consumers' station",
    }),
    drain: q(
      {
        ru: `«${name.ru}» наверстывает секунду простоя за`,
        en: `"${name.en}" catches up with a second of its outage in`,
      },
      drainTime(load.arrivals, load.arrivals, capacity),
      's',
      { ru: 'поток / (пропускная способность − поток)', en: 'arrivals / (capacity - arrivals)' },
    ),
    ...(load.unknown ? { unknown: load.unknown } : {}),
  }
}
