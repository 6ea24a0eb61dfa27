/** Outcomes of moments that follow one another, as the outcome of the whole scenario: the worst of each thing, the sum of times. */
import type { Said } from '../../../language/text.ts'
import type { ElementRecovery, JourneyOutcome, ScenarioOutcome } from '../../analysis.ts'

type State = 'served' | 'degraded' | 'down'

/** The whole scenario from its moments (at least one). */
export function mergedMoments(outcomes: readonly ScenarioOutcome[]): ScenarioOutcome {
  const [first, ...rest] = outcomes as [ScenarioOutcome, ...ScenarioOutcome[]]
  return rest.reduce(merged, first)
}

function merged(a: ScenarioOutcome, b: ScenarioOutcome): ScenarioOutcome {
  const idle = (a.idle ?? []).filter((station) => b.idle?.includes(station))
  const { idle: _own, ...rest } = a
  return {
    ...rest,
    ...(idle.length > 0 ? { idle } : {}),
    recoveries: byId([...a.recoveries, ...b.recoveries]),
    journeys: a.journeys.map((journey, k) => mergedJourney(journey, b.journeys[k] ?? journey)),
    load: heaviest([...a.load, ...b.load]),
    overloaded: [...new Set([...a.overloaded, ...b.overloaded])],
    humanSteps: distinct([...a.humanSteps, ...b.humanSteps]),
    ...(a.cascade || b.cascade ? { cascade: [...(a.cascade ?? []), ...(b.cascade ?? [])] } : {}),
    ...(a.backlogs || b.backlogs ? { backlogs: [...(a.backlogs ?? []), ...(b.backlogs ?? [])] } : {}),
  }
}

/** How long; what is not known or never ends is longer than anything else. */
function length(found: { rto: { typical: number } | undefined; unknown?: Said }): number {
  if (found.rto?.typical === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  return found.unknown ? Number.MAX_VALUE : (found.rto?.typical ?? 0)
}

/** Each thing once, with its longest recovery. */
function byId(recoveries: readonly ElementRecovery[]): ElementRecovery[] {
  const found = new Map<string, ElementRecovery>()
  for (const recovery of recoveries) {
    const known = found.get(recovery.id)
    if (!known || length(recovery) > length(known)) found.set(recovery.id, recovery)
  }
  return [...found.values()]
}

const order = ['served', 'degraded', 'interrupted', 'unknown', 'down']

function mergedJourney(a: JourneyOutcome, b: JourneyOutcome): JourneyOutcome {
  const rank = (o: JourneyOutcome) => order.indexOf(o.outcome)
  const worse = rank(b) > rank(a) || (rank(b) === rank(a) && length(b) > length(a)) ? b : a
  const served = Math.min(a.served ?? 1, b.served ?? 1)
  return {
    ...worse,
    intervals: overlaid(a.intervals, b.intervals),
    lost: distinct([...a.lost, ...b.lost]),
    ...(served < 1 ? { served } : {}),
  }
}

/** Both timelines over one another: the worse state counts, the last state of each goes on. */
function overlaid(a: JourneyOutcome['intervals'], b: JourneyOutcome['intervals']): JourneyOutcome['intervals'] {
  const cuts = [...new Set([...a, ...b].flatMap((i) => [i.from, i.to]))].sort((x, y) => x - y)
  const states: State[] = ['served', 'degraded', 'down']
  const at = (list: JourneyOutcome['intervals'], time: number): number =>
    states.indexOf((list.find((i) => i.from <= time && time < i.to) ?? list.at(-1))?.state ?? 'served')
  const found: JourneyOutcome['intervals'] = []
  for (let k = 0; k + 1 < cuts.length; k++) {
    const [from, to] = [cuts[k] ?? 0, cuts[k + 1] ?? 0]
    const state = states[Math.max(at(a, from), at(b, from))] ?? 'served'
    const last = found.at(-1)
    if (last?.state === state) last.to = to
    else found.push({ from, to, state })
  }
  return found
}

function heaviest(rows: ScenarioOutcome['load']): ScenarioOutcome['load'] {
  const found = new Map<string, ScenarioOutcome['load'][number]>()
  for (const row of rows) {
    const known = found.get(row.station)
    if (!known || row.after > known.after) found.set(row.station, row)
  }
  return [...found.values()]
}

function distinct(texts: readonly Said[]): Said[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()]
}
