/**
 * The four detection primitives. Every timer of the catalogue is one of these distributions, never a single number:
 * the moment of the failure is uniformly spread over the period of the check. All arguments and results in seconds.
 */
import type { Range } from '../quantity/quantity.ts'

/**
 * D1, periodic active check: interval i, threshold n, time of one failing check c (about 0 when the port refuses, the
 * time-out when it hangs). best (n-1)i + c, typical (n-0.5)i + c, worst ni + c. A check longer than the interval holds the
 * next one back: between failing checks i becomes ceil(c/i) i.
 */
export function periodicCheck(interval: number, threshold: number, checkTime: number): Range {
  const gap = checkTime > interval && interval > 0 ? Math.ceil(checkTime / interval) * interval : interval
  const rest = Math.max(0, threshold - 1) * gap + checkTime
  return { best: rest, typical: rest + interval / 2, worst: rest + interval }
}

/**
 * D2, lease: time to live T renewed every h, expiry noticed by a scan of period `tick`. best T-h, typical T-h/2 (+ half a
 * scan), worst T (+ one scan).
 */
export function lease(ttl: number, renew: number, tick = 0): Range {
  return { best: Math.max(0, ttl - renew), typical: Math.max(0, ttl - renew / 2) + tick / 2, worst: ttl + tick }
}

/**
 * D3, silence detector: declared down after s without a heartbeat, heartbeats every h, monitor loop every m.
 * best s-h, typical s-h/2+m/2, worst s+m.
 */
export function silence(limit: number, heartbeat: number, loop: number): Range {
  return {
    best: Math.max(0, limit - heartbeat),
    typical: Math.max(0, limit - heartbeat / 2) + loop / 2,
    worst: limit + loop,
  }
}

/**
 * D4, passive counting: `failures` failing requests must arrive at `rate` per second (per counting worker), each of them
 * costing `attempt` seconds (0 when refused); they overlap, so that the last one decides. Users see these errors. With a `window`
 * (s) only failures within it count together: in a thin flow they rarely fall so close.
 */
export function passiveCounting(failures: number, rate: number, attempt: number, window = Infinity): Range {
  if (rate <= 0) return { best: Infinity, typical: Infinity, worst: Infinity }
  const rest = Math.max(0, failures - 1) / rate + attempt
  const missed = missedWindows(failures - 1, rate * window) / rate
  // Tries that fail one after another end like exponential times: 3 means hold 95 %.
  return { best: rest, typical: rest + 0.5 / rate + missed, worst: rest + 1 / rate + 3 * missed }
}

/**
 * Requests that come in vain until so many more follow one within a window in which `mean` of them come, for Poisson arrivals:
 * 1 / P(N >= more) - 1. Exact for one more (Wald's equation), an approximation for several.
 */
function missedWindows(more: number, mean: number): number {
  if (more <= 0 || mean === Infinity) return 0
  // Of a thousand the mean decides.
  if (more > 1000) return mean >= more ? 0 : Infinity
  let term = 1
  let fewer = 0
  for (let k = 0; k < more; k += 1) {
    fewer += term
    term *= mean / (k + 1)
  }
  // From above: fewer e^-mean is 1 less a small number when the window is short.
  let rest = 0
  for (let k = more; term > 1e-17 * rest && k < more + 1000; k += 1) {
    rest += term
    term *= mean / (k + 1)
  }
  return rest > 0 ? fewer / rest : Infinity
}

/**
 * D1 of checks that begin an interval after the end of the one before: n failing checks of length c with n pauses of up
 * to i between them. best nc, typical nc + ni/2, worst nc + ni.
 */
export function spacedCheck(interval: number, threshold: number, checkTime: number): Range {
  const checks = threshold * checkTime
  return { best: checks, typical: checks + (threshold * interval) / 2, worst: checks + threshold * interval }
}

/** Waiting for the next beat of a period whose phase is not known: 0, half, whole. */
export function phase(period: number): Range {
  return { best: 0, typical: period / 2, worst: period }
}

/** Taking a server in after `rise` good checks: the first check falls anywhere in the interval. */
export function riseCheck(interval: number, rise: number): Range {
  const rest = Math.max(0, rise - 1) * interval
  return { best: rest, typical: rest + interval / 2, worst: rest + interval }
}
