/**
 * Closed networks of several classes of customers, exactly, by their normalising constants over all population vectors (BCMP
 * 1975, Buzen 1973). A station of c servers has the generating function Q(x) / (1 - x / c) with a polynomial Q of positive
 * coefficients, so nothing is ever subtracted: exact mean value analysis loses its digits at busy stations of many servers.
 */
import type { ClosedClass, SharedStation } from './closed-network.ts'
import { delays, type Lattice, latticeOf, overOneMinus, type Series, scaleToOne, timesPolynomial } from './lattice.ts'
import { approximateThroughput } from './schweitzer.ts'

export interface ClosedClasses {
  /** Cycles per second of each class, and mean time of a cycle without thinking, s. */
  throughput: number[]
  response: number[]
  /** Mean number of customers by station and class, those in service included, open traffic not: only when asked for. */
  inStation?: number[][]
}

export interface ClosedOptions {
  /** Multiplications that the solution may cost. Default 2e8, about half a second. */
  most?: number
  /** `inStation` is wanted: costs log2(stations) + 3 times as much. */
  lengths?: boolean
}

/**
 * Exact for product-form networks: a station shares its servers among the customers present (processor sharing), or serves
 * first come first served with exponential times of one mean for all; delays of any distribution. Undefined when that takes
 * more than `most` multiplications (classes x product of (customers + 1) x servers of all stations), or numbers beyond doubles.
 */
export function closedClasses(
  stations: readonly SharedStation[],
  classes: readonly ClosedClass[],
  options: ClosedOptions = {},
): ClosedClasses | undefined {
  const present = classes.flatMap((one, k) => (one.customers >= 1 ? [k] : []))
  const customers = present.map((k) => classes[k]!.customers)
  const total = customers.reduce((a, b) => a + b, 0)
  const queues = stations.filter((s) => Number.isFinite(s.servers) && present.some((k) => (s.demands[k] ?? 0) > 0))
  const states = customers.reduce((product, n) => product * (n + 1), 1)
  const servers = queues.reduce((sum, s) => sum + Math.min(s.servers, total) + 1, 0)
  const times = options.lengths ? Math.log2(queues.length + 1) + 3 : 1
  if (servers * states * present.length * times > (options.most ?? 2e8)) return undefined
  // In units of about its throughput the weights of a class around the whole population are of one size.
  const unit = approximateThroughput(stations, classes).map((x) => x || 1)
  const at = (s: SharedStation, k: number): number => s.demands[k] ?? 0
  const away = present.map((k) => {
    const delayed = stations.reduce((sum, s) => sum + (Number.isFinite(s.servers) ? 0 : at(s, k)), 0)
    return (classes[k]!.think + delayed) * unit[k]!
  })
  const factors = queues.map((s) =>
    factorOf(
      s,
      present.map((k) => at(s, k) * unit[k]!),
      total,
    ),
  )
  const lattice = latticeOf(customers)
  const idle = delays(lattice, away, customers)
  const ratios = ratiosOf(lattice, withFactors(lattice, idle, factors))
  if (!ratios.every(Number.isFinite)) return undefined
  const throughput = classes.map((_, k) => {
    const index = present.indexOf(k)
    return index < 0 ? 0 : (ratios[index] as number) * unit[k]!
  })
  const response = classes.map((one, k) =>
    throughput[k]! > 0 ? one.customers / throughput[k]! - one.think : stations.reduce((sum, s) => sum + at(s, k), 0),
  )
  if (!options.lengths) return { throughput, response }
  const lengths = lengthsOf(lattice, idle, factors)
  const inStation = stations.map((s) => {
    const queue = queues.indexOf(s)
    return classes.map((_, k) => {
      const index = present.indexOf(k)
      if (index < 0) return 0
      return queue < 0 ? throughput[k]! * at(s, k) : (lengths[queue]?.[index] ?? 0)
    })
  })
  return { throughput, response, inStation }
}

/** Generating function polynomial(x) / (1 - x), x = sum of d_k x_k, up to a constant factor. */
interface Factor {
  polynomial: number[]
  d: number[]
}

/**
 * n customers alone have the weight x^n / (min(1,c) .. min(n,c)); open traffic a multiplies it by the sum over k of
 * C(n+k, k) a^k / (min(n+1,c) .. min(n+k,c)). From n = c - 1 on that is a geometric series of ratio 1 / (c - a).
 */
function factorOf(station: SharedStation, loads: readonly number[], total: number): Factor {
  const open = station.open ?? 0
  const spare = station.servers - open
  const degree = Math.min(Math.ceil(station.servers) - 1, total)
  const logs = [0]
  for (let n = 0; n <= degree; n += 1) {
    const alone = n === 0 ? 0 : (logs[n - 1] as number)
    logs[n] = alone + (n === 0 ? 0 : Math.log(spare / Math.min(n, station.servers)))
  }
  if (open > 0) for (let n = 0; n <= degree; n += 1) logs[n] = (logs[n] as number) + openLog(n, open, station.servers)
  const most = Math.max(...logs)
  const polynomial = logs.map((log, n) => {
    const before = n === 0 ? Number.NEGATIVE_INFINITY : (logs[n - 1] as number)
    return Math.max(0, -Math.expm1(before - log)) * Math.exp(log - most)
  })
  return { polynomial, d: loads.map((load) => load / spare) }
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

/** G(N - e_k) / G(N) of each class. */
function ratiosOf(lattice: Lattice, all: Series): number[] {
  const whole = all[lattice.whole] as number
  return before(lattice).map((index) => (all[index] as number) / whole)
}

/** Indices of the populations with one customer less than the whole, by class. */
function before({ classes, less, whole }: Lattice): number[] {
  return Array.from({ length: classes }, (_, k) => less[whole * classes + k] as number)
}

/** Mean numbers d_k [F'(x) G / F](N - e_k) / G(N) of each station and class. */
function lengthsOf(lattice: Lattice, idle: Series, factors: readonly Factor[]): number[][] {
  const lengths: number[][] = factors.map(() => [])
  /** `rest` holds all factors but those of [from, to). */
  const descend = (from: number, to: number, rest: Series): void => {
    if (to - from > 1) {
      const middle = (from + to) >> 1
      descend(from, middle, withFactors(lattice, rest, factors.slice(middle, to)))
      descend(middle, to, withFactors(lattice, rest, factors.slice(from, middle)))
      return
    }
    const { polynomial, d } = factors[from]!
    const all = overOneMinus(lattice, timesPolynomial(lattice, rest, polynomial, d), d)
    // F' = (Q' + Q / (1 - x)) / (1 - x)
    const slope = polynomial.slice(1).map((q, n) => q * (n + 1))
    const sum = timesPolynomial(lattice, rest, slope.length > 0 ? slope : [0], d)
    for (let state = 0; state < sum.length; state += 1) sum[state] = (sum[state] as number) + (all[state] as number)
    overOneMinus(lattice, sum, d)
    const whole = all[lattice.whole] as number
    lengths[from] = before(lattice).map((index, k) => ((d[k] as number) * (sum[index] as number)) / whole)
  }
  if (factors.length > 0) descend(0, factors.length, idle)
  return lengths
}

function withFactors(lattice: Lattice, series: Series, factors: readonly Factor[]): Series {
  return factors.reduce((product, { polynomial, d }) => {
    const next = overOneMinus(lattice, timesPolynomial(lattice, product, polynomial, d), d)
    scaleToOne(next)
    return next
  }, series)
}
