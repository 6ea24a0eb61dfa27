/**
 * The Universal Scalability Law (Gunther): X(N) = gamma N / (1 + alpha (N-1) + beta N (N-1)). `alpha` is contention,
 * `beta` coherency (crosstalk), `gamma` the throughput of one.
 */

export interface Usl {
  alpha: number
  beta: number
  gamma: number
}

/** Standard errors of a fit: of its parameters and of the load of its peak. */
export interface UslErrors extends Usl {
  peak: number
}

/** Throughput at `n` (users, processes or nodes). */
export function uslThroughput(law: Usl, n: number): number {
  return (law.gamma * n) / (1 + law.alpha * (n - 1) + law.beta * n * (n - 1))
}

/** The load of the greatest throughput, sqrt((1 - alpha) / beta), and that throughput. Infinite without coherency. */
export function uslPeak(law: Usl): { n: number; throughput: number } {
  if (law.beta <= 0) return { n: Number.POSITIVE_INFINITY, throughput: uslLimit(law) }
  const n = Math.sqrt(Math.max(0, 1 - law.alpha) / law.beta)
  return { n, throughput: uslThroughput(law, n) }
}

/** Throughput that contention alone would allow, gamma / alpha; infinite without contention. */
export function uslLimit(law: Usl): number {
  return law.alpha > 0 ? law.gamma / law.alpha : Number.POSITIVE_INFINITY
}

/**
 * Least squares fit of X over N, alpha and beta >= 0, by Gauss-Newton with damping (Levenberg-Marquardt) from a start
 * that assumes no contention. At least three points with different loads; undefined otherwise.
 */
export function fitUsl(points: readonly { n: number; x: number }[]): (Usl & { sse: number }) | undefined {
  if (new Set(points.map((p) => p.n)).size < 3) return undefined
  let law: Usl = { alpha: 0.01, beta: 1e-4, gamma: Math.max(...points.map((p) => p.x / p.n)) }
  let sse = squares(law, points)
  let damping = 1e-3
  for (let step = 0; step < 500 && damping < 1e12; step += 1) {
    const next = dampedStep(law, points, damping)
    const nextSse = next ? squares(next, points) : Number.POSITIVE_INFINITY
    if (next && nextSse < sse) {
      const gain = (sse - nextSse) / (sse || 1)
      law = next
      sse = nextSse
      damping = Math.max(1e-12, damping / 10)
      if (gain < 1e-15) break
    } else damping *= 10
  }
  return { ...law, sse }
}

function squares(law: Usl, points: readonly { n: number; x: number }[]): number {
  return points.reduce((sum, p) => sum + (p.x - uslThroughput(law, p.n)) ** 2, 0)
}

/**
 * Standard errors of a fit from the curvature of its squares: sigma^2 (J^T J)^-1 with sigma^2 = sse / (points - 3), and of the
 * peak by the slopes of sqrt((1 - alpha) / beta) (delta method). Undefined with three points, and where beta is 0.
 */
export function uslErrors(law: Usl & { sse: number }, points: readonly { n: number }[]): UslErrors | undefined {
  if (points.length <= 3 || law.beta <= 0) return undefined
  const variance = law.sse / (points.length - 3)
  const matrix = normalMatrix(law, points)
  const inverse = [0, 1, 2].map((i) => solve3(matrix.map((row, k) => [...row, k === i ? 1 : 0])))
  const of = (i: number, k: number): number => variance * (inverse[i]?.[k] ?? Number.NaN)
  const peak = uslPeak(law).n
  const [da, db] = [-1 / (2 * peak * law.beta), -peak / (2 * law.beta)]
  return {
    alpha: Math.sqrt(of(0, 0)),
    beta: Math.sqrt(of(1, 1)),
    gamma: Math.sqrt(of(2, 2)),
    peak: Math.sqrt(da * da * of(0, 0) + 2 * da * db * of(0, 1) + db * db * of(1, 1)),
  }
}

/** Slopes of the throughput by alpha, beta and gamma. */
function slopesAt(law: Usl, n: number): [number, number, number] {
  const base = 1 + law.alpha * (n - 1) + law.beta * n * (n - 1)
  const x = (law.gamma * n) / base
  return [(-x * (n - 1)) / base, (-x * n * (n - 1)) / base, x / law.gamma]
}

/** J^T J. */
function normalMatrix(law: Usl, points: readonly { n: number }[]): number[][] {
  const slopes = points.map((p) => slopesAt(law, p.n))
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => slopes.reduce((sum, s) => sum + (s[i] ?? 0) * (s[j] ?? 0), 0)))
}

/** One step of Levenberg-Marquardt with Marquardt's scaling, projected on alpha, beta >= 0. */
function dampedStep(law: Usl, points: readonly { n: number; x: number }[], damping: number): Usl | undefined {
  const matrix = normalMatrix(law, points).map((row, i) => {
    const pull = points.reduce((sum, p) => sum + (slopesAt(law, p.n)[i] ?? 0) * (p.x - uslThroughput(law, p.n)), 0)
    return [...row.map((value, k) => (k === i ? value * (1 + damping) + 1e-300 : value)), pull]
  })
  const delta = solve3(matrix)
  if (!delta) return undefined
  return {
    alpha: Math.max(0, law.alpha + (delta[0] ?? 0)),
    beta: Math.max(0, law.beta + (delta[1] ?? 0)),
    gamma: law.gamma + (delta[2] ?? 0),
  }
}

/** Gauss elimination with pivoting of a 3 x 4 system. */
function solve3(system: number[][]): number[] | undefined {
  const rows = system.map((row) => [...row])
  for (let i = 0; i < 3; i += 1) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i] ?? 0) > Math.abs(best[i] ?? 0) ? row : best))
    const at = rows.indexOf(pivot)
    const here = rows[i]
    if (!here || Math.abs(pivot[i] ?? 0) === 0) return undefined
    rows[at] = here
    rows[i] = pivot
    for (let k = 0; k < 3; k += 1) {
      if (k === i) continue
      const row = rows[k] ?? []
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let j = i; j < 4; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  return rows.map((row, i) => (row[3] ?? 0) / (row[i] ?? 1))
}
