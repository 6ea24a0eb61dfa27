/** Knobs one at a time: which are enough alone, and which matter when all are turned together. */
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import type { Probe, Reading } from './probe.ts'

/** A change of a margin below this is noise. */
const NOISE = 1e-9

/**
 * The least passing setting of each knob alone. The far end is tried first, then the way back by bisection; a knob that moves the
 * figure without being enough is also tried in the middle, and at every value when the middle is better than the end.
 * `useful`: knobs that do not lower any margin; `moving`: those that move one; `complete`: no bound was reached.
 */
export function alone(
  probe: Probe,
  knobs: readonly Knob[],
): { singles: Setting[]; useful: number[]; moving: number[]; complete: boolean } {
  const only = (k: number, at: number): Setting => knobs.map((_, n) => (n === k ? at : 0))
  const base = probe.read(only(0, 0))
  const singles: Setting[] = []
  const useful: number[] = []
  const found =
    base &&
    moversOf(
      knobs.map((_, k) => k),
      (group) => {
        const far = probe.read(knobs.map((knob, n) => (group.includes(n) ? knob.values.length : 0)))
        return far && moved(far, base)
      },
    )
  if (!base || !found) return { singles, useful, moving: [], complete: false }
  for (const [k, knob] of knobs.entries()) {
    if (!found.includes(k)) {
      useful.push(k)
      continue
    }
    const last = knob.values.length
    const far = probe.read(only(k, last))
    if (!far) return { singles, useful, moving: found, complete: false }
    if (!lower(far, base)) useful.push(k)
    const passes = (at: number) => probe.read(only(k, at))?.passes === true
    if (far.passes) singles.push(only(k, least(last, passes)))
    else if (moved(far, base)) {
      const middle = probe.read(only(k, Math.ceil(last / 2)))
      if (!middle || (!middle.passes && !lower(far, middle))) continue
      const first = Array.from({ length: last }, (_, n) => n + 1).find(passes)
      if (first !== undefined) singles.push(only(k, first))
    }
  }
  return { singles, useful, moving: found, complete: true }
}

/**
 * Which of many knobs move the figure, asking about groups: a group that moves nothing holds none that does. Undefined when a bound
 * was reached.
 */
function moversOf(
  group: readonly number[],
  moves: (group: readonly number[]) => boolean | undefined,
): number[] | undefined {
  if (group.length === 0) return []
  const answer = moves(group)
  if (answer === undefined) return undefined
  if (!answer || group.length === 1) return answer ? [...group] : []
  const half = Math.ceil(group.length / 2)
  const first = moversOf(group.slice(0, half), moves)
  const second = first && moversOf(group.slice(half), moves)
  return second && [...first, ...second]
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
  )
  if (!missed) return { matters: [], enough: undefined }
  const matters = useful.filter((k) => moving.includes(k) || missed.includes(k))
  return { matters, enough: true }
}

function lower(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => margin < (b.margins[k] ?? 0) - NOISE)
}

function moved(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => Math.abs(margin - (b.margins[k] ?? 0)) > NOISE) || a.passes !== b.passes
}
