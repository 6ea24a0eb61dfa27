/**
 * A caller and its target on different sides of a partition. It lasts until the partition heals, unless a global balancer
 * whose check looks at the dependencies sees it and another region, to which users get by ways of their own, has all it needs.
 */
import { globalReroute } from '../../../catalogue/mechanisms/balancer.ts'
import type { Said } from '../../../language/text.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import type { Phase } from '../../analysis.ts'
import { type Effect, healsAt, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import { groupsUsed } from '../../topology/groups.ts'
import type { Population, ResolvedJourney, ResolvedStep } from '../../topology/topology.ts'
import { always, type Hit, healed, never, rtoOf, soonerOf } from '../hit.ts'
import { seesCuts, standingOf, storesOf, wayIn } from '../services/entries.ts'
import { clientOf } from '../services/reroute.ts'
import type { Wired } from '../wiring.ts'

export interface CutScene {
  topology: Wired
  effect: Effect
  /** Stations that these users reach in the normal state. */
  stations: ReadonlySet<string>
}

/** The hit that a partition gives at this step, or undefined when the caller reaches all it needs there. */
export function cutOff(
  scene: CutScene,
  journey: ResolvedJourney,
  population: Population,
  step: ResolvedStep,
): Hit | undefined {
  const { topology, effect } = scene
  if (!effect.partitioned) return undefined
  const from = placesOf(scene, step.from)
  if (reaches(scene, from, targetsOf(scene, population, step))) return undefined
  const name = titleOf(topology, step.to)
  const cut: Said = {
    ru: `«${name.ru}» по другую сторону разрыва связи`,
    en: `"${name.en}" is on the other side of the partition`,
  }
  const heals = healsAt(effect)
  const start = Math.min(...effect.faults.map(startOf))
  const back = Number.isFinite(heals) ? healed(heals - start) : never(cut)
  const base = { element: step.to, id: groupsUsed(topology, step.to, population.region)[0]?.id ?? step.to }
  const hit = { start, blocks: always, visible: true }
  const way = ledElsewhere(scene, journey, population)
  if (!way) return { ...hit, recovery: { ...base, effect: 'down', what: cut, phases: [], rto: back } }
  const other = titleOf(topology, way.region)
  const what = {
    ru: `${cut.ru}; запросы идут в другой регион (${other.ru})`,
    en: `${cut.en}; requests go to another region (${other.en})`,
  }
  const rto = soonerOf(rtoOf(way.phases), back)
  return { ...hit, recovery: { ...base, effect: 'failover', what, phases: way.phases, rto } }
}

/** Some caller reaches some place of every part of the target. Nothing is said where the model names no places. */
function reaches({ effect }: CutScene, from: readonly Id[], parts: readonly (readonly Id[])[]): boolean {
  if (from.length === 0) return true
  return parts.every((places) => places.length === 0 || from.some((a) => places.some((b) => !effect.separated(a, b))))
}

/** Where the callers of a step are: instances that serve these users. Users themselves get everywhere, by ways of their own. */
function placesOf({ topology, stations }: CutScene, id: Id): Id[] {
  const element = topology.runnerOf(id)
  const own = [...stations].filter((station) => station.startsWith(`${element}@`))
  if (own.length > 0) return own.map((station) => station.slice(element.length + 1))
  return topology.instancesOf(element).map((i) => i.place)
}

/** Places of the target: for a store those of each group that serve after the fault. */
function targetsOf(scene: CutScene, population: Population, step: ResolvedStep): Id[][] {
  return storesOf(scene.topology, scene.effect, step, population) ?? [placesOf(scene, step.to)]
}

/** A region from which every hard step reaches its target, when the check of a global balancer sees that this one is cut off. */
function ledElsewhere(
  { topology, effect, stations }: CutScene,
  journey: ResolvedJourney,
  population: Population,
): { region: Id; phases: Phase[] } | undefined {
  const way = wayIn(topology, journey, effect)
  if (!way || !seesCuts(way.balancer)) return undefined
  const region = standingOf(topology, effect, way, population).whole.find((id) => !stations.has(`${way.entry}@${id}`))
  if (region === undefined) return undefined
  return { region, phases: globalReroute(way.balancer, clientOf(topology, journey)) }
}
