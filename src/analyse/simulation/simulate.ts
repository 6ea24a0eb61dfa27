/**
 * Simulates a network and sums the run up: response times, utilisation, throughput, lags and losses, each with a 95 %
 * confidence interval from batch means (Student's t). Pure: the same network and options give the same answer anywhere.
 */
import { runProgram } from './engine.ts'
import type { RunOptions, SimulatedNetwork } from './network.ts'
import { compileProgram } from './program.ts'
import type { Sample } from './recorder.ts'
import { type Estimate, halfWidth, meanEstimate, quantileOf } from './statistics.ts'

export interface SimulatedTimes {
  count: number
  mean: Estimate
  percentiles: { p: 50 | 90 | 95 | 99; value: Estimate }[]
}

export interface ClassResult {
  id: string
  /** Requests answered per second. */
  throughput: Estimate
  /** Of the requests answered in the measured time. */
  response: SimulatedTimes
  /** Share of the requests that ended without an answer. */
  failed: Estimate
  /** Calls that ran into their time-out, and tries made again, per request. */
  timeouts: Estimate
  retries: Estimate
}

export interface StationResult {
  id: string
  arrivals: Estimate
  utilisation: Estimate
  /** Mean number waiting and mean wait over all calls, s. */
  queue: Estimate
  wait: Estimate
  /** Share of the calls that found no room. */
  dropped: Estimate
}

/** Work nobody waits for: its age when it is done. */
export interface ForkResult {
  id: string
  class: string
  age: SimulatedTimes
  /** How many came to nothing. */
  lost: number
}

export type SimulationResult =
  | { ok: false; problem: 'too-long' }
  | {
      ok: true
      events: number
      classes: ClassResult[]
      stations: StationResult[]
      forks: ForkResult[]
      /** The run was cut short: too many events, or more and more requests in work (it is saturated). */
      stopped?: 'events' | 'in-work'
    }

const percentiles = [50, 90, 95, 99] as const

/** A batch's percentile needs so many values beyond it; with fewer the interval is infinite: nothing is known. */
const LEAST_BEYOND = 5

/** Simulates. `problem: 'too-long'`: the calls of one request are too many to lay out one after another. */
export function simulate(network: SimulatedNetwork, options: RunOptions): SimulationResult {
  const program = compileProgram(network)
  if (!program) return { ok: false, problem: 'too-long' }
  const run = runProgram(network, program, options)
  const { recorder } = run
  const length = options.duration / recorder.batches
  return {
    ok: true,
    events: run.events,
    classes: network.classes.map((one, index) => {
      const sums = recorder.classes[index] ?? []
      const sample = recorder.responses[index]!
      const answered = batchesOf(sample, recorder.batches).map((batch) => batch.length)
      const ended = sums.map((s, b) => s.failed + (answered[b] ?? 0))
      const per = (values: number[]): Estimate =>
        ratioEstimate(
          values,
          sums.map((s) => s.started),
        )
      return {
        id: one.id,
        throughput: meanEstimate(answered.map((count) => count / length)),
        response: timesOf(sample, recorder.batches),
        failed: ratioEstimate(
          sums.map((s) => s.failed),
          ended,
        ),
        timeouts: per(sums.map((s) => s.timeouts)),
        retries: per(sums.map((s) => s.retries)),
      }
    }),
    stations: network.stations.map((station, index) => {
      const sums = recorder.stations[index] ?? []
      const arrivals = sums.map((s) => s.arrivals)
      return {
        id: station.id,
        arrivals: meanEstimate(arrivals.map((count) => count / length)),
        utilisation: meanEstimate(sums.map((s) => s.busy / length / (station.queues * station.servers))),
        queue: meanEstimate(sums.map((s) => s.queue / length)),
        wait: ratioEstimate(
          sums.map((s) => s.waited),
          arrivals,
        ),
        dropped: ratioEstimate(
          sums.map((s) => s.dropped),
          arrivals,
        ),
      }
    }),
    forks: program.forks.map((fork, index) => ({
      id: fork.id,
      class: network.classes[fork.classIndex]?.id ?? '',
      age: timesOf(recorder.forks[index]!, recorder.batches),
      lost: recorder.lostForks[index] ?? 0,
    })),
    ...(run.stopped ? { stopped: run.stopped } : {}),
  }
}

function batchesOf(sample: Sample, batches: number): Float64Array[] {
  return Array.from({ length: batches }, (_, b) => {
    const from = sample.begins[b] ?? sample.count
    return sample.times.subarray(from, Math.max(from, sample.begins[b + 1] ?? sample.count))
  })
}

/** Sum of the parts over sum of the wholes; the interval is that of the batches' own ratios. */
function ratioEstimate(parts: number[], wholes: number[]): Estimate {
  const whole = wholes.reduce((a, b) => a + b, 0)
  const value = whole > 0 ? parts.reduce((a, b) => a + b, 0) / whole : Number.NaN
  const ratios = parts.flatMap((part, b) => ((wholes[b] ?? 0) > 0 ? [part / (wholes[b] as number)] : []))
  return { value, halfWidth: halfWidth(ratios) }
}

function timesOf(sample: Sample, batches: number): SimulatedTimes {
  const cut = batchesOf(sample, batches).filter((batch) => batch.length > 0)
  const means = cut.map((batch) => batch.reduce((a, b) => a + b, 0) / batch.length)
  const all = sample.times.slice(0, sample.count)
  const mean = { value: all.reduce((a, b) => a + b, 0) / all.length, halfWidth: halfWidth(means) }
  const sorted = cut.map((batch) => batch.slice().sort())
  all.sort()
  return {
    count: sample.count,
    mean,
    percentiles: percentiles.map((p) => ({
      p,
      value: {
        value: quantileOf(all, p / 100),
        halfWidth:
          sample.count * (1 - p / 100) < LEAST_BEYOND * batches
            ? Number.POSITIVE_INFINITY
            : halfWidth(sorted.map((batch) => quantileOf(batch, p / 100))),
      },
    })),
  }
}
