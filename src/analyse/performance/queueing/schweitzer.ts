/**
 * Closed networks of several classes, approximately, at a cost that does not grow with the populations: mean value analysis
 * with Schweitzer's (1979) estimate of what an arriving customer sees, and the station of several servers of Suri, Sahu and
 * Vernon (2007): R = S (1 + rho^(4.464 (c^0.676 - 1)) Q / c).
 */
import type { ClosedClass, SharedStation } from './closed-network.ts'

const ROUNDS = 2000

/** Throughput of each class, per second; 0 of a class without customers. */
export function approximateThroughput(stations: readonly SharedStation[], classes: readonly ClosedClass[]): number[] {
  const lengths = stations.map(() => classes.map((one) => one.customers / (stations.length + 1)))
  let found = classes.map(() => 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = stations.map((s, m) => classes.map((one, k) => timeAt(s, lengths[m]!, found, one, k)))
    const next = classes.map((one, k) => {
      const cycle = one.think + times.reduce((sum, own) => sum + own[k]!, 0)
      return cycle > 0 ? one.customers / cycle : 0
    })
    const moved = next.map((x, k) => Math.abs(x - found[k]!) / (x || 1))
    // A tenth of a step, or stations of many servers would swing.
    found = next.map((x, k) => found[k]! + (x - found[k]!) / 10)
    times.forEach((own, m) => {
      lengths[m] = own.map((time, k) => lengths[m]![k]! + (next[k]! * time - lengths[m]![k]!) / 10)
    })
    if (round > 10 && Math.max(0, ...moved) < 1e-10) break
  }
  return found
}

/** Time of a cycle that a class spends at a station, waiting and being served. */
function timeAt(
  station: SharedStation,
  lengths: readonly number[],
  throughput: readonly number[],
  one: ClosedClass,
  k: number,
): number {
  const demand = station.demands[k] ?? 0
  if (demand === 0 || one.customers < 1 || !Number.isFinite(station.servers)) return demand
  const { servers, open = 0 } = station
  const seen = lengths.reduce((sum, n, j) => sum + (j === k ? n * (1 - 1 / one.customers) : n), 0)
  const busy = station.demands.reduce((sum, d, j) => sum + d * (throughput[j] ?? 0), open)
  const crowded = Math.min(1, busy / servers) ** (4.464 * (servers ** 0.676 - 1))
  // Customers of the open traffic wait as long: they add a R / S to what is seen.
  return (demand * (1 + (crowded * seen) / servers)) / (1 - (crowded * open) / servers)
}
