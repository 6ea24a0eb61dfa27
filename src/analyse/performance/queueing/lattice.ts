/**
 * Power series in one variable per class, cut off at a population: the generating functions of closed networks. A series is an
 * array over all population vectors up to the population; the factors of stations are multiplied in and divided out in place.
 */

/** Coefficients of all populations, and a last cell that is always 0: what lies outside. */
export type Series = Float64Array

export interface Lattice {
  /** Number of population vectors, product of (customers + 1). */
  states: number
  classes: number
  /** Index of the population with one customer of class k less, by state x classes + k; `states` when there is none. */
  less: Int32Array
  /** Index of the whole population. */
  whole: number
}

export function latticeOf(customers: readonly number[]): Lattice {
  const classes = customers.length
  const states = customers.reduce((product, n) => product * (n + 1), 1)
  const less = new Int32Array(states * classes)
  const digits = customers.map(() => 0)
  for (let state = 0; state < states; state += 1) {
    let stride = 1
    for (let k = 0; k < classes; k += 1) {
      less[state * classes + k] = (digits[k] as number) > 0 ? state - stride : states
      stride *= (customers[k] as number) + 1
    }
    for (let k = 0; k < classes; k += 1) {
      digits[k] = (digits[k] as number) + 1
      if ((digits[k] as number) <= (customers[k] as number)) break
      digits[k] = 0
    }
  }
  return { states, classes, less, whole: states - 1 }
}

/** Product over the classes of z^n / n!: customers at delays, where nobody waits. */
export function delays(lattice: Lattice, loads: readonly number[], customers: readonly number[]): Series {
  const series = new Float64Array(lattice.states + 1)
  const logs = customers.map((most, k) => {
    const own = [0]
    for (let n = 1; n <= most; n += 1) own.push((own[n - 1] as number) + Math.log((loads[k] as number) / n))
    return own
  })
  for (let state = 0; state < lattice.states; state += 1) {
    let rest = state
    let log = 0
    for (let k = 0; k < lattice.classes; k += 1) {
      const size = (customers[k] as number) + 1
      log += (logs[k] as number[])[rest % size] as number
      rest = Math.floor(rest / size)
    }
    series[state] = log
  }
  const most = series.subarray(0, lattice.states).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  for (let state = 0; state < lattice.states; state += 1) series[state] = Math.exp((series[state] as number) - most)
  return series
}

/** Series times the polynomial with these coefficients in x = sum of d_k x_k, by Horner. A new series, not scaled. */
export function timesPolynomial(
  lattice: Lattice,
  series: Series,
  polynomial: readonly number[],
  d: readonly number[],
): Series {
  const { states, classes, less } = lattice
  const highest = polynomial.at(-1) ?? 0
  const product = series.map((value) => value * highest)
  for (let degree = polynomial.length - 2; degree >= 0; degree -= 1) {
    const coefficient = polynomial[degree] as number
    // Downwards: what is read is still the last round's.
    for (let state = states - 1; state >= 0; state -= 1) {
      let sum = coefficient * (series[state] as number)
      for (let k = 0; k < classes; k += 1)
        sum += (d[k] as number) * (product[less[state * classes + k] as number] as number)
      product[state] = sum
    }
  }
  return product
}

/** Series divided by 1 - x, x = sum of d_k x_k, in place. */
export function overOneMinus(lattice: Lattice, series: Series, d: readonly number[]): Series {
  const { states, classes, less } = lattice
  for (let state = 0; state < states; state += 1) {
    let sum = series[state] as number
    for (let k = 0; k < classes; k += 1)
      sum += (d[k] as number) * (series[less[state * classes + k] as number] as number)
    series[state] = sum
  }
  return series
}

/** Scales to a greatest coefficient of 1, in place; gives the factor. Only ratios within one series are ever used. */
export function scaleToOne(series: Series): number {
  const most = series.reduce((a, b) => Math.max(a, b), 0)
  if (most > 0 && Number.isFinite(most))
    for (let state = 0; state < series.length; state += 1) series[state] = (series[state] as number) / most
  return most
}
