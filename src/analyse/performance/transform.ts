/**
 * Distribution of a sum of independent times by their Laplace transforms, inverted by the Euler algorithm of Abate and
 * Whitt (1995). Exact for the model it is given, to about 1e-6 of probability where the density is smooth.
 */
import type { Answer, Part } from './answer-transform.ts'
import { type Program, programOf, transformAt } from './transform-program.ts'

/** Terms of the series and of Euler's averaging, and the damping that bounds the discretisation error by exp(-18.4) = 1e-8. */
const TERMS = 25
const AVERAGED = 11
const DAMPING = 18.4
const binomial = [1, 11, 55, 165, 330, 462, 462, 330, 165, 55, 11, 1]

/** Probability that the sum of the parts exceeds `time` (> 0), s. */
export function tail(parts: readonly Part[], time: number): number {
  return tailOf(programOf(parts), time)
}

function tailOf(program: Program, time: number): number {
  const at = (k: number): number => {
    const re = DAMPING / (2 * time)
    const im = (k * Math.PI) / time
    const product = transformAt(program, re, im)
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
function atomAtZero(program: Program, mean: number): number {
  return transformAt(program, 1e12 / mean, 0).re
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
  if (random.length === 0) return constant
  const program = programOf(random)
  const mean = meanOf(random)
  if (atomAtZero(program, mean) >= p) return constant
  // On this scale the far tail is all but a straight line.
  const excess = (time: number): number => Math.log(Math.max(LEAST, tailOf(program, time)) / (1 - p))
  return constant + root(excess, ...bounds(excess, mean))
}

/** Probabilities below this are noise of the inversion. */
const LEAST = 1e-9

/** A time and the value of a falling function there. */
interface Point {
  x: number
  y: number
}

/** Two times, one double of the other, between which a falling function passes zero. */
function bounds(f: (x: number) => number, start: number): [low: Point, high: Point] {
  let at = { x: start, y: f(start) }
  const factor = at.y > 0 ? 2 : 0.5
  for (;;) {
    const x = factor * at.x
    const next = { x, y: f(x) }
    if (factor === 2 && next.y <= 0) return [at, next]
    if (factor < 1 && (next.y >= 0 || x < 1e-12 * start)) return [next, at]
    at = next
  }
}

/** Relative width at which a percentile is found well enough; the transform itself is good to about 1e-6. */
const TOLERANCE = 3e-6
/** Relative difference of the probability at which it is found. */
const CLOSE = 1e-6

/** Falling zero between two points by the Illinois method. */
function root(f: (x: number) => number, from: Point, to: Point): number {
  let low = from
  let high = to
  let side = 0
  for (let step = 0; step < 60 && high.x - low.x > TOLERANCE * high.x; step += 1) {
    const share = low.y === high.y ? 0.5 : low.y / (low.y - high.y)
    const x = low.x + (high.x - low.x) * Math.min(0.999, Math.max(0.001, share))
    const y = f(x)
    if (Math.abs(y) < CLOSE) return x
    if (y > 0) {
      low = { x, y }
      if (side === 1) high = { x: high.x, y: high.y / 2 }
      side = 1
    } else {
      high = { x, y }
      if (side === -1) low = { x: low.x, y: low.y / 2 }
      side = -1
    }
  }
  return (low.x + high.x) / 2
}
