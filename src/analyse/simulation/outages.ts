/**
 * Failures and repairs over years: every part is up and down in turn for exponential times; the fault tree says when the whole
 * is down; a survived failure still costs its failover window; failed changes and planned work stop a share of the users. Overlaps
 * are counted once, which the sum of the analysis does not do.
 */
import { YEAR } from '../../language/units.ts'
import type { FaultTree } from '../availability/bdd/fault-tree.ts'
import { treeState } from '../availability/tree-state.ts'
import { emptyAgenda, next, schedule } from './agenda.ts'
import { randomFrom } from './random.ts'
import { type Estimate, meanEstimate, quantileOf } from './statistics.ts'

/** A basic event of the tree as a part that fails and is repaired. */
export interface OutagePart {
  event: string
  /** Failures per year of being up, and mean time to repair, s. */
  perYear: number
  repair: number
  /** Nobody is served for so long after each failure, s, or until it is repaired; 0 when nothing is felt. */
  window: number
}

/** Something people do that stops a share of the users for a while. */
export interface OutageIncident {
  id: string
  perYear: number
  /** Mean length, s. */
  length: number
  /** Lengths are exponential, else constant. */
  random: boolean
  /** Share of the users that is hit, 0..1. */
  share: number
}

export interface OutageSystem {
  tree: FaultTree
  parts: OutagePart[]
  incidents: OutageIncident[]
}

export interface OutageOptions {
  seed: number
  /** Simulated years, after one that is thrown away. */
  years: number
  /** Batches for the interval. Default 20. */
  batches?: number
  /** Events after which the run is cut short. Default 1e8. */
  eventLimit?: number
}

export interface OutageResult {
  /** Share of the users' time that is served. */
  availability: Estimate
  /** Share of the time that the tree says is down, and that the failover windows add to it. */
  structural: Estimate
  windows: Estimate
  /** Times per year that service to everybody stops, and mean length of such a stop, s. */
  outagesPerYear: Estimate
  meanOutage: number
  /** Downtime of a year that is not exceeded in that share of the years, s. */
  years: { p: 50 | 90 | 95 | 99; downtime: number }[]
  events: number
  /** Years really simulated, if the run was cut short. */
  cutShort?: number
}

/** Simulates; parts whose event the tree does not know take no part in it, events without a part never happen. */
export function simulateOutages(system: OutageSystem, options: OutageOptions): OutageResult {
  const { parts, incidents } = system
  const random = randomFrom(options.seed)
  const agenda = emptyAgenda()
  const state = treeState(system.tree)
  const nodes = parts.map((part) => state.nodeOf(part.event))
  const isDown = new Uint8Array(parts.length)
  const active = new Int32Array(incidents.length)
  const exponential = (mean: number): number => -mean * Math.log(random.uniform())

  const years = Math.max(1, Math.floor(options.years))
  const downtime = new Float64Array(years)
  const structural = new Float64Array(years)
  const windowed = new Float64Array(years)
  const stops = new Float64Array(years)
  let last = 0
  /** Below: what holds since `last`. */
  let treeDown = state.down()
  let windowEnd = 0
  let share = 0
  let wasDown = treeDown

  /** Adds the time up to `now`, cut at the ends of years and of the failover window. */
  function integrate(now: number): void {
    while (last < now) {
      const year = Math.floor(last / YEAR + 1e-12) - 1
      let to = Math.min(now, (year + 2) * YEAR)
      if (windowEnd > last) to = Math.min(to, windowEnd)
      if (year >= 0 && year < years) {
        const open = windowEnd > last
        const length = to - last
        if (treeDown) structural[year] = (structural[year] as number) + length
        else if (open) windowed[year] = (windowed[year] as number) + length
        downtime[year] = (downtime[year] as number) + length * (treeDown || open ? 1 : share)
      }
      if (to <= last) break
      last = to
    }
    last = now
  }
  /** After a change: a new stop for everybody counts in its year. */
  function note(now: number): void {
    treeDown = state.down()
    const down = treeDown || windowEnd > now
    const year = Math.floor(now / YEAR) - 1
    if (down && !wasDown && year >= 0 && year < years) stops[year] = (stops[year] as number) + 1
    wasDown = down
  }

  parts.forEach((part, index) => {
    if (part.perYear > 0) schedule(agenda, exponential(YEAR / part.perYear), index)
  })
  const begins = parts.length
  const ends = begins + incidents.length
  incidents.forEach((incident, index) => {
    if (incident.perYear > 0) schedule(agenda, exponential(YEAR / incident.perYear), begins + index)
  })
  const end = (years + 1) * YEAR
  const limit = options.eventLimit ?? 1e8
  let events = 0
  for (;;) {
    const payload = next(agenda)
    if (payload < 0 || agenda.now > end || events >= limit) break
    const now = agenda.now
    events += 1
    integrate(now)
    if (windowEnd <= now && wasDown) wasDown = treeDown
    if (payload < begins) {
      const part = parts[payload]!
      if (isDown[payload] === 0) {
        isDown[payload] = 1
        const repair = exponential(part.repair)
        schedule(agenda, now + repair, payload)
        state.set(nodes[payload] as number, true)
        if (part.window > 0) windowEnd = Math.max(windowEnd, now + Math.min(part.window, repair))
      } else {
        isDown[payload] = 0
        schedule(agenda, now + exponential(YEAR / part.perYear), payload)
        state.set(nodes[payload] as number, false)
      }
    } else if (payload < ends) {
      const index = payload - begins
      const incident = incidents[index]!
      schedule(agenda, now + exponential(YEAR / incident.perYear), payload)
      schedule(agenda, now + (incident.random ? exponential(incident.length) : incident.length), ends + index)
      active[index] = (active[index] as number) + 1
    } else active[payload - ends] = (active[payload - ends] as number) - 1
    if (payload >= begins) {
      share = 0
      for (let i = 0; i < incidents.length; i += 1) {
        if ((active[i] as number) > 0) share = Math.max(share, incidents[i]?.share ?? 0)
      }
    }
    note(now)
  }
  const stoppedAt = Math.min(agenda.now, end)
  integrate(events >= limit ? stoppedAt : end)
  const counted = events >= limit ? Math.max(1, Math.floor(stoppedAt / YEAR) - 1) : years
  return summary({ downtime, structural, windowed, stops }, counted, options.batches ?? 20, events, years)
}

function summary(
  sums: Record<'downtime' | 'structural' | 'windowed' | 'stops', Float64Array>,
  counted: number,
  batches: number,
  events: number,
  years: number,
): OutageResult {
  const cuts = Math.max(1, Math.min(batches, counted))
  const estimate = (values: Float64Array, unit: number): Estimate =>
    meanEstimate(
      Array.from({ length: cuts }, (_, b) => {
        const from = Math.floor((b * counted) / cuts)
        const to = Math.floor(((b + 1) * counted) / cuts)
        return values.subarray(from, to).reduce((x, y) => x + y, 0) / ((to - from) * unit)
      }),
    )
  const { downtime, structural, windowed, stops } = sums
  const down = estimate(downtime, YEAR)
  const total = (values: Float64Array): number => values.subarray(0, counted).reduce((x, y) => x + y, 0)
  const sorted = downtime.slice(0, counted).sort()
  const count = total(stops)
  return {
    availability: { value: 1 - down.value, halfWidth: down.halfWidth },
    structural: estimate(structural, YEAR),
    windows: estimate(windowed, YEAR),
    outagesPerYear: estimate(stops, 1),
    meanOutage: count > 0 ? (total(structural) + total(windowed)) / count : 0,
    years: ([50, 90, 95, 99] as const).map((p) => ({ p, downtime: quantileOf(sorted, p / 100) })),
    events,
    ...(counted < years ? { cutShort: counted } : {}),
  }
}
