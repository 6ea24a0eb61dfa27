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

/** Distribution of the sum; terms that are 0 cost nothing. */
function plus(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1)
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] === 0) continue
    for (let j = 0; j < b.length; j += 1) sum[i + j]! += a[i]! * b[j]!
  }
  return sum
}

/** P(at least `k` of all parts are down). */
export function atLeastDown(k: number, parts: readonly Alike[]): number {
  const byProbability = new Map<number, number>()
  for (const { count, probability } of parts) {
    byProbability.set(probability, (byProbability.get(probability) ?? 0) + count)
  }
  const all = [...byProbability].map(([probability, count]) => masses({ count, probability }))
  const sum = all.reduce(plus, Float64Array.of(1))
  if (k <= 0) return 1
  let total = 0
  // The smallest first.
  for (let n = sum.length - 1; n >= k; n -= 1) total += sum[n]!
  return Math.min(1, total)
}
