/**
 * What is simulated, as plain data that may cross to a worker: stations, and classes of requests that walk a tree of calls
 * through them. Times in seconds, rates per second.
 */

export interface SimulatedStation {
  id: string
  /** Queues: 1 when all servers share one, the number of replicas when the balancer picks one at random. */
  queues: number
  /** Servers of each queue. */
  servers: number
  /** Most calls in one queue with those in service; a call that finds it full fails at once. Default: unlimited. */
  room?: number
}

export interface SimulatedTarget {
  /** Index of the station; undefined: nothing but the delays. */
  station?: number
  /** Share of the calls, 0..1; the shares of a call add up to 1. */
  share: number
  /** Constant delays before the station (network) and after it (commit on other copies). */
  before: number
  after: number
  /** Instead of `before`: ways by where the caller is. All targets of a call have them, and so have all calls above it, or none. */
  ways?: readonly SimulatedWay[]
}

/** A way of a call between places by number (0: nowhere in particular), with its share of the calls of the target, and its delay. */
export interface SimulatedWay {
  from: number
  to: number
  weight: number
  seconds: number
}

export interface SimulatedCall {
  /** Mean number of times it is made; the fraction is made with its probability. */
  calls: number
  /** All of these are made with this chance or not at all (default 1), and so `times` over (default 1), independently. */
  chance?: number
  times?: number
  targets: SimulatedTarget[]
  /** Busy time at the station: mean and squared coefficient of variation. */
  service: number
  variability: number
  /** The caller gives up after this long, counted from the call and with everything below it. The work goes on. */
  timeout?: number
  /** Tries after the first one, and the constant pause before each. */
  retries?: number
  backoff?: number
  /** Without it the caller goes on all the same. */
  soft?: boolean
  /** Nobody waits for it: it goes its own way from here. */
  async?: boolean
  /** Calls made below, one after another, when the station is done with it. */
  below: SimulatedCall[]
}

export interface SimulatedClass {
  id: string
  /** Open arrivals per second, with the SCV of the time between them (1: Poisson, the default). */
  rate?: number
  arrivalVariability?: number
  /** Or so many users, who wait for the answer and think (exponential with mean `think`) before the next request. */
  users?: number
  think?: number
  calls: SimulatedCall[]
}

export interface SimulatedNetwork {
  stations: SimulatedStation[]
  classes: SimulatedClass[]
}

export interface RunOptions {
  seed: number
  /** Simulated seconds that are thrown away, and that are measured. */
  warmUp: number
  duration: number
  /** Equal parts of the measured time for the confidence intervals. Default 20. */
  batches?: number
  /** The run stops when it has handled so many events or has so many requests in work. Defaults 1e8 and 2e6. */
  eventLimit?: number
  inWorkLimit?: number
}
