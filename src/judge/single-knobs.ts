/** Knobs one at a time: which are enough alone, and which matter when all are turned together. */
import type { Knob } from './knobs.ts'
import type { Setting } from './least-cost.ts'
import type { Probe, Reading } from './probe.ts'

/** A change of a margin below this is noise. */
const NOISE = 1e-9

/**
 * The least passing setting of each knob alone. The far end is tried first, then the way back by bisection; a knob that moves the
 * figure without being enough is also tried in the middle, and at every value when the middle is better than the end.
 * `useful`: knobs that do not lower any margin; `complete`: no bound was reached.
 */
export function alone(
  probe: Probe,
  knobs: readonly Knob[],
): { singles: Setting[]; useful: number[]; complete: boolean } {
  const only = (k: number, at: number): Setting => knobs.map((_, n) => (n === k ? at : 0))
  const base = probe.read(only(0, 0))
  const singles: Setting[] = []
  const useful: number[] = []
  for (const [k, knob] of knobs.entries()) {
    const last = knob.values.length
    const far = probe.read(only(k, last))
    if (!base || !far) return { singles, useful, complete: false }
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
  return { singles, useful, complete: true }
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
): { matters: number[]; enough: boolean | undefined } {
  const all: Setting = knobs.map((knob, k) => (useful.includes(k) ? knob.values.length : 0))
  const base = probe.read(knobs.map(() => 0))
  const top = probe.read(all)
  if (!base || !top) return { matters: [], enough: undefined }
  if (!top.passes) return { matters: [], enough: false }
  const matters = useful.filter((k) => {
    const own = probe.read(knobs.map((knob, n) => (n === k ? knob.values.length : 0)))
    const without = probe.read(all.map((at, n) => (n === k ? 0 : at)))
    return (own && moved(own, base)) || (without && (moved(without, top) || !without.passes))
  })
  return { matters, enough: true }
}

function lower(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => margin < (b.margins[k] ?? 0) - NOISE)
}

function moved(a: Reading, b: Reading): boolean {
  return a.margins.some((margin, k) => Math.abs(margin - (b.margins[k] ?? 0)) > NOISE) || a.passes !== b.passes
}
