/** The parts of a response, and Laplace transforms of what one call takes at its station: wait and busy time. */
import { type Complex, delay, invert, multiply, raise } from './complex.ts'
import { type Distribution, distribution } from './queueing/two-moments.ts'

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
  /** Ways to it, by where the caller is, with the shares of the calls that take them (1 in all). Absent: `constant` is all. */
  ways?: readonly NumberedWay[]
}

/** A way between places by number; 0 is nowhere in particular. */
export interface NumberedWay {
  from: number
  to: number
  weight: number
  seconds: number
}

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

/** M/G/1: share of the time it is busy, mean and squared coefficient of variation of its calls' times. */
export interface SingleServer {
  utilisation: number
  service: number
  variability: number
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

/** Wait and busy time of an answer, made ready for many evaluations. */
export interface Take {
  waits: number
  wait: number
  busy: Distribution
  single?: { utilisation: number; service: number; busy: Distribution }
}

/** What an answer takes besides its ways and constant seconds. */
export function takeOf({ waits, wait, service, variability, single }: Answer): Take {
  const busy = distribution(service, variability)
  if (!single || waits <= 0) return { waits, wait, busy }
  const calls = distribution(single.service, single.variability)
  return { waits, wait, busy, single: { utilisation: single.utilisation, service: single.service, busy: calls } }
}

/** Transform of a wait and busy time at s, put into `to`. */
export function takeAt(to: Complex, { waits, wait, busy, single }: Take, sRe: number, sIm: number): void {
  serviceAt(to, busy, sRe, sIm)
  if (single) {
    timesSingleWait(to, single, sRe, sIm)
  } else if (waits > 0) {
    const re = 1 + sRe * wait
    const im = sIm * wait
    const size = re * re + im * im
    multiply(to, 1 - waits + waits * (re / size), waits * (-im / size))
  }
}

/** Multiplies `a` by the transform of the wait of M/G/1 (Pollaczek, Khinchine): (1 - rho) / (1 - rho (1 - B(s)) / (s S)). */
function timesSingleWait(
  a: Complex,
  { utilisation, service, busy }: NonNullable<Take['single']>,
  sRe: number,
  sIm: number,
): void {
  const left = { re: 0, im: 0 }
  serviceAt(left, busy, sRe, sIm)
  left.re = 1 - left.re
  left.im = -left.im
  const by = { re: sRe * service, im: sIm * service }
  invert(by)
  multiply(left, by.re, by.im)
  const whole = { re: 1 - utilisation * left.re, im: -utilisation * left.im }
  invert(whole)
  multiply(a, (1 - utilisation) * whole.re, (1 - utilisation) * whole.im)
}
