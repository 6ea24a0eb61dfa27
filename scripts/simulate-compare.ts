/**
 * How far the formulas of the performance analysis are from the simulation: the tables of docs/analyses/performance*.md and
 * simulation*.md. `node scripts/simulate-compare.ts [journeys|waits|outages]`; seeds are fixed, the tables are the same anywhere.
 */
import loyalty from '../model/loyalty/model.ts'
import { analyse } from '../src/analyse/analyse.ts'
import { analysePerformance } from '../src/analyse/performance/analyse.ts'
import { allenCunneen } from '../src/analyse/performance/queueing/general.ts'
import { simulateAvailability } from '../src/analyse/simulation/availability.ts'
import { type NetworkOptions, networkOf } from '../src/analyse/simulation/journeys.ts'
import { simulate } from '../src/analyse/simulation/simulate.ts'
import type { Estimate } from '../src/analyse/simulation/statistics.ts'
import { resolveTopology } from '../src/analyse/topology/resolve.ts'

const document = loyalty.toDocument()
const topology = resolveTopology(document)
const wanted = process.argv[2]

const ms = (seconds: number): string => (seconds * 1000).toFixed(2)
const estimate = (e: Estimate): string => `${ms(e.value)} ± ${ms(e.halfWidth)}`
const percent = (x: number): string => `${x >= 0 ? '+' : ''}${(100 * x).toFixed(1)} %`
const row = (...cells: (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

/** Mean and p95 of the journeys, one queue for all replicas, at the peak and beyond. */
function journeys(): void {
  row('load', 'busiest station', 'journey', 'mean, ms', 'simulated', 'error', 'p95, ms', 'simulated', 'error')
  row('---', '---:', '---', '---:', '---:', '---:', '---:', '---:', '---:')
  for (const growth of [1, 2, 3, 3.2]) {
    const options: NetworkOptions = { load: 'peak', growth, balancing: 'shared', timeouts: false }
    const analysis = analysePerformance(topology, options)
    const { network } = networkOf(topology, options)
    const run = network && simulate(network, { seed: 20_261_121, warmUp: 20, duration: 200 / growth })
    if (!run?.ok) continue
    const busiest = Math.max(...analysis.stations.map((s) => s.utilisation.typical))
    for (const one of run.classes) {
      const found = analysis.latencies.find((l) => `${l.journey}@${l.region}` === one.id)
      const p95 = found?.percentiles.find((p) => p.p === 95)?.value
      const simulated = one.response.percentiles.find((p) => p.p === 95)?.value
      if (!found || !p95 || !simulated || !Number.isFinite(simulated.halfWidth)) continue
      const { mean } = one.response
      row(
        `${growth}`,
        percent(busiest).slice(1),
        one.id,
        ms(found.mean.typical),
        estimate(mean),
        percent(found.mean.typical / mean.value - 1),
        ms(p95.typical),
        estimate(simulated),
        percent(p95.typical / simulated.value - 1),
      )
    }
  }
}

/** Allen and Cunneen with many servers and other variability. */
function waits(): void {
  row('servers', 'cs²', 'utilisation', 'simulated wait / S', 'formula / S', 'error')
  row('---:', '---:', '---:', '---:', '---:', '---:')
  for (const servers of [16, 64]) {
    for (const variability of [0, 0.5, 2, 4, 16]) {
      for (const utilisation of [0.7, 0.8, 0.9, 0.95]) {
        const rate = utilisation * servers
        const calls = [
          {
            calls: 1,
            targets: [{ station: 0, share: 1, before: 0, after: 0 }],
            service: 1,
            variability,
            below: [],
          },
        ]
        const network = { stations: [{ id: 's', queues: 1, servers }], classes: [{ id: 'c', rate, calls }] }
        const run = simulate(network, { seed: 20_261_121, warmUp: 20_000 / servers, duration: 1_200_000 / servers })
        if (!run.ok) continue
        const wait = run.stations[0]?.wait ?? { value: Number.NaN, halfWidth: Number.NaN }
        const formula = allenCunneen(rate, 1, servers, variability).wait
        row(
          servers,
          variability,
          utilisation,
          `${wait.value.toFixed(5)} ± ${wait.halfWidth.toFixed(5)}`,
          formula.toFixed(5),
          `${percent(formula / wait.value - 1)} ± ${((100 * wait.halfWidth) / wait.value).toFixed(0)} %`,
        )
      }
    }
  }
}

/** Unavailability of the journeys, exact and over 5 000 simulated years. */
function outages(): void {
  const { analysis } = analyse(document)
  row('journey', 'structure', 'simulated', 'failover windows', 'simulated', 'all together', 'simulated')
  row('---', '---:', '---:', '---:', '---:', '---:', '---:')
  const share = (x: number): string => `${(x * 1e6).toFixed(1)}`
  const both = (e: Estimate): string => `${share(e.value)} ± ${share(e.halfWidth)}`
  for (const one of simulateAvailability(topology, analysis, { seed: 20_261_121, years: 5000 })) {
    const exact = analysis.availability.journeys.find((j) => j.journey === one.journey && j.region === one.region)
    if (!exact) continue
    row(
      `${one.journey}@${one.region}`,
      share(exact.structural.typical),
      both(one.structural),
      share(exact.failover.typical),
      both(one.windows),
      share(1 - exact.availability.typical),
      both({ value: 1 - one.availability.value, halfWidth: one.availability.halfWidth }),
    )
  }
}

const tables: Record<string, () => void> = { journeys, waits, outages }
for (const [name, table] of Object.entries(tables)) {
  if (wanted !== undefined && wanted !== name) continue
  console.log(`\n${name}\n`)
  table()
}
