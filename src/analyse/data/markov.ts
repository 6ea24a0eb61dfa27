/**
 * Durability models with closed forms. Birth-death chain over the number of lost copies (rates per second), and the
 * binomial model of erasure coding. Nothing here knows about architectures.
 */

export interface Repairable {
  /** Copies, and how many of them must live. */
  n: number
  k: number
  /** Failure rate of one copy and repair rate of one crew, per unit of time. */
  lambda: number
  mu: number
  /** Repair crews. */
  crews: number
}

/** Failure rate out of the state with i copies lost, and repair rate into it from i + 1 lost. */
function rates({ n, lambda, mu, crews }: Repairable): {
  fail: (lost: number) => number
  fix: (lost: number) => number
} {
  return { fail: (lost) => (n - lost) * lambda, fix: (lost) => Math.min(lost, crews) * mu }
}

/** Share of time with at least k of n copies alive: stationary distribution of the birth-death chain. */
export function steadyAvailability(system: Repairable): number {
  const { fail, fix } = rates(system)
  let weight = 1
  let [up, all] = [0, 0]
  for (let lost = 0; lost <= system.n; lost++) {
    if (lost > 0) weight *= fail(lost - 1) / fix(lost)
    all += weight
    if (lost <= system.n - system.k) up += weight
  }
  return up / all
}

/**
 * Mean time from all copies alive until fewer than k live for the first time. Sum over the levels of the mean first
 * passage from i lost to i + 1 lost: h(0) = 1/fail(0), h(i) = 1/fail(i) + fix(i)/fail(i) h(i-1).
 */
export function meanTimeToLoss(system: Repairable): number {
  const { fail, fix } = rates(system)
  let passage = 0
  let sum = 0
  for (let lost = 0; lost <= system.n - system.k; lost++) {
    passage = 1 / fail(lost) + (lost > 0 ? (fix(lost) / fail(lost)) * passage : 0)
    sum += passage
  }
  return sum
}

/** Copies with rates of their own, per unit of time; each lost one is replaced by itself. */
export interface Class {
  count: number
  lambda: number
  mu: number
}

/**
 * Mean time from all copies alive until all are lost for the first time, copies of several sorts. States are the numbers of lost
 * ones of each sort; they are eliminated one after another (Grassmann, Taksar & Heyman 1985): no differences, no lost digits.
 */
export function meanTimeToLossOfAll(classes: readonly Class[]): number {
  const copies = classes.reduce((sum, { count }) => sum + count, 0)
  const never = classes.some(({ lambda, mu }) => lambda === 0 || (copies > 1 && mu === Number.POSITIVE_INFINITY))
  if (copies === 0 || never) return Number.POSITIVE_INFINITY
  const steps = classes.map((_, at) => classes.slice(0, at).reduce((size, { count }) => size * (count + 1), 1))
  const last = classes.reduce((size, { count }) => size * (count + 1), 1) - 1
  const rates = Array.from({ length: last + 1 }, (_, state) => {
    const row = new Float64Array(last + 1)
    classes.forEach(({ count, lambda, mu }, at) => {
      const [step = 1] = steps.slice(at)
      const lost = Math.floor(state / step) % (count + 1)
      if (lost < count) row[state + step] = (count - lost) * lambda
      if (lost > 0) row[state - step] = lost * mu
    })
    return row
  })
  /** Time spent for every unit of time in a state, with that in the states already eliminated. */
  const time = new Float64Array(last + 1).fill(1)
  for (let gone = last - 1; gone > 0; gone -= 1) {
    const row = rates[gone]!
    let out = row[last]!
    for (let to = 0; to < gone; to += 1) out += row[to]!
    for (let from = 0; from < gone; from += 1) {
      const share = rates[from]![gone]! / out
      if (share === 0) continue
      time[from]! += share * time[gone]!
      rates[from]![last]! += share * row[last]!
      for (let to = 0; to < gone; to += 1) if (to !== from) rates[from]![to]! += share * row[to]!
    }
  }
  return time[0]! / rates[0]![last]!
}

/** Probability of a loss within `time`, from the mean time to it: rare losses are a Poisson process. */
export function lossWithin(time: number, meanTime: number): number {
  return meanTime === Number.POSITIVE_INFINITY ? 0 : -Math.expm1(-time / meanTime)
}

/**
 * Annual loss of data cut into `data` + `parity` shards on disks with annual failure rate `afr` that are replaced within
 * `replaceDays`: binomial over the shards in one replacement period (the published model of Backblaze).
 */
export function erasureLoss(data: number, parity: number, afr: number, replaceDays: number): number {
  const p = -Math.expm1((-afr * replaceDays) / 365)
  const n = data + parity
  let period = 0
  for (let failed = n; failed > parity; failed--) period += binomial(n, failed) * p ** failed * (1 - p) ** (n - failed)
  return -Math.expm1((365 / replaceDays) * Math.log1p(-period))
}

function binomial(n: number, k: number): number {
  let value = 1
  for (let i = 1; i <= k; i++) value *= (n - k + i) / i
  return value
}
