/**
 * Open stations with Poisson arrivals and exponential service: M/M/1 and M/M/c, first come first served.
 * Rates per second, times in seconds. A saturated station has infinite times, never a negative one.
 */
import { erlangC } from './erlang.ts'

/** Steady state of a station. */
export interface StationState {
  /** Share of the servers' time that is busy: lambda S / c. */
  utilisation: number
  /** Probability that a call has to wait. */
  waits: number
  /** Mean number waiting and mean wait of a call (over all calls), s. */
  queue: number
  wait: number
  /** Mean number in the station and mean response time, s. */
  inStation: number
  response: number
}

/** A station without a steady state: it receives more than it can work off. */
export function saturated(utilisation: number): StationState {
  const never = Number.POSITIVE_INFINITY
  return { utilisation, waits: 1, queue: never, wait: never, inStation: never, response: never }
}

/** M/M/c: `arrivals` per second, mean service time `service` s, `servers` >= 1. Wq = C S / (c - a). */
export function mmc(arrivals: number, service: number, servers: number): StationState {
  const load = arrivals * service
  const utilisation = load / servers
  if (utilisation >= 1) return saturated(utilisation)
  const waits = erlangC(load, servers)
  const wait = (waits * service) / (servers - load)
  const response = wait + service
  return { utilisation, waits, queue: arrivals * wait, wait, inStation: arrivals * response, response }
}

/** M/M/1. */
export function mm1(arrivals: number, service: number): StationState {
  return mmc(arrivals, service, 1)
}

/** Probability that a call of an M/M/c station waits longer than `time` s: C exp(-(c - a) t / S). Exact. */
export function waitTail(arrivals: number, service: number, servers: number, time: number): number {
  const load = arrivals * service
  if (load >= servers) return 1
  return erlangC(load, servers) * Math.exp((-(servers - load) * time) / service)
}

/**
 * Probability that an M/M/c response takes longer than `time` s. Exact:
 * P(T > t) = exp(-mu t) (1 + C (1 - exp(-mu t (c-1-a))) / (c-1-a)); the fraction tends to mu t when c-1-a tends to 0.
 */
export function responseTail(arrivals: number, service: number, servers: number, time: number): number {
  const load = arrivals * service
  if (load >= servers) return 1
  const x = time / service
  const spare = servers - 1 - load
  // Near saturation spare < 0 and the product would be 0 x infinity: the difference is used instead.
  const waited =
    Math.abs(x * spare) < 1
      ? Math.exp(-x) * (Math.abs(spare) < 1e-9 ? x : -Math.expm1(-x * spare) / spare)
      : (Math.exp(-x) - Math.exp(-x * (servers - load))) / spare
  return Math.exp(-x) + erlangC(load, servers) * waited
}

/** Time that a wait does not exceed with probability `p` (0..1), s. 0 when fewer than 1-p wait at all. */
export function waitPercentile(arrivals: number, service: number, servers: number, p: number): number {
  const load = arrivals * service
  if (load >= servers) return Number.POSITIVE_INFINITY
  const waits = erlangC(load, servers)
  return waits <= 1 - p ? 0 : (service / (servers - load)) * Math.log(waits / (1 - p))
}

/** Time that an M/M/c response does not exceed with probability `p` (0..1), s. */
export function responsePercentile(arrivals: number, service: number, servers: number, p: number): number {
  if (arrivals * service >= servers) return Number.POSITIVE_INFINITY
  let high = service
  while (responseTail(arrivals, service, servers, high) > 1 - p) high *= 2
  let low = 0
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2
    if (responseTail(arrivals, service, servers, middle) > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
