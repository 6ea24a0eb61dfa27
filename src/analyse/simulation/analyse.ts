/**
 * The simulation of a whole model: its journeys at one load, request by request, and its years of failures and repairs. Pure
 * and seeded; it takes a second or two, so it is run only when asked for (`build` does, in a worker).
 */
import type { Said } from '../../language/text.ts'
import type { SimulatedJourney, SimulationAnalysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { simulateAvailability } from './availability.ts'
import { type Checked, secondsFor, yearsFor } from './budget.ts'
import { type NetworkOptions, networkOf } from './journeys.ts'
import type { SimulatedNetwork } from './network.ts'
import { type ForkResult, type SimulationResult, simulate } from './simulate.ts'

export interface SimulationOptions {
  seed: number
  /** Load, growth, losses, balancing, time-outs of the journeys' run. Default: the peak. */
  journeys?: Omit<NetworkOptions, 'pools'>
  /** Simulated seconds of the journeys after a tenth of warm-up, and years of failures (0: none). Default: what `events` allows. */
  seconds?: number
  years?: number
  /** About so many events for the journeys, for the pools of users and for the years, each. Default a million. */
  events?: number
}

/** Simulates; what the model lacks for the journeys is in `unknown`, and their lists are then empty. */
export function analyseBySimulation(
  topology: Topology,
  analysis: Checked,
  options: SimulationOptions,
): SimulationAnalysis {
  const load = options.journeys ?? { load: 'peak' }
  const events = options.events ?? 1e6
  const years = options.years ?? yearsFor(topology, analysis, options.seed, events)
  const base = {
    seed: options.seed,
    load: load.load,
    years: years > 0 ? simulateAvailability(topology, analysis, { seed: options.seed, years }).map(yearsOf) : [],
  }
  const { network, unknown } = networkOf(topology, { ...load, pools: false })
  if (!network || network.classes.length === 0)
    return { ...base, ...nothing, measured: { seconds: 0, years }, ...(unknown ? { unknown } : {}) }
  const seconds = options.seconds ?? secondsFor(network, events)
  const measured = { seconds, years }
  const run = play(network, options.seed, seconds)
  if (!run.ok) return { ...base, ...nothing, measured, unknown: tooLong }
  return {
    ...base,
    measured,
    journeys: run.classes.map((one): SimulatedJourney => {
      const { throughput, failed, timeouts, response } = one
      return { ...idOf(one.id), throughput, failed, timeouts, mean: response.mean, percentiles: response.percentiles }
    }),
    stations: run.stations.map(({ id, utilisation, wait }) => ({ id, utilisation, wait })),
    pools: poolsOf(topology, load, options, events),
    lags: run.forks.flatMap(lagOf),
    saturated: run.stopped !== undefined || run.stations.some((s) => s.utilisation.value > 1 - 1e-6),
  }
}

const nothing = { journeys: [], stations: [], pools: [], lags: [], saturated: false }

const tooLong: Said = {
  ru: 'в одном запросе слишком много вызовов, чтобы разыграть их по одному',
  en: 'one request makes too many calls to play them one by one',
}

function play(network: SimulatedNetwork, seed: number, seconds: number): SimulationResult {
  return simulate(network, { seed, warmUp: seconds / 10, duration: seconds })
}

/** A run of its own: with pools the load of the others differs from the peak that the formulas take. */
function poolsOf(
  topology: Topology,
  load: Omit<NetworkOptions, 'pools'>,
  options: SimulationOptions,
  events: number,
): SimulationAnalysis['pools'] {
  const { network } = networkOf(topology, load)
  if (!network?.classes.some((one) => one.users !== undefined)) return []
  const run = play(network, options.seed, options.seconds ?? secondsFor(network, events))
  if (!run.ok) return []
  return run.classes.flatMap((one, index) =>
    network.classes[index]?.users === undefined
      ? []
      : [{ ...idOf(one.id), throughput: one.throughput, response: one.response.mean }],
  )
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
