/** How many of many independent parts are down at once. Sums of positive terms only: small probabilities keep their digits. */

/** Parts that are down with the same probability, independently. */
export interface Alike {
  count: number
  probability: number
}

/** P(exactly k of `count` are down), k = 0..count, from the most probable k outwards; what is below 1e-300 may be 0. */
function masses({ count, probability }: Alike): Float64Array {
  const found = new Float64Array(count + 1)
  const odds = probability / (1 - probability)
  if (probability <= 0 || odds === Number.POSITIVE_INFINITY) {
    found[probability <= 0 ? 0 : count] = 1
    return found
  }
  const mode = Math.min(count, Math.floor((count + 1) * probability))
  let log = mode * Math.log(probability) + (count - mode) * Math.log1p(-probability)
  for (let j = 1; j <= mode; j += 1) log += Math.log((count - mode + j) / j)
  found[mode] = Math.exp(log)
  for (let k = mode + 1; k <= count; k += 1) found[k] = (found[k - 1]! * odds * (count - k + 1)) / k
  for (let k = mode - 1; k >= 0; k -= 1) found[k] = (found[k + 1]! * (k + 1)) / (odds * (count - k))
  return found
}

/** Distribution of the sum of two independent numbers, given by P(0), P(1)...; terms that are 0 cost nothing. */
export function plus(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1)
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] === 0) continue
    for (let j = 0; j < b.length; j += 1) sum[i + j]! += a[i]! * b[j]!
  }
  return sum
}

/** P(exactly n of all parts are up), n = 0..their number. */
export function numberUp(parts: readonly Alike[]): Float64Array {
  const byProbability = new Map<number, number>()
  for (const { count, probability } of parts) {
    byProbability.set(probability, (byProbability.get(probability) ?? 0) + count)
  }
  const all = [...byProbability].map(([probability, count]) => masses({ count, probability }))
  return all.reduce(plus, Float64Array.of(1)).reverse()
}

/** By n = 0..most: P(fewer than `needed` of n parts are up), and P(at least so many are), each down with `probability`. */
export function fewerUp(
  needed: number,
  most: number,
  probability: number,
): { few: Float64Array; enough: Float64Array } {
  const [few, enough] = [new Float64Array(most + 1), new Float64Array(most + 1)]
  few.fill(1, 0, Math.min(needed, most + 1))
  if (needed <= 0) enough.fill(1)
  if (needed <= 0 || needed > most) return { few, enough }
  const edge = oneShort(needed, most, probability)
  for (let n = needed; n <= most; n += 1) enough[n] = enough[n - 1]! + edge[n - 1]! * (1 - probability)
  const down = masses({ count: most, probability })
  for (let lost = most; lost > most - needed; lost -= 1) few[most]! += down[lost]!
  for (let n = most - 1; n >= needed; n -= 1) few[n] = few[n + 1]! + edge[n]! * (1 - probability)
  return { few, enough }
}

/** By n: P(exactly `needed` - 1 of n are up), from the most probable n outwards: one part more may make them enough. */
function oneShort(needed: number, most: number, probability: number): Float64Array {
  const found = new Float64Array(most + 1)
  const peak = Math.max(needed - 1, Math.min(most, Math.floor((needed - 1) / (1 - probability))))
  if (!Number.isFinite(peak)) return found
  found[peak] = masses({ count: peak, probability })[peak - needed + 1]!
  for (let n = peak + 1; n <= most; n += 1) found[n] = (found[n - 1]! * probability * n) / (n - needed + 1)
  for (let n = peak - 1; n >= needed - 1; n -= 1) {
    found[n] =
      probability === 0 ? Number(n === needed - 1) : (found[n + 1]! * (n + 2 - needed)) / ((n + 1) * probability)
  }
  return found
}
