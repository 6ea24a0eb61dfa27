/** What a played scenario adds up to: the steps of people, and the downtime it costs per year. */
import { byConvention, computed, fromModel } from '../../../catalogue/derive.ts'
import type { Said } from '../../../language/text.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../../quantity/quantity.ts'
import type { JourneyOutcome } from '../../analysis.ts'
import { groupName, titleOf } from '../../data/names.ts'
import type { Played } from '../../data/scenarios.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Hit } from '../hit.ts'
import type { Wired } from '../wiring.ts'

/** Steps of people, each once: what, and for what. */
export function humanSteps(topology: Topology, hits: readonly Hit[]): Said[] {
  const steps = new Map<string, Said>()
  for (const { recovery } of hits) {
    if (!recovery.phases.some((p) => p.human)) continue
    const group = topology.groupsOf(recovery.element).find((g) => g.id === recovery.id)
    const name = group ? groupName(topology, group) : titleOf(topology, recovery.element)
    for (const phase of recovery.phases.filter((p) => p.human)) {
      const step = { ru: `${name.ru}: ${phase.label.ru}`, en: `${name.en}: ${phase.label.en}` }
      steps.set(step.en, step)
    }
  }
  return [...steps.values()]
}

/** An outcome of the users at a position, in the order of the journeys and their regions. */
export type Disturbed = readonly [position: number, outcome: JourneyOutcome]

/**
 * Seconds of downtime per year: rate x recovery time, weighted by the normal arrivals of each journey and region. `disturbed`:
 * those of every moment whom the scenario concerns. Undefined when a rate or a time is not known.
 */
export function budgetOf(wired: Wired, scenario: Played, disturbed: readonly Disturbed[]): Quantity | undefined {
  if (scenario.rate === undefined || disturbed.some(([, j]) => j.unknown)) return undefined
  if (wired.arrivals.all <= 0) return undefined
  const rate = fromModel(
    { ru: 'Случаев в год', en: 'Occurrences per year' },
    '/year',
    scenario.rate,
    `${scenario.id}.rate`,
  )
  const parts = disturbed.flatMap(([position, outcome]) => weighted(wired, position, outcome) ?? [])
  return quantity(
    computed(
      { ru: 'Простой за год', en: 'Downtime per year' },
      's',
      { ru: 'частота × сумма (доля × время восстановления)', en: 'rate × sum of (share × recovery time)' },
      // What never happens costs nothing, however long it would last.
      (r = 0, ...times) => (r === 0 ? 0 : r * times.reduce((a, b) => a + b, 0)),
      [rate, ...parts],
    ),
  )
}

/** Recovery time of an outcome by the share of the arrivals; the same outcome gives the same object. */
function weighted(wired: Wired, position: number, outcome: JourneyOutcome): Derivation | undefined {
  if (wired.weighted.has(outcome)) return wired.weighted.get(outcome)
  const share = (wired.arrivals.each[position] ?? 0) / wired.arrivals.all
  const found = outcome.rto && share !== 0 ? shareOf(wired, outcome, outcome.rto, share) : undefined
  wired.weighted.set(outcome, found)
  return found
}

function shareOf(topology: Topology, outcome: JourneyOutcome, rto: Quantity, share: number): Derivation {
  const weight = byConvention({ ru: 'Доля обращений', en: 'Share of the arrivals' }, 'ratio', exactly(share), {
    ru: 'по обычному потоку',
    en: 'by the normal arrivals',
  })
  const place = titleOf(topology, outcome.region)
  const name = { ru: `${outcome.journey}, ${place.ru}`, en: `${outcome.journey}, ${place.en}` }
  const formula = { ru: 'доля × время восстановления', en: 'share × recovery time' }
  return computed(name, 's', formula, (a = 0, b = 0) => a * b, [weight, rto.derivation])
}
