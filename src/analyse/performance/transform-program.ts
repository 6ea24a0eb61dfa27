/**
 * Parts of a response made ready for the hundreds of points at which inverting asks for their transform: equal delays, equal
 * waits and busy times and equal ways are found once. All in flat lists of numbers and one loop over them: most percentiles
 * are over before the runtime has compiled anything that is more dispersed.
 */
import { type Part, type Take, takeAt, takeOf } from './answer-transform.ts'
import { type Complex, multiply, raise } from './complex.ts'

/**
 * Parts that can be evaluated at many points. Lists go along the parts (called before their callers), along the kinds of answers
 * of all parts (`terms`), along the places where calls are answered (`spots`), and along results (`slots`): of each part that
 * of any caller, then those of the callers of each place.
 */
export interface Program {
  delays: number[]
  takes: Take[]
  /** Of each part: the end of its terms, spots and slots; how often it happens, as in `Part`. */
  parts: { terms: number; spots: number; slots: number; whole: number; rest: number; chance: number; times: number }[]
  terms: { weight: number; take: number; delay: number; spot: number; slot: number }[]
  /** Slots of what is called from each spot. */
  spots: number[][]
  /** One by the weight of the callers of each slot. */
  inverse: number[]
  /** Slots of the outermost parts. */
  top: number[]
}

/** Where users are: nowhere in particular. */
const NOWHERE = 0

/** Index of each different thing, in the order in which they came. */
function numbering<T>(): { of: (key: unknown, make: () => T) => number; all: T[] } {
  const known = new Map<unknown, number>()
  const all: T[] = []
  const of = (key: unknown, make: () => T): number => {
    const index = known.get(key) ?? all.push(make()) - 1
    known.set(key, index)
    return index
  }
  return { of, all }
}

/** Slots of one part by the place of the caller. */
interface Results {
  any: number
  at: ReadonlyMap<number, number>
}

/** Makes parts ready. */
export function programOf(given: readonly Part[]): Program {
  const delays = numbering<number>()
  const takes = numbering<Take>()
  const program: Program = {
    delays: delays.all,
    takes: takes.all,
    parts: [],
    terms: [],
    spots: [],
    inverse: [],
    top: [],
  }
  const slotsAt = (called: readonly Results[], place: number): number[] =>
    called.map(({ any, at }) => at.get(place) ?? any)
  const add = (part: Part): Results => {
    const below = (part.below ?? []).map(add)
    const any = program.inverse.push(1) - 1
    const at = new Map<number, number>()
    const weights: number[] = []
    const spots = new Map<number, number>()
    const terms = new Map<string, Program['terms'][number]>()
    for (const answer of part.answers) {
      const { share, waits, wait, service, variability, single, constant } = answer
      const queue = single && waits > 0 ? `${single.utilisation} ${single.service} ${single.variability}` : ''
      const take = takes.of(`${waits} ${wait} ${service} ${variability} ${queue}`, () => takeOf(answer))
      for (const way of answer.ways ?? [undefined]) {
        const seconds = constant + (way?.seconds ?? 0)
        const delay = delays.of(seconds, () => seconds)
        const place = way?.to ?? NOWHERE
        const spot = spots.get(place) ?? program.spots.push(slotsAt(below, place)) - 1
        spots.set(place, spot)
        const slot = way ? (at.get(way.from) ?? any + 1 + at.size) : any
        if (way) at.set(way.from, slot)
        const key = `${take} ${delay} ${spot} ${slot}`
        const term = terms.get(key) ?? { weight: 0, take, delay, spot, slot }
        const weight = share * (way?.weight ?? 1)
        term.weight += weight
        terms.set(key, term)
        weights[slot - any - 1] = (weights[slot - any - 1] ?? 0) + weight
      }
    }
    program.terms.push(...terms.values())
    for (let index = 0; index < at.size; index += 1) program.inverse.push(1 / (weights[index] ?? 1))
    const { count, chance = 1, times = 1 } = part
    const whole = Math.floor(count + 1e-9)
    program.parts.push({
      terms: program.terms.length,
      spots: program.spots.length,
      slots: program.inverse.length,
      whole,
      rest: Math.max(0, count - whole),
      chance,
      times,
    })
    return { any, at }
  }
  program.top = slotsAt(given.map(add), NOWHERE)
  return program
}

/**
 * Transform of all parts of a program at s. A part is called from where its caller was answered, so it has a result for each place; what
 * nobody told the place of is the mean over all.
 */
export function transformAt(program: Program, sRe: number, sIm: number): Complex {
  const { parts, terms, spots, inverse, top } = program
  const delays = delaysAt(program, sRe, sIm)
  const takes = takesAt(program, sRe, sIm)
  const slots = new Float64Array(2 * inverse.length)
  const inner = new Float64Array(2 * spots.length)
  let term = 0
  let spot = 0
  let slot = 0
  for (const part of parts) {
    for (; spot < part.spots; spot += 1) multiplied(slots, spots[spot] ?? top, inner, 2 * spot)
    const any = 2 * slot
    for (; term < part.terms; term += 1) {
      const one = terms[term] as Program['terms'][number]
      const to = 2 * one.slot
      const tRe = takes[2 * one.take] as number
      const tIm = takes[2 * one.take + 1] as number
      const dRe = delays[2 * one.delay] as number
      const dIm = delays[2 * one.delay + 1] as number
      const bRe = inner[2 * one.spot] as number
      const bIm = inner[2 * one.spot + 1] as number
      const re = tRe * dRe - tIm * dIm
      const im = tRe * dIm + tIm * dRe
      const addRe = one.weight * (re * bRe - im * bIm)
      const addIm = one.weight * (re * bIm + im * bRe)
      slots[any] = (slots[any] as number) + addRe
      slots[any + 1] = (slots[any + 1] as number) + addIm
      if (to === any) continue
      slots[to] = (slots[to] as number) + addRe
      slots[to + 1] = (slots[to + 1] as number) + addIm
    }
    const once = part.whole === 1 && part.rest < 1e-9 && part.chance >= 1 && part.times === 1
    for (; slot < part.slots; slot += 1) {
      const by = inverse[slot] as number
      const re = by * (slots[2 * slot] as number)
      const im = by * (slots[2 * slot + 1] as number)
      slots[2 * slot] = re
      slots[2 * slot + 1] = im
      if (once) continue
      const all = repeated(re, im, part)
      slots[2 * slot] = all.re
      slots[2 * slot + 1] = all.im
    }
  }
  const found = new Float64Array(2)
  multiplied(slots, top, found, 0)
  return { re: found[0] as number, im: found[1] as number }
}

/** Product of the results in the wanted slots, put at an index of `to`. */
function multiplied(slots: Float64Array, wanted: readonly number[], to: Float64Array, at: number): void {
  let re = 1
  let im = 0
  for (const slot of wanted) {
    const a = slots[2 * slot] as number
    const b = slots[2 * slot + 1] as number
    const next = re * a - im * b
    im = re * b + im * a
    re = next
  }
  to[at] = re
  to[at + 1] = im
}

function delaysAt({ delays }: Program, sRe: number, sIm: number): Float64Array {
  const found = new Float64Array(2 * delays.length)
  for (let index = 0; index < delays.length; index += 1) {
    const seconds = delays[index] as number
    const size = Math.exp(-sRe * seconds)
    found[2 * index] = size * Math.cos(sIm * seconds)
    found[2 * index + 1] = -size * Math.sin(sIm * seconds)
  }
  return found
}

function takesAt({ takes }: Program, sRe: number, sIm: number): Float64Array {
  const found = new Float64Array(2 * takes.length)
  const one = { re: 1, im: 0 }
  for (let index = 0; index < takes.length; index += 1) {
    takeAt(one, takes[index] as Take, sRe, sIm)
    found[2 * index] = one.re
    found[2 * index + 1] = one.im
  }
  return found
}

/** The transform of one time made that of all times that a part happens. */
function repeated(re: number, im: number, { whole, rest, chance, times }: Program['parts'][number]): Complex {
  const sure = whole === 0 ? { re: 1, im: 0 } : { re, im }
  if (whole > 1) raise(sure, whole)
  if (rest >= 1e-9) multiply(sure, 1 - rest + rest * re, rest * im)
  if (chance >= 1 && times === 1) return sure
  const maybe = { re: 1 - chance + chance * sure.re, im: chance * sure.im }
  if (times > 1) raise(maybe, times)
  return maybe
}
