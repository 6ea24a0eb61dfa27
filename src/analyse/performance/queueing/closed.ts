/**
 * Closed networks of one class, exactly: `customers` circulate, think for `think` s and visit stations of one server, several
 * servers or none (delay), which may also carry open traffic. By the normalising constant (Buzen 1973), which adds and
 * multiplies positive numbers only; mean value analysis loses all its digits at busy stations of many servers.
 */

export interface ClosedStation {
  /** Mean busy time of one visit, s. */
  service: number
  /** Visits per cycle. */
  visits: number
  /** 1 or more; `Infinity` is a delay station, where nobody waits. */
  servers: number
  /** Servers kept busy by open traffic from elsewhere, erlang, < servers. Default 0. */
  open?: number
}

export interface ClosedState {
  /** Cycles per second, and mean time of a cycle without thinking, s. */
  throughput: number
  response: number
  /** Of the customers of the network alone, without the open traffic. */
  stations: { throughput: number; utilisation: number; inStation: number; response: number }[]
}

/** Weights of 0..N customers up to a common factor, the greatest being 1: only their ratios are ever used. */
type Weights = Float64Array

/**
 * Exact for product-form networks (FCFS exponential stations where all have the same mean, delays of any distribution).
 * `customers` is a whole number; cost grows with its square.
 */
export function closedNetwork(stations: readonly ClosedStation[], customers: number, think = 0): ClosedState {
  if (customers < 1) return { throughput: 0, response: 0, stations: stations.map(idle) }
  const unit = cycleBound(stations, customers, think)
  const own = stations.map((station) => stationWeights(station, customers, unit))
  const thinking = delayWeights(think / unit, customers)
  // prefix[i]: thinking and the stations before i; suffix: those from i on.
  const prefix = [thinking]
  for (const weights of own) prefix.push(convolve(prefix.at(-1)!, weights, customers))
  const suffix: Weights[] = [nothing(customers)]
  for (const weights of own.slice(1).reverse()) suffix.unshift(convolve(weights, suffix[0]!, customers))
  const total = prefix.at(-1)!
  const throughput = (total[customers - 1] ?? 0) / (total[customers] ?? 1) / unit
  const found = stations.map((station, i) => {
    const others = convolve(prefix[i]!, suffix[i]!, customers)
    const inStation = meanNumber(own[i]!, others, customers)
    const x = throughput * station.visits
    const busy = x * station.service
    return {
      throughput: x,
      utilisation: Number.isFinite(station.servers) ? busy / station.servers : busy,
      inStation,
      response: x > 0 ? inStation / x : station.service,
    }
  })
  return { throughput, response: customers / throughput - think, stations: found }
}

function idle(station: ClosedStation): ClosedState['stations'][number] {
  return { throughput: 0, utilisation: 0, inStation: 0, response: station.service }
}

/** Least time between two cycles of the network: with it as unit of time the weights around N customers are of one size. */
function cycleBound(stations: readonly ClosedStation[], customers: number, think: number): number {
  const demands = stations.map((s) => s.visits * s.service)
  const whole = think + demands.reduce((a, b) => a + b, 0)
  const busiest = Math.max(0, ...stations.map((s, i) => (demands[i] ?? 0) / (s.servers - (s.open ?? 0))))
  return Math.max(busiest, whole / customers) || 1
}

function nothing(customers: number): Weights {
  const weights = new Float64Array(customers + 1)
  weights[0] = 1
  return weights
}

function fromLogs(logs: Float64Array): Weights {
  const log = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return logs.map((x) => Math.exp(x - log))
}

/** z^n / n! */
function delayWeights(load: number, customers: number): Weights {
  if (load <= 0) return nothing(customers)
  const logs = new Float64Array(customers + 1)
  for (let n = 1; n <= customers; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(load / n)
  return fromLogs(logs)
}

/**
 * d^n / (min(1,c) .. min(n,c)); with open load a (mixed networks of BCMP 1975) times the sum over k of
 * C(n+k, k) a^k / (min(n+1,c) .. min(n+k,c)).
 */
function stationWeights(station: ClosedStation, customers: number, unit: number): Weights {
  const load = (station.visits * station.service) / unit
  if (!Number.isFinite(station.servers)) return delayWeights(load, customers)
  if (load <= 0) return nothing(customers)
  const open = station.open ?? 0
  const logs = new Float64Array(customers + 1)
  let alone = 0
  for (let n = 0; n <= customers; n += 1) {
    if (n > 0) alone += Math.log(load / Math.min(n, station.servers))
    logs[n] = alone + (open > 0 ? openLog(n, open, station.servers) : 0)
  }
  return fromLogs(logs)
}

/** Logarithm of the sum over k. */
function openLog(n: number, open: number, servers: number): number {
  let sum = 0
  let term = 1
  let log = 0
  for (let k = 0; k < 1e6; k += 1) {
    sum += term
    const ratio = ((n + k + 1) / (k + 1)) * (open / Math.min(n + k + 1, servers))
    if (ratio < 1 && term * ratio < 1e-16 * sum * (1 - ratio)) break
    term *= ratio
    if (sum > 1e200) {
      sum *= 1e-200
      term *= 1e-200
      log += 200 * Math.LN10
    }
  }
  return log + Math.log(sum)
}

function convolve(a: Weights, b: Weights, customers: number): Weights {
  const of = new Float64Array(customers + 1)
  let most = 0
  for (let n = 0; n <= customers; n += 1) {
    let sum = 0
    for (let k = 0; k <= n; k += 1) sum += (a[k] as number) * (b[n - k] as number)
    of[n] = sum
    most = Math.max(most, sum)
  }
  for (let n = 0; n <= customers; n += 1) of[n] = (of[n] as number) / most
  return of
}

/** Mean of n under the weights own(n) x others(N - n). */
function meanNumber(own: Weights, others: Weights, customers: number): number {
  let sum = 0
  let mean = 0
  for (let n = 0; n <= customers; n += 1) {
    const weight = (own[n] as number) * (others[customers - n] as number)
    sum += weight
    mean += n * weight
  }
  return mean / sum
}
