/**
 * The cheapest setting of several knobs at which something holds, exact where more of a knob never does harm and never saves
 * money. Each failing setting is first grown to a largest failing one, so that one answer rules out all settings below it; the
 * next candidate is the cheapest setting that none of them rules out (implicit hitting sets: Chandrasekaran et al. 2011, as in
 * MaxSAT solvers). Settings are tuples of positions, 0 for a knob as it is.
 */

/** Position of every knob, 0 (as it is) to its size. */
export type Setting = readonly number[]

export interface LeastCostProblem {
  /** How far each knob goes. */
  sizes: readonly number[]
  /** Cost as a tuple, compared from left to right; it must not fall when a knob is turned further. */
  cost: (setting: Setting) => readonly number[]
  /** Whether the goal is met; undefined ends the search. Never asked for what earlier answers imply. */
  holds: (setting: Setting) => boolean | undefined
  /** Whether a setting that meets the goal may be taken. Asked at most `refusals` times with the answer no. */
  acceptable: (setting: Setting) => boolean
  refusals: number
}

export interface LeastCost {
  /** The cheapest acceptable setting; undefined when there is none or the search stopped before. */
  found: Setting | undefined
  /** The cheapest setting that meets the goal but was refused. */
  refused: Setting | undefined
  /** False when a bound was reached before an answer. */
  complete: boolean
}

/** Settings that are looked at, with or without asking. */
const MOST_SETTINGS = 20_000

/** Searches from the cheapest setting on. */
export function leastCost(problem: LeastCostProblem): LeastCost {
  const oracle = remembering(problem)
  const queue = ordered(problem)
  let refused: Setting | undefined
  let refusals = 0
  let looked = 0
  for (let next = queue.pop(); next; next = queue.pop()) {
    looked += 1
    if (looked > MOST_SETTINGS) return { found: undefined, refused, complete: false }
    const ruledOut = oracle.largestFailing.find((failing) => below(next, failing))
    if (ruledOut) {
      for (const k of next.keys()) queue.push(next, k, (ruledOut[k] ?? 0) + 1)
      continue
    }
    const answer = oracle.holds(next)
    if (answer === undefined) return { found: undefined, refused, complete: false }
    if (!answer) {
      const failing = grown(next, problem.sizes, oracle.holds)
      oracle.largestFailing.push(failing)
      for (const k of next.keys()) queue.push(next, k, (failing[k] ?? 0) + 1)
      continue
    }
    if (problem.acceptable(next)) return { found: next, refused, complete: true }
    refused ??= next
    refusals += 1
    if (refusals >= problem.refusals) return { found: undefined, refused, complete: false }
    for (const [k, at] of next.entries()) queue.push(next, k, at + 1)
  }
  return { found: undefined, refused, complete: true }
}

function below(a: Setting, b: Setting): boolean {
  return a.every((at, k) => at <= (b[k] ?? 0))
}

/** The oracle with its answers kept: what lies under a failing setting fails, what lies over a holding one holds. */
function remembering({ holds }: LeastCostProblem) {
  const largestFailing: Setting[] = []
  const failing: Setting[] = []
  const holding: Setting[] = []
  return {
    largestFailing,
    holds(setting: Setting): boolean | undefined {
      if (failing.some((known) => below(setting, known))) return false
      if (holding.some((known) => below(known, setting))) return true
      const answer = holds(setting)
      if (answer === true) holding.push(setting)
      if (answer === false) failing.push(setting)
      return answer
    },
  }
}

/** Turns each knob as far as the goal is still missed. An answer that is no longer affordable counts as met: less is ruled out. */
function grown(failing: Setting, sizes: readonly number[], holds: (s: Setting) => boolean | undefined): Setting {
  let at = failing
  for (const [k, size] of sizes.entries()) {
    const moved = (to: number) => at.map((old, n) => (n === k ? to : old))
    if (holds(moved(size)) === false) {
      at = moved(size)
      continue
    }
    let [fails, meets] = [at[k] ?? 0, size]
    while (meets - fails > 1) {
      const middle = Math.floor((fails + meets) / 2)
      if (holds(moved(middle)) === false) fails = middle
      else meets = middle
    }
    at = moved(fails)
  }
  return at
}

/** Settings by cost, each once; equal costs in the order of their positions. */
function ordered({ sizes, cost }: LeastCostProblem) {
  const waiting: { setting: Setting; cost: readonly number[] }[] = []
  const seen = new Set<string>()
  const put = (setting: Setting): void => {
    const key = setting.join()
    if (seen.has(key)) return
    seen.add(key)
    const entry = { setting, cost: cost(setting) }
    // Sorted from dear to cheap; of equal ones the first pushed is taken first.
    let [low, high] = [0, waiting.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareCosts(waiting[middle]?.cost ?? [], entry.cost) > 0) low = middle + 1
      else high = middle
    }
    waiting.splice(low, 0, entry)
  }
  put(sizes.map(() => 0))
  return {
    pop: (): Setting | undefined => waiting.pop()?.setting,
    push(from: Setting, knob: number, to: number): void {
      if (to <= (from[knob] ?? 0) || to > (sizes[knob] ?? 0)) return
      put(from.map((at, k) => (k === knob ? to : at)))
    },
  }
}

/** From left to right; amounts that differ by less than rounding are equal. */
export function compareCosts(a: readonly number[], b: readonly number[]): number {
  for (const [k, x] of a.entries()) {
    const y = b[k] ?? 0
    if (Math.abs(x - y) > 1e-9 * Math.max(1, Math.abs(x), Math.abs(y))) return x - y
  }
  return 0
}
