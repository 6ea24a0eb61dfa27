/**
 * The simulation of a whole model: its journeys at one load, request by request, and its years of failures and repairs. Pure
 * and seeded; it takes seconds, so it is run only when asked for.
 */
import type { Analysis, SimulatedJourney, SimulationAnalysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { simulateAvailability } from './availability.ts'
import { type NetworkOptions, networkOf } from './journeys.ts'
import { type ForkResult, simulate } from './simulate.ts'

export interface SimulationOptions {
  seed: number
  /** Load, growth, losses, balancing, time-outs of the journeys' run. Default: the peak. */
  journeys?: NetworkOptions
  /** Simulated seconds of the journeys after a tenth of warm-up (default 60), and years of failures (default 1000; 0: none). */
  seconds?: number
  years?: number
}

/** Simulates; what the model lacks for the journeys is in `unknown`, and their lists are then empty. */
export function analyseBySimulation(
  topology: Topology,
  analysis: Pick<Analysis, 'availability' | 'failures' | 'performance'>,
  options: SimulationOptions,
): SimulationAnalysis {
  const journeys = options.journeys ?? { load: 'peak' }
  const years = options.years ?? 1000
  const seconds = options.seconds ?? 60
  const base = {
    seed: options.seed,
    load: journeys.load,
    years: years > 0 ? simulateAvailability(topology, analysis, { seed: options.seed, years }).map(yearsOf) : [],
  }
  const nothing = { ...base, journeys: [], stations: [], lags: [], saturated: false }
  const { network, unknown } = networkOf(topology, journeys)
  if (!network) return { ...nothing, unknown }
  const run = simulate(network, { seed: options.seed, warmUp: seconds / 10, duration: seconds })
  if (!run.ok) {
    return {
      ...nothing,
      unknown: {
        ru: 'в одном запросе слишком много вызовов, чтобы разыграть их по одному',
        en: 'one request makes too many calls to play them one by one',
      },
    }
  }
  return {
    ...base,
    journeys: run.classes.map((one): SimulatedJourney => {
      const { throughput, failed, timeouts, response } = one
      return { ...idOf(one.id), throughput, failed, timeouts, mean: response.mean, percentiles: response.percentiles }
    }),
    stations: run.stations.map(({ id, utilisation, wait }) => ({ id, utilisation, wait })),
    lags: run.forks.flatMap(lagOf),
    saturated: run.stopped !== undefined || run.stations.some((s) => s.utilisation.value > 1 - 1e-6),
  }
}

function yearsOf(one: ReturnType<typeof simulateAvailability>[number]): SimulationAnalysis['years'][number] {
  const { journey, region, availability, outagesPerYear, meanOutage, years } = one
  return { journey, region, availability, outagesPerYear, meanOutage, years }
}

function lagOf(fork: ForkResult): SimulationAnalysis['lags'] {
  const p95 = fork.age.percentiles.find((p) => p.p === 95)
  return p95 && fork.age.count > 0 ? [{ ...idOf(fork.class), mean: fork.age.mean, p95: p95.value }] : []
}

/** `journey@region` apart; ids have no `@`. */
function idOf(id: string): { journey: string; region: string } {
  const [journey = '', region = ''] = id.split('@')
  return { journey, region }
}
