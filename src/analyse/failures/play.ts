/** Plays one scenario on the deployed system. */
import { byConvention, computed, fromModel } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { JourneyOutcome, PerformanceAnalysis, ScenarioOutcome } from '../analysis.ts'
import { effectOf } from '../data/effect.ts'
import { groupName, titleOf } from '../data/names.ts'
import type { Played } from '../data/scenarios.ts'
import type { Topology } from '../topology/topology.ts'
import type { Hit } from './hit.ts'
import { journeyOutcome, routeIndex } from './journeys.ts'
import { aftermath } from './load.ts'
import { serviceHits } from './services.ts'
import { storeHit } from './stores.ts'

/** The outcome of a scenario: recoveries, what each journey's users see, load of the survivors, people's steps, budget. */
export function playScenario(topology: Topology, peak: PerformanceAnalysis, scenario: Played): ScenarioOutcome {
  const effect = effectOf(topology, scenario.faults, scenario.id)
  const hits: Hit[] = []
  for (const element of topology.document.elements) {
    const groups = topology.groupsOf(element.id).filter((group) => group.copies.length > 0)
    if (groups.length > 0) for (const group of groups) hits.push(...one(storeHit(topology, group, effect)))
    else hits.push(...serviceHits(topology, element, effect))
  }
  const load = aftermath(topology, peak, effect)
  // An overload matters only where something still serves.
  const dead = new Set(hits.filter((hit) => hit.recovery.effect === 'down').map((hit) => hit.recovery.id))
  hits.push(...load.hits.filter((hit) => !dead.has(hit.recovery.id)))
  const before = routeIndex(peak.routes ?? [])
  const after = load.routes === peak.routes ? before : routeIndex(load.routes)
  const scene = { topology, effect, hits: Map.groupBy(hits, (hit) => hit.recovery.element), before, after }
  const journeys = topology.journeys.flatMap((journey) =>
    journey.populations.map((population) => journeyOutcome(scene, journey, population)),
  )
  return {
    scenario: scenario.id,
    title: scenario.title,
    generated: scenario.generated,
    rate: scenario.rate,
    recoveries: hits.map((hit) => hit.recovery),
    journeys,
    load: load.load,
    overloaded: load.overloaded,
    humanSteps: humanSteps(topology, hits),
    budget: budgetOf(topology, scenario, journeys),
  }
}

function one<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}

/** Steps of people, each once: what, and for what. */
function humanSteps(topology: Topology, hits: readonly Hit[]): Said[] {
  const steps = new Map<string, Said>()
  for (const { recovery } of hits) {
    const group = topology.groups.find((g) => g.id === recovery.id)
    const name = group ? groupName(topology, group) : titleOf(topology, recovery.element)
    for (const phase of recovery.phases.filter((p) => p.human)) {
      const step = { ru: `${name.ru}: ${phase.label.ru}`, en: `${name.en}: ${phase.label.en}` }
      steps.set(step.en, step)
    }
  }
  return [...steps.values()]
}

/** Seconds of downtime per year: rate x recovery time, weighted by the arrivals of each journey and region. */
function budgetOf(topology: Topology, scenario: Played, journeys: readonly JourneyOutcome[]): Quantity | undefined {
  if (scenario.rate === undefined || journeys.some((j) => j.unknown)) return undefined
  const arrivals = topology.journeys.flatMap((j) => j.populations.map((p) => p.normal))
  const all = arrivals.reduce((a, b) => a + b, 0)
  if (all <= 0) return undefined
  const rate = fromModel(
    { ru: 'Случаев в год', en: 'Occurrences per year' },
    '/year',
    scenario.rate,
    `${scenario.id}.rate`,
  )
  const parts = journeys.flatMap((journey, index) => {
    const share = (arrivals[index] ?? 0) / all
    if (!journey.rto || share === 0) return []
    const weight = byConvention({ ru: 'Доля обращений', en: 'Share of the arrivals' }, 'ratio', exactly(share), {
      ru: 'по обычному потоку',
      en: 'by the normal arrivals',
    })
    const name = titleOfJourney(topology, journey)
    return [
      computed(name, 's', { ru: 'доля × время восстановления', en: 'share × recovery time' }, (a = 0, b = 0) => a * b, [
        weight,
        journey.rto.derivation,
      ]),
    ]
  })
  return quantity(
    computed(
      { ru: 'Простой за год', en: 'Downtime per year' },
      's',
      { ru: 'частота × сумма (доля × время восстановления)', en: 'rate × sum of (share × recovery time)' },
      (r = 0, ...times) => r * times.reduce((a, b) => a + b, 0),
      [rate, ...parts],
    ),
  )
}

function titleOfJourney(topology: Topology, outcome: JourneyOutcome): Said {
  const place = titleOf(topology, outcome.region)
  return { ru: `${outcome.journey}, ${place.ru}`, en: `${outcome.journey}, ${place.en}` }
}
