/**
 * Closed networks of one class by exact mean value analysis (Reiser and Lavenberg 1980): `customers` circulate, think for
 * `think` s and visit stations of one server, several servers or none (delay).
 */

export interface ClosedStation {
  /** Mean busy time of one visit, s. */
  service: number
  /** Visits per cycle. */
  visits: number
  /** 1 or more; `Infinity` is a delay station, where nobody waits. */
  servers: number
}

export interface ClosedState {
  /** Cycles per second, and mean time of a cycle without thinking, s. */
  throughput: number
  response: number
  stations: { throughput: number; utilisation: number; inStation: number; response: number }[]
}

/**
 * Exact for product-form networks. Multi-server stations carry the marginal probabilities p(0..c-1) of the population
 * below; they are held at >= 0, where rounding near saturation would take them under it.
 */
export function meanValues(stations: readonly ClosedStation[], customers: number, think = 0): ClosedState {
  let lengths = stations.map(() => 0)
  const marginal = stations.map((s) => {
    const known = Number.isFinite(s.servers) ? s.servers : 0
    return Array.from({ length: known }, (_, j) => (j === 0 ? 1 : 0))
  })
  let state: ClosedState = { throughput: 0, response: 0, stations: [] }
  for (let n = 1; n <= customers; n += 1) {
    const responses = stations.map((s, i) => responseAt(s, lengths[i] ?? 0, marginal[i] ?? []))
    const response = stations.reduce((sum, s, i) => sum + s.visits * (responses[i] ?? 0), 0)
    const throughput = n / (think + response)
    lengths = stations.map((s, i) => throughput * s.visits * (responses[i] ?? 0))
    stations.forEach((s, i) => {
      shift(s, throughput * s.visits * s.service, marginal[i] ?? [])
    })
    state = {
      throughput,
      response,
      stations: stations.map((s, i) => ({
        throughput: throughput * s.visits,
        utilisation: Number.isFinite(s.servers)
          ? (throughput * s.visits * s.service) / s.servers
          : throughput * s.visits * s.service,
        inStation: lengths[i] ?? 0,
        response: responses[i] ?? 0,
      })),
    }
  }
  return state
}

/** Response at a station that an arrival finds with `length` others: S/c (1 + Q + sum (c-1-j) p(j)). */
function responseAt(station: ClosedStation, length: number, marginal: readonly number[]): number {
  if (!Number.isFinite(station.servers)) return station.service
  const idle = marginal.reduce((sum, p, j) => sum + (station.servers - 1 - j) * p, 0)
  return (station.service / station.servers) * (1 + length + idle)
}

/** Marginal probabilities for one customer more: p(j) = U p(j-1) / j; p(0) from the mean number of busy servers. */
function shift(station: ClosedStation, load: number, marginal: number[]): void {
  for (let j = marginal.length - 1; j >= 1; j -= 1) marginal[j] = (load * (marginal[j - 1] ?? 0)) / j
  if (marginal.length === 0) return
  const others = marginal.slice(1).reduce((sum, p, k) => sum + (station.servers - 1 - k) * p, 0)
  marginal[0] = Math.max(0, 1 - (load + others) / station.servers)
}
