/** What a played scenario adds up to: the steps of people, and the downtime it costs per year. */
import { byConvention, computed, fromModel } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { JourneyOutcome } from '../analysis.ts'
import { groupName, titleOf } from '../data/names.ts'
import type { Played } from '../data/scenarios.ts'
import type { Topology } from '../topology/topology.ts'
import type { Hit } from './hit.ts'

/** Steps of people, each once: what, and for what. */
export function humanSteps(topology: Topology, hits: readonly Hit[]): Said[] {
  const steps = new Map<string, Said>()
  for (const { recovery } of hits) {
    if (!recovery.phases.some((p) => p.human)) continue
    const group = topology.groups.find((g) => g.id === recovery.id)
    const name = group ? groupName(topology, group) : titleOf(topology, recovery.element)
    for (const phase of recovery.phases.filter((p) => p.human)) {
      const step = { ru: `${name.ru}: ${phase.label.ru}`, en: `${name.en}: ${phase.label.en}` }
      steps.set(step.en, step)
    }
  }
  return [...steps.values()]
}

/**
 * Seconds of downtime per year: rate x recovery time, weighted by the arrivals of each journey and region. `journeys`: those of
 * every moment, in the order of the journeys and their regions, again and again.
 */
export function budgetOf(
  topology: Topology,
  scenario: Played,
  journeys: readonly JourneyOutcome[],
): Quantity | undefined {
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
    const share = (arrivals[index % arrivals.length] ?? 0) / all
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
