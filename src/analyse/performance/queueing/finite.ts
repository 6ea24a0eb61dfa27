/** M/M/c/K: a station with room for `room` calls in all, those in service included; a call that finds it full is lost. */

export interface FiniteState {
  /** Probability that it is empty, and that it is full (an arrival is lost). */
  empty: number
  full: number
  /** Calls served per second. */
  throughput: number
  utilisation: number
  inStation: number
  queue: number
  /** Mean times of the calls that are let in, s. */
  wait: number
  response: number
}

/**
 * Steady state by the birth-death recurrence p(n) = p(n-1) lambda S / min(n, c), scaled as it goes so that nothing
 * overflows. `servers` >= 1, `room` >= `servers`. Always has a steady state.
 */
export function mmck(arrivals: number, service: number, servers: number, room: number): FiniteState {
  const load = arrivals * service
  let weights = [1]
  let sum = 1
  for (let n = 1; n <= room; n += 1) {
    const next = ((weights[n - 1] ?? 0) * load) / Math.min(n, servers)
    weights.push(next)
    sum += next
    if (sum > 1e200) {
      const scale = sum
      weights = weights.map((w) => w / scale)
      sum = 1
    }
  }
  const total = weights.reduce((a, b) => a + b, 0)
  const p = weights.map((w) => w / total)
  const full = p[room] ?? 0
  const throughput = arrivals * (1 - full)
  const inStation = p.reduce((mean, share, n) => mean + n * share, 0)
  const queue = p.reduce((mean, share, n) => mean + Math.max(0, n - servers) * share, 0)
  const response = throughput > 0 ? inStation / throughput : service
  return {
    empty: p[0] ?? 0,
    full,
    throughput,
    utilisation: (throughput * service) / servers,
    inStation,
    queue,
    wait: throughput > 0 ? queue / throughput : 0,
    response,
  }
}
