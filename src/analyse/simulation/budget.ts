/** How long to simulate for about so many events: a small system is played for hours, a busy one for seconds. */
import type { Analysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { simulateAvailability } from './availability.ts'
import type { SimulatedCall, SimulatedClass, SimulatedNetwork } from './network.ts'

/** What of the analysis the simulation checks. */
export type Checked = Pick<Analysis, 'availability' | 'failures' | 'performance'>

/** At least so many seconds and years, and at most. */
const SECONDS = { least: 10, most: 36_000 }
const YEARS = { least: 20, most: 10_000 }

/** Seconds of the journeys, warm-up included, with about so many events. */
export function secondsFor(network: SimulatedNetwork, events: number): number {
  const perSecond = network.classes.reduce((sum, one) => sum + rateOf(one) * (1 + eventsOf(one.calls)), 0)
  return within(events / perSecond / 1.1, SECONDS)
}

/** Arrivals per second; of a pool at most, with nobody waiting. */
function rateOf(one: SimulatedClass): number {
  if (one.users === undefined) return one.rate ?? 0
  const cycle = (one.think ?? 0) + workOf(one.calls)
  return cycle > 0 ? one.users / cycle : 0
}

/** The way there, and the end of the work. */
function eventsOf(calls: readonly SimulatedCall[]): number {
  return calls.reduce((sum, call) => sum + call.calls * (2 + eventsOf(call.below)), 0)
}

function workOf(calls: readonly SimulatedCall[]): number {
  return calls.reduce((sum, call) => sum + (call.async ? 0 : call.calls * (call.service + workOf(call.below))), 0)
}

/** Years of failures of every journey with about so many events in all, from a short run of the same. */
export function yearsFor(topology: Topology, analysis: Checked, seed: number, events: number): number {
  const short = simulateAvailability(topology, analysis, { seed, years: YEARS.least })
  const perYear = short.reduce((sum, one) => sum + one.events, 0) / (YEARS.least + 1)
  return perYear > 0 ? within(events / perYear, YEARS) : 0
}

/** Two significant digits: nobody needs 3 817 years. */
function within(value: number, { least, most }: { least: number; most: number }): number {
  return Number(Math.min(most, Math.max(least, value)).toPrecision(2))
}
