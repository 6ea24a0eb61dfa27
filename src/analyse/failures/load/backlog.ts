/**
 * Work that nobody waits for, put aside while what works it off is away: backlog = arrivals x outage, drained afterwards at
 * capacity - arrivals. The capacity is that of the consumer; of something without one (an external system) that of its caller.
 */
import { byConvention, computed } from '../../../catalogue/derive.ts'
import type { Said } from '../../../language/text.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../../quantity/quantity.ts'
import type { ScenarioBacklog } from '../../analysis.ts'
import { titleOf } from '../../data/names.ts'
import type { Topology } from '../../topology/topology.ts'
import { type Hit, nothing } from '../hit.ts'
import type { Calm, StationFlow } from './state.ts'
import type { Run } from './walk.ts'

interface Waiting {
  hit: Hit
  /** Calls per second that are put aside, and all that the stations which work them off see. */
  arrivals: number
  stations: Set<string>
}

/** Backlogs of a scenario, by consumer, in the order in which journeys reach them. `hits`: by element. */
export function backlogsOf(topology: Topology, hits: ReadonlyMap<Id, readonly Hit[]>, calm: Calm): ScenarioBacklog[] {
  const waiting = new Map<Id, Waiting>()
  const calls = [...hits.keys()].flatMap((element) => calm.aside.get(element) ?? [])
  for (const { position, index } of calls.sort((a, b) => a.position - b.position || a.index - b.index)) {
    const run = calm.runs[position]
    const visit = run?.visits[index]
    if (!run || !visit) continue
    const { step } = visit
    const stations = visit.targets.flatMap((t) => (t.station === undefined ? [] : [t.station]))
    const groups = visit.targets.flatMap((t) => (t.group ? [t.group.id] : []))
    const mine = (hits.get(topology.runnerOf(step.to)) ?? []).filter(({ recovery: { id, element } }) =>
      [element, ...stations, ...groups].includes(id),
    )
    const hit = mine.find((h) => h.blocks !== nothing && h.blocks(step.operation) && h.recovery.rto)
    if (!hit) continue
    const known = waiting.get(step.to) ?? { hit, arrivals: 0, stations: new Set<string>() }
    known.arrivals += run.rate * (run.counts[index] ?? 0)
    for (const station of stations.length > 0 ? stations : callerStations(run, index)) known.stations.add(station)
    if ((hit.recovery.rto?.typical ?? 0) > (known.hit.recovery.rto?.typical ?? 0)) known.hit = hit
    waiting.set(step.to, known)
  }
  return [...waiting].map(([consumer, found]) => backlog(topology, consumer, found, calm.flows))
}

/** Where the work waits: the nearest caller that has a station of its own. */
function callerStations(run: Run, index: number): string[] {
  let from = run.visits[index]?.step.from
  for (let k = index - 1; k >= 0; k--) {
    const visit = run.visits[k]
    if (visit?.step.to !== from) continue
    const found = visit?.targets.flatMap((t) => (t.station === undefined ? [] : [t.station])) ?? []
    if (found.length > 0) return found
    from = visit?.step.from
  }
  return []
}

function backlog(
  topology: Topology,
  consumer: Id,
  { hit, arrivals, stations }: Waiting,
  flows: ReadonlyMap<string, StationFlow>,
): ScenarioBacklog {
  const name = titleOf(topology, consumer)
  const rate = byConvention({ ru: 'Откладывается в секунду', en: 'Put aside per second' }, '/s', exactly(arrivals), {
    ru: 'поток сценариев в пик',
    en: 'arrivals of the journeys at peak',
  })
  const outage = hit.recovery.rto?.derivation
  const messages = computed(
    { ru: `Накопится для «${name.ru}»`, en: `Waiting for "${name.en}"` },
    'count',
    { ru: 'поток × длительность отказа', en: 'arrivals × outage' },
    (r = 0, t = 0) => r * t,
    outage ? [rate, outage] : [rate],
  )
  const known = [...stations].flatMap((id) => flows.get(id) ?? []).filter((flow) => !flow.unknown && flow.busy > 0)
  if (known.length === 0) return { consumer, messages: quantity(messages), drain: undefined, unknown: lacking(name) }
  const room = known.reduce((sum, flow) => sum + (flow.servers - flow.busy) * (flow.arrivals / flow.busy), 0)
  const spare = byConvention({ ru: 'Запас после возвращения', en: 'Reserve once it is back' }, '/s', exactly(room), {
    ru: 'пропускная способность − поток',
    en: 'capacity − arrivals',
  })
  const drain = computed(
    { ru: `Разбор накопленного: «${name.ru}»`, en: `Working off what waited: "${name.en}"` },
    's',
    { ru: 'накоплено / (пропускная способность − поток)', en: 'waiting / (capacity − arrivals)' },
    (m = 0, s = 0) => (s > 0 ? m / s : Number.POSITIVE_INFINITY),
    [messages, spare],
  )
  return { consumer, messages: quantity(messages), drain: quantity(drain) }
}

function lacking(name: Said): Said {
  return {
    ru: `сколько «${name.ru}» успевает разобрать, модель не говорит (time, concurrency)`,
    en: `the model does not say how fast "${name.en}" works it off (time, concurrency)`,
  }
}
