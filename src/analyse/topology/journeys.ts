/** Journeys with every hop resolved: the relation behind it, how often it is made, whether the user waits for it. */
import type { ArchitectureDocument } from '../../language/document.ts'
import { perSecond, seconds } from '../../language/units.ts'
import type { Element, Id, Journey, JourneyStep, Relation } from '../../language/vocabulary/index.ts'
import type { ResolvedJourney, ResolvedStep } from './topology.ts'

/** All journeys of a document, in order. */
export function resolveJourneys(document: ArchitectureDocument, elements: Map<Id, Element>): ResolvedJourney[] {
  const deployed = new Set(document.deployments.map((deployment) => deployment.element))
  const relations = new Map(document.relations.map((relation) => [`${relation.from}\n${relation.to}`, relation]))
  return document.journeys.map((journey) => ({
    journey,
    steps: resolveSteps(journey, relations, elements, deployed),
    populations: journey.rates.map((rate) => ({
      journey: journey.id,
      region: rate.from,
      normal: perSecond(rate.normal),
      peak: perSecond(rate.peak),
      access: rate.access === undefined ? 0 : seconds(rate.access),
    })),
  }))
}

interface Reached {
  visits: number
  waits: boolean
  need: 'hard' | 'soft' | 'async'
}

function resolveSteps(
  journey: Journey,
  relations: Map<string, Relation>,
  elements: Map<Id, Element>,
  deployed: ReadonlySet<Id>,
): ResolvedStep[] {
  const called = new Set(journey.steps.map((step) => step.to))
  const reached = new Map<Id, Reached>([[journey.actor, { visits: 1, waits: true, need: 'hard' }]])
  const steps: ResolvedStep[] = []
  let previous = journey.actor
  journey.steps.forEach((step, index) => {
    const from = step.from ?? previous
    previous = step.to
    const caller = reached.get(from) ?? { visits: 1, waits: true, need: 'hard' }
    const relation = relations.get(`${from}\n${step.to}`)
    const calls = step.calls ?? relation?.calls ?? 1
    const wanted = relation?.need ?? (relation?.mode === 'async' ? 'async' : 'hard')
    const need = weaker(caller.need, wanted)
    const waits = caller.waits && wanted !== 'async' && relation?.mode !== 'async' && step.operation !== 'publish'
    const visits = caller.visits * calls
    const own = stepTime(journey.id, index, step, relation, elements.get(step.to))
    const around = own.time === undefined ? containerCalled(step.to, elements, deployed, called) : undefined
    const timing = around === undefined ? own : { ...own, time: 0, timePath: `${around}.time` }
    steps.push({
      from,
      to: step.to,
      operation: step.operation ?? 'call',
      visits,
      calls,
      relation,
      need,
      waits,
      ...timing,
    })
    // What follows an element reached twice follows its latest visit, as in the tree of calls that response times are of. It
    // is needed if any way to the element is: the strongest is kept.
    const before = reached.get(step.to)
    reached.set(step.to, {
      visits,
      waits: waits || (before?.waits ?? false),
      need: before && rank(before.need) < rank(need) ? before.need : need,
    })
  })
  return steps
}

const order = ['hard', 'soft', 'async'] as const

function rank(need: 'hard' | 'soft' | 'async'): number {
  return order.indexOf(need)
}

/** A hard need behind a soft one is soft: the caller already lives without it. */
function weaker(a: 'hard' | 'soft' | 'async', b: 'hard' | 'soft' | 'async'): 'hard' | 'soft' | 'async' {
  return order[Math.max(rank(a), rank(b))] ?? 'hard'
}

/** The container of a component without a deployment, when the journey calls it too: its time covers what its parts do. */
function containerCalled(
  id: Id,
  elements: ReadonlyMap<Id, Element>,
  deployed: ReadonlySet<Id>,
  called: ReadonlySet<Id>,
): Id | undefined {
  const seen = new Set<Id>()
  for (let at: Id | undefined = id; at !== undefined && !deployed.has(at) && !seen.has(at); ) {
    seen.add(at)
    at = elements.get(at)?.partOf
    if (at !== undefined && called.has(at)) return at
  }
  return undefined
}

function stepTime(
  journey: Id,
  index: number,
  step: JourneyStep,
  relation: Relation | undefined,
  target: Element | undefined,
): { time: number | undefined; variability: number; timePath: string } {
  const station = target && 'time' in target ? target : undefined
  const stationVariability = target && 'variability' in target ? target.variability : undefined
  const variability = step.variability ?? relation?.variability ?? stationVariability ?? 1
  if (step.time !== undefined)
    return { time: seconds(step.time), variability, timePath: `${journey}.steps.${index}.time` }
  if (relation?.time !== undefined)
    return { time: seconds(relation.time), variability, timePath: `${relation.id}.time` }
  if (station?.time !== undefined) return { time: seconds(station.time), variability, timePath: `${step.to}.time` }
  return { time: undefined, variability, timePath: `${step.to}.time` }
}

/** Steps whose target the user waits for and cannot do without. A publication is waited for up to its acknowledgement. */
export function hardSteps(journey: ResolvedJourney): ResolvedStep[] {
  const awaited = new Set<Id>([journey.journey.actor])
  return journey.steps.filter((step) => {
    if (step.need !== 'hard') return false
    if (step.waits) awaited.add(step.to)
    return step.waits || (step.operation === 'publish' && awaited.has(step.from))
  })
}
