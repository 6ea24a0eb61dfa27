/**
 * Distribution of a sum of independent times by their Laplace transforms, inverted by the Euler algorithm of Abate and
 * Whitt (1995). Exact for the model it is given, to about 1e-6 of probability where the density is smooth.
 */
import { type Answer, answerAt } from './answer-transform.ts'
import { type Complex, delay, multiply, raise } from './complex.ts'

/**
 * A part that happens `count` times: floor(count) times for sure and once more with the probability of the rest. With a `chance`
 * all that happens with this probability or not at all, and so `times` over (1 by default), independently.
 */
export interface Part {
  count: number
  chance?: number
  times?: number
  /** One of them, by their shares, which add up to 1. */
  answers: Answer[]
  /** Parts of each single time: what is called below happens only when the call itself does. */
  below?: Part[]
}

/** A transform at s by the place of the caller; `any`: the mean over all of them, where its place does not matter. */
interface ByPlace {
  any: Complex
  at?: Map<number, Complex>
}

/** Where users are: nowhere in particular. */
const NOWHERE = 0

/** Transform of a part at s: what it calls in turn is called from where the call has been answered. */
function partAt(part: Part, sRe: number, sIm: number): ByPlace {
  const below = (part.below ?? []).map((one) => partAt(one, sRe, sIm))
  const sum: Complex = { re: 0, im: 0 }
  const from = new Map<number, Complex & { weight: number }>()
  // Many ways are equally long, and few places are looked at from many others: neither is worked out twice.
  const under = remembered((spot) => productAt(below, spot))
  const delays = remembered((seconds) => {
    const one = { re: 1, im: 0 }
    delay(one, seconds, sRe, sIm)
    return one
  })
  for (const answer of part.answers) {
    const own = { re: 0, im: 0 }
    answerAt(own, answer, sRe, sIm)
    const answered = remembered((spot) => {
      const one = { ...own }
      const inner = under(spot)
      multiply(one, inner.re, inner.im)
      return one
    })
    if (!answer.ways) addTo(sum, answered(NOWHERE), answer.share)
    for (const way of answer.ways ?? []) {
      const { re, im } = answered(way.to)
      const far = delays(way.seconds)
      const one = { re: re * far.re - im * far.im, im: re * far.im + im * far.re }
      const weight = answer.share * way.weight
      addTo(sum, one, weight)
      const known = from.get(way.from) ?? { re: 0, im: 0, weight: 0 }
      addTo(known, one, weight)
      known.weight += weight
      from.set(way.from, known)
    }
  }
  if (from.size === 0) return { any: repeated(sum, part) }
  const at = new Map<number, Complex>()
  for (const [place, { re, im, weight }] of from) {
    at.set(place, repeated({ re: re / weight, im: im / weight }, part))
  }
  return { any: repeated(sum, part), at }
}

function addTo(sum: Complex, one: Complex, weight: number): void {
  sum.re += weight * one.re
  sum.im += weight * one.im
}

function remembered(f: (x: number) => Complex): (x: number) => Complex {
  const found = new Map<number, Complex>()
  return (x) => {
    const known = found.get(x) ?? f(x)
    found.set(x, known)
    return known
  }
}

/** Transform of all parts called from one place. */
function productAt(parts: readonly ByPlace[], place: number): Complex {
  const product = { re: 1, im: 0 }
  for (const { any, at } of parts) {
    const { re, im } = at?.get(place) ?? any
    multiply(product, re, im)
  }
  return product
}

/** The transform of one time made that of all times that the part happens. */
function repeated({ re, im }: Complex, { count, chance = 1, times = 1 }: Part): Complex {
  const whole = Math.floor(count + 1e-9)
  const rest = Math.max(0, count - whole)
  const sure = whole === 0 ? { re: 1, im: 0 } : { re, im }
  if (whole > 1) raise(sure, whole)
  if (rest >= 1e-9) multiply(sure, 1 - rest + rest * re, rest * im)
  if (chance >= 1 && times === 1) return sure
  const maybe = { re: 1 - chance + chance * sure.re, im: chance * sure.im }
  if (times > 1) raise(maybe, times)
  return maybe
}

function transformOf(parts: readonly Part[], sRe: number, sIm: number): Complex {
  const found = parts.map((part) => partAt(part, sRe, sIm))
  return productAt(found, NOWHERE)
}

/** Terms of the series and of Euler's averaging, and the damping that bounds the discretisation error by exp(-18.4) = 1e-8. */
const TERMS = 25
const AVERAGED = 11
const DAMPING = 18.4
const binomial = [1, 11, 55, 165, 330, 462, 462, 330, 165, 55, 11, 1]

/** Probability that the sum of the parts exceeds `time` (> 0), s. */
export function tail(parts: readonly Part[], time: number): number {
  const at = (k: number): number => {
    const re = DAMPING / (2 * time)
    const im = (k * Math.PI) / time
    const product = transformOf(parts, re, im)
    const size = re * re + im * im
    return (1 - product.re) * (re / size) - -product.im * (-im / size)
  }
  const scale = Math.exp(DAMPING / 2) / time
  let sum = (scale / 2) * at(0)
  let averaged = 0
  for (let k = 1; k <= TERMS + AVERAGED; k += 1) {
    sum += (k % 2 === 0 ? scale : -scale) * at(k)
    if (k >= TERMS) averaged += ((binomial[k - TERMS] ?? 0) / 2 ** AVERAGED) * sum
  }
  return Math.min(1, Math.max(0, averaged))
}

/** Mean of the sum, s. */
export function meanOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => {
    const once = part.answers.reduce((mean, a) => mean + a.share * (travel(a) + a.waits * a.wait + a.service), 0)
    const often = part.count * (part.chance ?? 1) * (part.times ?? 1)
    return sum + often * (once + meanOf(part.below ?? []))
  }, 0)
}

/** Mean constant seconds of an answer, ways included. */
function travel({ constant, ways }: Answer): number {
  return (ways ?? []).reduce((sum, way) => sum + way.weight * way.seconds, constant)
}

/** What is constant in every outcome: constants of what happens whole times. The rest stays random. */
export function splitConstant(parts: readonly Part[]): { constant: number; random: Part[] } {
  let constant = 0
  const random: Part[] = []
  for (const part of parts) {
    if (part.chance !== undefined) {
      random.push(part)
      continue
    }
    const whole = Math.floor(part.count + 1e-9)
    const rest = Math.max(0, part.count - whole)
    if (whole > 0) {
      const least = Math.min(...part.answers.map(fixed))
      const under = splitConstant(part.below ?? [])
      constant += whole * (least + under.constant)
      random.push({ count: whole, answers: part.answers.map((a) => less(a, least)), below: under.random })
    }
    if (rest >= 1e-9) random.push({ ...part, count: rest })
  }
  return { constant, random: random.filter((part) => meanOf([part]) > 0) }
}

/** Least seconds of every such answer. */
function fixed({ constant, ways, variability, service }: Answer): number {
  const nearest = ways ? Math.min(...ways.map((way) => way.seconds)) : 0
  return constant + nearest + (variability === 0 ? service : 0)
}

/** The answer without so many of its fixed seconds. */
function less(answer: Answer, least: number): Answer {
  const still =
    answer.variability === 0 ? { ...answer, constant: answer.constant + answer.service, service: 0 } : answer
  const { ways, ...rest } = still
  if (!ways) return { ...rest, constant: rest.constant - least }
  const after = rest.constant - least
  return { ...rest, constant: 0, ways: ways.map((way) => ({ ...way, seconds: way.seconds + after })) }
}

/** Probability that nothing random happens at all: what is left of the transform where every time counts as endless. */
function atomAtZero(parts: readonly Part[]): number {
  return transformOf(parts, 1e12 / meanOf(parts), 0).re
}

/** It happens and never ends. */
function endless(part: Part): boolean {
  if (part.count <= 0 || part.chance === 0) return false
  return part.answers.some((a) => !Number.isFinite(a.wait + travel(a) + a.service)) || (part.below ?? []).some(endless)
}

/** Time that the sum does not exceed with probability `p` (0..1), to 1e-5 of itself. */
export function percentile(parts: readonly Part[], p: number): number {
  if (parts.some(endless)) return Number.POSITIVE_INFINITY
  const { constant, random } = splitConstant(parts)
  if (random.length === 0 || atomAtZero(random) >= p) return constant
  const excess = (time: number): number => tail(random, time) - (1 - p)
  let high = meanOf(random)
  while (excess(high) > 0) high *= 2
  let low = high / 2
  while (excess(low) < 0 && low > 1e-12 * high) low /= 2
  return constant + root(excess, low, high)
}

/** Relative width at which a percentile is found well enough; the transform itself is good to about 1e-6. */
const TOLERANCE = 3e-6

/** Falling zero between `low` and `high` by the Illinois method. */
function root(f: (x: number) => number, from: number, to: number): number {
  let low = from
  let high = to
  let atLow = f(low)
  let atHigh = f(high)
  let side = 0
  for (let step = 0; step < 60 && high - low > TOLERANCE * high; step += 1) {
    const share = atLow === atHigh ? 0.5 : atLow / (atLow - atHigh)
    const middle = low + (high - low) * Math.min(0.999, Math.max(0.001, share))
    const value = f(middle)
    if (Math.abs(value) < 1e-8) return middle
    if (value > 0) {
      low = middle
      atLow = value
      if (side === 1) atHigh /= 2
      side = 1
    } else {
      high = middle
      atHigh = value
      if (side === -1) atLow /= 2
      side = -1
    }
  }
  return (low + high) / 2
}
