/**
 * What a run notes down: sums per station and batch, and every response time. Nothing before the end of the warm-up counts;
 * the measured time is cut into equal batches.
 */
import type { RunOptions, SimulatedNetwork } from './network.ts'
import type { Program } from './program.ts'

/** Sums of one batch. */
export interface StationSums {
  arrivals: number
  dropped: number
  /** Integrals over time of busy servers and of waiting calls. */
  busy: number
  queue: number
  /** Sum of the waits that ended. */
  waited: number
}

export interface ClassSums {
  started: number
  failed: number
  timeouts: number
  retries: number
}

/** Times that grow without limit, with the place where each batch begins. */
export interface Sample {
  times: Float64Array
  count: number
  begins: number[]
}

export interface Recorder {
  batches: number
  stations: StationSums[][]
  classes: ClassSums[][]
  responses: Sample[]
  /** Age at the end of the work nobody waits for, by fork; and how many came to nothing. */
  forks: Sample[]
  lostForks: Float64Array
  started: (classIndex: number, now: number) => void
  answered: (classIndex: number, time: number, now: number) => void
  failed: (classIndex: number, now: number) => void
  timedOut: (classIndex: number, now: number) => void
  retried: (classIndex: number, now: number) => void
  forked: (fork: number, age: number, now: number) => void
  lostFork: (fork: number, now: number) => void
  arrived: (station: number, now: number) => void
  dropped: (station: number, now: number) => void
  waited: (station: number, time: number, now: number) => void
  /** The number of busy servers and of waiting calls of a station changes. */
  change: (station: number, now: number, busy: number, queue: number) => void
  close: (now: number) => void
}

function emptySample(): Sample {
  return { times: new Float64Array(1024), count: 0, begins: [] }
}

function add(sample: Sample, batch: number, time: number): void {
  while (sample.begins.length <= batch) sample.begins.push(sample.count)
  if (sample.count === sample.times.length) {
    const more = new Float64Array(sample.count * 2)
    more.set(sample.times)
    sample.times = more
  }
  sample.times[sample.count] = time
  sample.count += 1
}

export function recorder(network: SimulatedNetwork, program: Program, options: RunOptions): Recorder {
  const batches = options.batches ?? 20
  const from = options.warmUp
  const length = options.duration / batches
  const perBatch = <T>(make: () => T): T[] => Array.from({ length: batches }, make)
  const stations = network.stations.map(() =>
    perBatch((): StationSums => ({ arrivals: 0, dropped: 0, busy: 0, queue: 0, waited: 0 })),
  )
  const classes = network.classes.map(() =>
    perBatch((): ClassSums => ({ started: 0, failed: 0, timeouts: 0, retries: 0 })),
  )
  const responses = network.classes.map(emptySample)
  const forks = program.forks.map(emptySample)
  const lostForks = new Float64Array(program.forks.length)
  const busy = new Int32Array(stations.length)
  const queue = new Int32Array(stations.length)
  const last = new Float64Array(stations.length)

  // The batch in hand; -1 during the warm-up. Time only goes forward, so it only grows.
  let batch = -1
  let until = from
  function batchAt(now: number): number {
    while (now >= until && batch < batches) {
      batch += 1
      until = from + (batch + 1) * length
    }
    return batch < batches ? batch : batches - 1
  }
  /** Adds what a station did since its last change, cut at the borders of batches. */
  function integrate(station: number, now: number): void {
    let at = last[station] as number
    last[station] = now
    if (now <= from) return
    if (at < from) at = from
    const sums = stations[station]!
    while (at < now) {
      const b = Math.min(batches - 1, Math.floor((at - from) / length + 1e-9))
      const border = b === batches - 1 ? now : Math.min(now, from + (b + 1) * length)
      const one = sums[b]!
      one.busy += (busy[station] as number) * (border - at)
      one.queue += (queue[station] as number) * (border - at)
      if (border <= at) break
      at = border
    }
  }
  return {
    batches,
    stations,
    classes,
    responses,
    forks,
    lostForks,
    started: (classIndex, now) => {
      const b = batchAt(now)
      if (b >= 0) classes[classIndex]![b]!.started += 1
    },
    answered: (classIndex, time, now) => {
      const b = batchAt(now)
      if (b >= 0) add(responses[classIndex]!, b, time)
    },
    failed: (classIndex, now) => {
      const b = batchAt(now)
      if (b >= 0) classes[classIndex]![b]!.failed += 1
    },
    timedOut: (classIndex, now) => {
      const b = batchAt(now)
      if (b >= 0) classes[classIndex]![b]!.timeouts += 1
    },
    retried: (classIndex, now) => {
      const b = batchAt(now)
      if (b >= 0) classes[classIndex]![b]!.retries += 1
    },
    forked: (fork, age, now) => {
      const b = batchAt(now)
      if (b >= 0) add(forks[fork]!, b, age)
    },
    lostFork: (fork, now) => {
      if (batchAt(now) >= 0) lostForks[fork] = (lostForks[fork] as number) + 1
    },
    arrived: (station, now) => {
      const b = batchAt(now)
      if (b >= 0) stations[station]![b]!.arrivals += 1
    },
    dropped: (station, now) => {
      const b = batchAt(now)
      if (b >= 0) stations[station]![b]!.dropped += 1
    },
    waited: (station, time, now) => {
      const b = batchAt(now)
      if (b >= 0) stations[station]![b]!.waited += time
    },
    change: (station, now, more, waiting) => {
      integrate(station, now)
      busy[station] = (busy[station] as number) + more
      queue[station] = (queue[station] as number) + waiting
    },
    close: (now) => {
      for (let station = 0; station < stations.length; station += 1) integrate(station, now)
    },
  }
}
