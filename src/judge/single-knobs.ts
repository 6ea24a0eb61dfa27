/** Knobs one at a time: which are enough alone, and which matter when all are turned together. */
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import type { Probe, Reading } from './probe.ts'

/** A change of a margin below this is noise. */
const NOISE = 1e-9

/** What is known of the knobs one at a time. */
export interface Singles {
  /** The least passing setting of each knob that is enough alone. */
  settings: Setting[]
  /** Knobs that do not lower any margin. */
  useful: number[]
  /** Knobs that move a margin. */
  moving: number[]
  /** So many knobs were tried, alone or in a group that moves nothing. */
  tried: number
}

/**
 * The least passing setting of each knob alone. The far end is tried first, then the way back by bisection; a knob that moves the
 * figure without being enough is also tried in the middle, and at every value when the middle is better than the end. The first
 * `near` knobs come before the others; what the models did not suffice for is not among those tried.
 */
export function alone(probe: Probe, knobs: readonly Knob[], near: number): Singles {
  const only = (k: number, at: number): Setting => knobs.map((_, n) => (n === k ? at : 0))
  const found: Singles = { settings: [], useful: [], moving: [], tried: 0 }
  const base = probe.read(only(0, 0))
  if (!base) return found
  const movesAny = (group: readonly number[]): boolean | undefined => {
    const far = probe.read(knobs.map((knob, n) => (group.includes(n) ? knob.values.length : 0)))
    return far && moved(far, base)
  }
  const tryAlone = (k: number, knob: Knob): void => {
    const last = knob.values.length
    const far = probe.read(only(k, last))
    if (!far) return
    found.tried += 1
    if (!lower(far, base)) found.useful.push(k)
    const passes = (at: number) => probe.read(only(k, at))?.passes === true
    if (far.passes) found.settings.push(only(k, least(last, passes)))
    else if (moved(far, base)) {
      const middle = probe.read(only(k, Math.ceil(last / 2)))
      if (!middle || (!middle.passes && !lower(far, middle))) return
      const first = Array.from({ length: last }, (_, n) => n + 1).find(passes)
      if (first !== undefined) found.settings.push(only(k, first))
    }
  }
  const all = knobs.map((_, k) => k)
  for (const group of [all.slice(0, near), all.slice(near)]) {
    // Groups rule out many at once, but when few models are left the nearest knobs are better tried at once.
    const few = group[0] === 0 && probe.left() < GROUPING * group.length
    const { movers, idle } = few ? { movers: group, idle: [] } : moversOf(group, movesAny)
    found.moving.push(...movers)
    found.useful.push(...idle)
    found.tried += idle.length
    for (const k of movers) tryAlone(k, knobs[k] as Knob)
  }
  found.useful.sort((a, b) => a - b)
  return found
}

/** Models per knob that finding the movers in groups may take. */
const GROUPING = 3

/** Which of many knobs move the figure, asking about groups: a group that moves nothing holds none that does. Neither are those not asked about. */
function moversOf(
  group: readonly number[],
  moves: (group: readonly number[]) => boolean | undefined,
): { movers: number[]; idle: number[] } {
  const answer = group.length === 0 ? undefined : moves(group)
  if (answer === undefined) return { movers: [], idle: [] }
  if (!answer) return { movers: [], idle: [...group] }
  if (group.length === 1) return { movers: [...group], idle: [] }
  const half = Math.ceil(group.length / 2)
  const [first, second] = [moversOf(group.slice(0, half), moves), moversOf(group.slice(half), moves)]
  return { movers: [...first.movers, ...second.movers], idle: [...first.idle, ...second.idle] }
}

/** The least position that passes, when the last one does and more is never worse. */
function least(last: number, passes: (at: number) => boolean): number {
  let [fails, holds] = [0, last]
  while (holds - fails > 1) {
    const middle = Math.floor((fails + holds) / 2)
    if (passes(middle)) holds = middle
    else fails = middle
  }
  return holds
}

/**
 * Which of the useful knobs move the figure, alone or as the one that is missing when all others are turned (of two things that
 * take equally long, shortening one alone changes nothing). `enough`: whether all of them together are; undefined when a bound
 * was reached.
 */
export function mattering(
  probe: Probe,
  knobs: readonly Knob[],
  useful: readonly number[],
  moving: readonly number[],
): { matters: number[]; enough: boolean | undefined } {
  const all: Setting = knobs.map((knob, k) => (useful.includes(k) ? knob.values.length : 0))
  const top = probe.read(all)
  if (!top) return { matters: [], enough: undefined }
  if (!top.passes) return { matters: [], enough: false }
  const missed = moversOf(
    useful.filter((k) => !moving.includes(k)),
    (group) => {
      const without = probe.read(all.map((at, n) => (group.includes(n) ? 0 : at)))
      return without && (moved(without, top) || !without.passes)
    },
  ).movers
  if (probe.stopped()) return { matters: [], enough: undefined }
  const matters = useful.filter((k) => moving.includes(k) || missed.includes(k))
  return { matters, enough: true }
}

function lower(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => margin < (b.margins[k] ?? 0) - NOISE)
}

function moved(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => Math.abs(margin - (b.margins[k] ?? 0)) > NOISE) || a.passes !== b.passes
}
