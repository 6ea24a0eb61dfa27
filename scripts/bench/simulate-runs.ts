/**
 * A process of its own that measures the simulation and writes, as JSON, what it took: one station, the journeys of the loyalty
 * system (with and without time-outs) and its failures over years. Medians by the clock and by the processor's time, which a
 * busy machine changes less.
 */
import loyalty from '../../model/loyalty/model.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { simulateAvailability } from '../../src/analyse/simulation/availability.ts'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import type { SimulatedNetwork } from '../../src/analyse/simulation/network.ts'
import { simulate } from '../../src/analyse/simulation/simulate.ts'
import type { Said } from '../../src/language/text.ts'
import { median } from './measure.ts'

const RUNS = 5

interface Row {
  what: Said
  run: () => number
}

/** Events of one run, millions of them per second of the clock and of the processor. */
export interface Simulated {
  what: Said
  events: number
  clock: number
  processor: number
}

function eventsOf(network: SimulatedNetwork | undefined, duration: number): number {
  const result = network && simulate(network, { seed: 1, warmUp: duration / 20, duration })
  return result?.ok ? result.events : 0
}

const station = (rate: number): SimulatedNetwork => ({
  stations: [{ id: 's', queues: 1, servers: 8 }],
  classes: [
    {
      id: 'c',
      rate,
      calls: [
        {
          calls: 1,
          targets: [{ station: 0, share: 1, before: 0, after: 0 }],
          service: 1,
          variability: 1,
          below: [],
        },
      ],
    },
  ],
})

const { topology, analysis } = analyse(loyalty.toDocument())
const journeys = (timeouts: boolean, growth: number) => networkOf(topology, { load: 'peak', growth, timeouts }).network

/** So many requests in work at once: what the heap and the caches of the processor cost. */
const crowd = (inWork: number): SimulatedNetwork => {
  const network = station(inWork)
  for (const one of network.stations) one.servers = 2 * inWork
  return network
}

const rows: Row[] = [
  { what: { en: 'M/M/8 at 0.8', ru: 'M/M/8, загрузка 0.8' }, run: () => eventsOf(station(6.4), 150_000) },
  {
    what: { en: 'loyalty journeys at peak, no time-outs', ru: 'сценарии loyalty в пик, без тайм-аутов' },
    run: () => eventsOf(journeys(false, 1), 60),
  },
  {
    what: { en: 'loyalty journeys at peak, time-outs and retries', ru: 'сценарии loyalty в пик, тайм-ауты и повторы' },
    run: () => eventsOf(journeys(true, 1), 60),
  },
  {
    what: { en: 'loyalty journeys at three times the peak', ru: 'сценарии loyalty при трёх пиках' },
    run: () => eventsOf(journeys(true, 3), 20),
  },
  { what: { en: '100 000 requests in work', ru: '100 000 запросов в работе' }, run: () => eventsOf(crowd(1e5), 10) },
  {
    what: {
      en: 'loyalty failures and repairs, 200 years of each journey',
      ru: 'отказы и восстановления loyalty, 200 лет каждого сценария',
    },
    run: () =>
      simulateAvailability(topology, analysis, { seed: 1, years: 200 }).reduce((sum, one) => sum + one.events, 0),
  },
]

function measured({ what, run }: Row): Simulated {
  let events = 0
  const taken = Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    const used = process.cpuUsage()
    events = run()
    const { user, system } = process.cpuUsage(used)
    return { clock: performance.now() - begun, processor: (user + system) / 1000 }
  })
  const speed = (ms: readonly number[]): number => events / median(ms) / 1000
  return { what, events, clock: speed(taken.map((t) => t.clock)), processor: speed(taken.map((t) => t.processor)) }
}

if (import.meta.main) process.stdout.write(JSON.stringify(rows.map(measured)))
