/** Estimates with confidence intervals from batch means or independent replications: mean, Student's t, percentiles. */

/** A simulated figure: the truth lies within `value` +- `halfWidth` with probability 95 %, if the batches are independent. */
export interface Estimate {
  value: number
  halfWidth: number
}

/**
 * Probability that Student's t with `freedom` (whole, >= 1) degrees is within +-t: the finite series of Abramowitz and Stegun
 * 26.7.3 and 26.7.4. Exact.
 */
export function studentWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const cos2 = Math.cos(angle) ** 2
  const odd = freedom % 2 === 1
  let term = odd ? Math.cos(angle) : 1
  let sum = freedom === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

/** The t within which Student's t lies with probability `confidence` (0..1), by bisection to 1e-10. */
export function studentQuantile(confidence: number, freedom: number): number {
  let high = 1
  while (studentWithin(high, freedom) < confidence) high *= 2
  let low = 0
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2
    if (studentWithin(middle, freedom) < confidence) low = middle
    else high = middle
  }
  return high
}

/** Half-width of the 95 % interval of the mean of the values; infinite for fewer than two. */
export function halfWidth(values: readonly number[]): number {
  const n = values.length
  if (n < 2) return Number.POSITIVE_INFINITY
  const mean = values.reduce((a, b) => a + b, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return studentQuantile(0.95, n - 1) * Math.sqrt(variance / n)
}

/** Mean of batches with its interval. NaN when there is none. */
export function meanEstimate(values: readonly number[]): Estimate {
  return { value: values.reduce((a, b) => a + b, 0) / values.length, halfWidth: halfWidth(values) }
}

/** Value that a share `p` of a sorted sample does not exceed. NaN for an empty one. */
export function quantileOf(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
}
