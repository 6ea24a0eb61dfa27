/** At which value of one input a promise turns: looked for between a tenth and ten times the input. */
import type { Target } from '../quantity/target.ts'
import { amountOf, scaled } from './model-path.ts'
import { holds } from './target.ts'

/** Flips are looked for between a tenth and ten times the input. */
const REACH = 10
/** Models judged for one end at most, and how exactly a flip is found (as a logarithm). */
const STEPS = 18
const PRECISION = 1e-3

/** The value of the measure with the input at a text; undefined when no more models may be judged. `end`: a far end of the reach. */
type ValueAt = (text: unknown, end: boolean) => number | undefined

/**
 * The nearer value at which the promise is kept no more, or again, in the unit of `text`; `flip` is undefined when neither end
 * turns it, `open` when the models did not suffice to tell.
 */
export function flipOf(
  text: unknown,
  target: Target,
  current: number,
  valueAt: ValueAt,
): { flip: number | undefined; open: boolean } {
  if (amountOf(text) === undefined) return { flip: undefined, open: false }
  const found: number[] = []
  for (const end of [REACH, 1 / REACH]) {
    const turn = turnTowards(end, target, current, (factor) => valueAt(scaled(text, factor), factor === end))
    if (turn === 'open') return { flip: undefined, open: true }
    if (turn !== undefined) found.push(turn)
  }
  const nearest = found.sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)))[0]
  return { flip: nearest === undefined ? undefined : amountOf(scaled(text, nearest)), open: false }
}

/** Factor between 1 and `end` from which on the promise is kept no more, or again; undefined when the end does not turn it. */
function turnTowards(
  end: number,
  target: Target,
  current: number,
  valueAt: (factor: number) => number | undefined,
): number | 'open' | undefined {
  const kept = holds(current, target)
  const turns = (value: number): boolean => !Number.isNaN(value) && holds(value, target) !== kept
  const far = valueAt(end)
  if (far === undefined) return 'open'
  if (!turns(far)) return undefined
  let same = { at: 0, off: current - target.value }
  let other = { at: Math.log(end), off: far - target.value }
  for (let step = 0; step < STEPS && Math.abs(other.at - same.at) > PRECISION; step += 1) {
    // Every third step halves, the others follow the chord and land a hair beyond it, so that both ends close in.
    const chord = same.at + ((other.at - same.at) * same.off) / (same.off - other.off)
    const hair = Math.sign(other.at - same.at) * (PRECISION / 2) * (step % 2 === 0 ? 1 : -1)
    const inside = (chord + hair - same.at) / (other.at - same.at)
    const at = step % 3 === 2 || !(inside > 0 && inside < 1) ? (same.at + other.at) / 2 : chord + hair
    const value = valueAt(Math.exp(at))
    if (value === undefined) return 'open'
    const point = { at, off: value - target.value }
    if (turns(value)) other = point
    else same = point
  }
  return Math.exp(other.at)
}
