/** Random times with a given mean and variability (performance/queueing/two-moments.ts). */
import type { Distribution } from '../performance/queueing/two-moments.ts'
import type { Random } from './random.ts'

/** One time. */
export function draw(random: Random, from: Distribution): number {
  if (from.kind === 1) return -from.mean * Math.log(random.uniform())
  if (from.kind === 0) return from.mean
  if (from.kind === 3) {
    const mean = random.uniform() < from.share ? from.first : from.second
    return -mean * Math.log(random.uniform())
  }
  const stages = from.share > 0 && random.uniform() < from.share ? from.stages - 1 : from.stages
  // A product of uniforms saves logarithms; sixteen of them stay far above the smallest number there is.
  let sum = 0
  let product = 1
  for (let stage = 1; stage <= stages; stage += 1) {
    product *= random.uniform()
    if (stage % 16 === 0) {
      sum -= Math.log(product)
      product = 1
    }
  }
  return from.first * (sum - Math.log(product))
}
