/**
 * Distribution of a sum of independent times by their Laplace transforms, inverted by the Euler algorithm of Abate and
 * Whitt (1995). Exact for the model it is given, to about 1e-6 of probability where the density is smooth.
 */
import { type Distribution, distribution } from './queueing/two-moments.ts'

interface Complex {
  re: number
  im: number
}

/**
 * One answer of a station: its wait is 0 with probability 1 - `waits`, else exponential with mean `wait` (unless it is a `single`
 * server); its service has the distribution of queueing/two-moments.ts.
 */
export interface Answer {
  share: number
  /** Probability of waiting and mean wait of those that wait, s. */
  waits: number
  wait: number
  service: number
  variability: number
  /** Constant seconds of this answer: round trip, commit. */
  constant: number
  /** Of a single server whose times are not exponential: the wait is then not exponential either, but known. */
  single?: SingleServer
}

/** M/G/1: share of the time it is busy, mean and squared coefficient of variation of its calls' times. */
export interface SingleServer {
  utilisation: number
  service: number
  variability: number
}

/** A part that happens `count` times: floor(count) times for sure and once more with the probability of the rest. */
export interface Part {
  count: number
  /** One of them, by their shares, which add up to 1. */
  answers: Answer[]
  /** Parts of each single time: what is called below happens only when the call itself does. */
  below?: Part[]
}

/** Multiplies `a` by `re + i im` in place. */
function multiply(a: Complex, re: number, im: number): void {
  const product = a.re * re - a.im * im
  a.im = a.re * im + a.im * re
  a.re = product
}

/** Whole power, 1 or more, in place. */
function raise(a: Complex, exponent: number): void {
  if (exponent <= 8) {
    const { re, im } = a
    for (let n = 1; n < exponent; n += 1) multiply(a, re, im)
    return
  }
  const size = Math.hypot(a.re, a.im)
  const radius = size === 0 ? 0 : size ** exponent
  const angle = size === 0 ? 0 : Math.atan2(a.im, a.re) * exponent
  a.re = radius * Math.cos(angle)
  a.im = radius * Math.sin(angle)
}

function invert(a: Complex): void {
  const size = a.re * a.re + a.im * a.im
  a.re /= size
  a.im = -a.im / size
}

/** Transform of a busy time at s, put into `to`. */
function serviceAt(to: Complex, of: Distribution, sRe: number, sIm: number): void {
  to.re = 1
  to.im = 0
  if (of.kind === 0) {
    delay(to, of.mean, sRe, sIm)
    return
  }
  to.re += sRe * of.first
  to.im += sIm * of.first
  invert(to)
  if (of.kind === 2) {
    const { re, im } = to
    if (of.stages > 1) raise(to, of.stages)
    if (of.share <= 0) return
    // One stage less with that probability: share / stage + (1 - share) times the longer one.
    const size = re * re + im * im
    multiply(to, (of.share * re) / size + 1 - of.share, (-of.share * im) / size)
  } else if (of.kind === 3) {
    const re = 1 + sRe * of.second
    const im = sIm * of.second
    const size = re * re + im * im
    to.re = of.share * to.re + ((1 - of.share) * re) / size
    to.im = of.share * to.im - ((1 - of.share) * im) / size
  }
}

/** Transform of one answer at s, put into `to`. */
function answerAt(to: Complex, answer: Answer, sRe: number, sIm: number): void {
  const { waits, wait, service, variability, constant, single } = answer
  serviceAt(to, distribution(service, variability), sRe, sIm)
  if (single && waits > 0) timesSingleWait(to, single, sRe, sIm)
  else {
    const re = 1 + sRe * wait
    const im = sIm * wait
    const size = re * re + im * im
    multiply(to, 1 - waits + waits * (re / size), waits * (-im / size))
  }
  if (constant > 0) delay(to, constant, sRe, sIm)
}

/** Multiplies `a` by the transform of the wait of M/G/1 (Pollaczek, Khinchine): (1 - rho) / (1 - rho (1 - B(s)) / (s S)). */
function timesSingleWait(
  a: Complex,
  { utilisation, service, variability }: SingleServer,
  sRe: number,
  sIm: number,
): void {
  const left = { re: 0, im: 0 }
  serviceAt(left, distribution(service, variability), sRe, sIm)
  left.re = 1 - left.re
  left.im = -left.im
  const by = { re: sRe * service, im: sIm * service }
  invert(by)
  multiply(left, by.re, by.im)
  const whole = { re: 1 - utilisation * left.re, im: -utilisation * left.im }
  invert(whole)
  multiply(a, (1 - utilisation) * whole.re, (1 - utilisation) * whole.im)
}

/** Multiplies `a` by exp(-s t) in place. */
function delay(a: Complex, t: number, sRe: number, sIm: number): void {
  const size = Math.exp(-sRe * t)
  multiply(a, size * Math.cos(sIm * t), -size * Math.sin(sIm * t))
}

/** Multiplies `product` by the transform of a part at s. */
function timesPart(product: Complex, part: Part, sRe: number, sIm: number): void {
  const one = { re: 0, im: 0 }
  const once = { re: 0, im: 0 }
  for (const answer of part.answers) {
    answerAt(one, answer, sRe, sIm)
    once.re += answer.share * one.re
    once.im += answer.share * one.im
  }
  for (const below of part.below ?? []) timesPart(once, below, sRe, sIm)
  const { re, im } = once
  const whole = Math.floor(part.count + 1e-9)
  const rest = Math.max(0, part.count - whole)
  const sure = whole === 0 ? { re: 1, im: 0 } : { re, im }
  if (whole > 1) raise(sure, whole)
  if (rest >= 1e-9) multiply(sure, 1 - rest + rest * re, rest * im)
  multiply(product, sure.re, sure.im)
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
    const product: Complex = { re: 1, im: 0 }
    for (const part of parts) timesPart(product, part, re, im)
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
    const once = part.answers.reduce((mean, a) => mean + a.share * (a.constant + a.waits * a.wait + a.service), 0)
    return sum + part.count * (once + meanOf(part.below ?? []))
  }, 0)
}

/** What is constant in every outcome: constants of what happens whole times. The rest stays random. */
export function splitConstant(parts: readonly Part[]): { constant: number; random: Part[] } {
  let constant = 0
  const random: Part[] = []
  for (const part of parts) {
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

function fixed(answer: Answer): number {
  return answer.constant + (answer.variability === 0 ? answer.service : 0)
}

function less(answer: Answer, least: number): Answer {
  return answer.variability === 0
    ? { ...answer, constant: fixed(answer) - least, service: 0 }
    : { ...answer, constant: answer.constant - least }
}

/** Probability that nothing random happens at all. */
function atomAtZero(parts: readonly Part[]): number {
  return parts.reduce((product, part) => {
    const own = part.answers.reduce(
      (sum, a) => sum + (a.constant === 0 && a.service === 0 ? a.share * (1 - a.waits) : 0),
      0,
    )
    const once = own * atomAtZero(part.below ?? [])
    const whole = Math.floor(part.count + 1e-9)
    const rest = Math.max(0, part.count - whole)
    return product * once ** whole * (1 - rest + rest * once)
  }, 1)
}

/** It happens and never ends. */
function endless(part: Part): boolean {
  if (part.count <= 0) return false
  return part.answers.some((a) => !Number.isFinite(a.wait + a.constant + a.service)) || (part.below ?? []).some(endless)
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
