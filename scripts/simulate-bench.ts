/**
 * Speed of the simulation: events per second of one core, for one station, for the journeys of the loyalty system (with and
 * without time-outs) and for its failures over years. `node scripts/simulate-bench.ts`; the best of five runs by the clock, and
 * by the processor's time, which a busy machine changes less.
 */
import loyalty from '../model/loyalty/model.ts'
import { analyse } from '../src/analyse/analyse.ts'
import { simulateAvailability } from '../src/analyse/simulation/availability.ts'
import { networkOf } from '../src/analyse/simulation/journeys.ts'
import type { SimulatedNetwork } from '../src/analyse/simulation/network.ts'
import { simulate } from '../src/analyse/simulation/simulate.ts'

const RUNS = 5

interface Row {
  what: string
  run: () => number
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
  { what: 'M/M/8 at 0.8', run: () => eventsOf(station(6.4), 150_000) },
  { what: 'loyalty journeys at peak, no time-outs', run: () => eventsOf(journeys(false, 1), 60) },
  { what: 'loyalty journeys at peak, time-outs and retries', run: () => eventsOf(journeys(true, 1), 60) },
  { what: 'loyalty journeys at three times the peak', run: () => eventsOf(journeys(true, 3), 20) },
  { what: '100 000 requests in work', run: () => eventsOf(crowd(1e5), 10) },
  {
    what: 'loyalty failures and repairs, 200 years of each journey',
    run: () =>
      simulateAvailability(topology, analysis, { seed: 1, years: 200 }).reduce((sum, one) => sum + one.events, 0),
  },
]

console.log('| simulated | events | million/s by the clock | million/s of processor time |')
console.log('|---|---:|---:|---:|')
for (const row of rows) {
  let events = 0
  let clock = Number.POSITIVE_INFINITY
  let processor = Number.POSITIVE_INFINITY
  for (let n = 0; n < RUNS; n += 1) {
    const begun = performance.now()
    const used = process.cpuUsage()
    events = row.run()
    clock = Math.min(clock, performance.now() - begun)
    const { user, system } = process.cpuUsage(used)
    processor = Math.min(processor, (user + system) / 1000)
  }
  const speed = (ms: number): string => (events / ms / 1000).toFixed(1)
  console.log(`| ${row.what} | ${events} | ${speed(clock)} | ${speed(processor)} |`)
}
