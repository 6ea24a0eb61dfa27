/** The scenarios that analyses play: those of the model, every single place (N-1) and every pair of places (N-2). */
import { type Said, said } from '../../language/text.ts'
import { perYear, seconds, YEAR } from '../../language/units.ts'
import type { FailureScenario, Fault, Id, Place } from '../../language/vocabulary/index.ts'
import type { Topology } from '../topology/topology.ts'
import { listOf, titleOf } from './names.ts'

export interface Played {
  /** Scenario id, `N-1:place` or `N-2:place+place`. */
  id: string
  title: Said
  faults: readonly Fault[]
  /** Per year, if known. */
  rate: number | undefined
  generated: boolean
  mustServe: readonly Id[]
}

/** A scenario of the model, ready to be played. */
export function played(scenario: FailureScenario): Played {
  return {
    id: scenario.id,
    title: said(scenario.title),
    faults: scenario.faults,
    rate: perYear(scenario.rate),
    generated: false,
    mustServe: scenario.mustServe ?? [],
  }
}

/** Places that hold something of the system: instances, copies or votes, in themselves or inside. */
function occupied(topology: Topology): Place[] {
  const used = new Set<Id>()
  const add = (place: Id) => {
    for (const at of topology.ancestors(place)) used.add(at)
  }
  for (const instance of topology.instances) add(instance.place)
  for (const group of topology.groups) {
    for (const copy of group.copies) add(copy.place)
    for (const vote of group.spec?.votes ?? []) add(vote)
  }
  for (const store of topology.stores) {
    if ('failover' in store && store.failover && 'votes' in store.failover)
      for (const vote of store.failover.votes) add(vote)
    if (store.backup) for (const place of [store.backup.in, ...(store.backup.alsoIn ?? [])]) add(place)
  }
  return topology.document.places.filter((place) => used.has(place.id))
}

/** An outage of a place: it comes back after its repair time, when the model gives one. */
function outage(place: Place): Fault {
  return { kind: 'lose-place', place: place.id, ...(place.outage ? { for: place.outage.repair } : {}) }
}

/** Every single place, and every pair of places that do not contain one another. */
export function generatedScenarios(topology: Topology): Played[] {
  const places = occupied(topology)
  const single = places.map((place) => generated(topology, `N-1:${place.id}`, [place]))
  const pairs = places.flatMap((a, index) =>
    places
      .slice(index + 1)
      .filter((b) => !topology.ancestors(a.id).includes(b.id) && !topology.ancestors(b.id).includes(a.id))
      .map((b) => generated(topology, `N-2:${a.id}+${b.id}`, [a, b])),
  )
  return [...single, ...pairs]
}

function generated(topology: Topology, id: string, places: readonly Place[]): Played {
  const names = listOf(places.map((place) => titleOf(topology, place.id)))
  const title = { ru: `Потеря: ${names.ru}`, en: `Loss of ${names.en}` }
  return { id, title, faults: places.map(outage), rate: coincidence(places), generated: true, mustServe: [] }
}

/** Rate of the outage, or of two outages that overlap: rate a x rate b x (repair a + repair b). */
function coincidence(places: readonly Place[]): number | undefined {
  const outages = places.map((place) => place.outage)
  const [a, b] = outages
  if (!a || (places.length > 1 && !b)) return undefined
  if (!b) return perYear(a.rate)
  return perYear(a.rate) * perYear(b.rate) * ((seconds(a.repair) + seconds(b.repair)) / YEAR)
}
