/**
 * A caller and its target on different sides of a partition. It lasts until the partition heals, unless a global balancer
 * whose check looks at the dependencies sees it and another region, to which users get by ways of their own, has all it needs.
 */
import { globalReroute } from '../../catalogue/mechanisms/balancer.ts'
import type { Said } from '../../language/text.ts'
import type { ClientApp, GlobalBalancer, Id } from '../../language/vocabulary/index.ts'
import type { Phase } from '../analysis.ts'
import { copyLost, type Effect, healsAt, isLost, startOf } from '../data/effect.ts'
import { fateOf } from '../data/fate.ts'
import { titleOf } from '../data/names.ts'
import { groupsUsed } from '../topology/groups.ts'
import { hardSteps } from '../topology/journeys.ts'
import type { Population, ResolvedJourney, ResolvedStep, Topology } from '../topology/topology.ts'
import { always, type Hit, healed, never, rtoOf, soonerOf } from './hit.ts'

export interface CutScene {
  topology: Topology
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
  const from = callersOf(scene, population, step.from)
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

/** Where the callers of a step are: instances in the region that serves these users, or the users themselves. */
function callersOf({ topology, stations }: CutScene, population: Population, caller: Id): Id[] {
  const element = topology.runnerOf(caller)
  const own = [...stations].filter((station) => station.startsWith(`${element}@`))
  if (own.length > 0) return own.map((station) => station.slice(element.length + 1))
  const instances = topology.instancesOf(element)
  if (instances.length > 0) return instances.map((i) => i.place)
  const kind = topology.elements.get(element)?.kind
  return kind === 'person' || kind === 'webApp' || kind === 'mobileApp' ? [population.region] : []
}

/** Places of the target: for a store those of each group that serve after the fault; any copy that is left serves reads at replicas. */
function targetsOf(scene: CutScene, population: Population, step: ResolvedStep): Id[][] {
  const { topology, effect } = scene
  const groups = groupsUsed(topology, step.to, population.region)
  if (groups.length === 0) return [callersOf(scene, population, step.to)]
  return groups.map((group) => {
    if (step.operation === 'read-replica') {
      const readable = group.copies.filter((copy) => copy.role !== 'witness' && !copy.member.delay)
      return readable.filter((copy) => !copyLost(topology, effect, copy)).map((copy) => copy.place)
    }
    const fate = fateOf(topology, group, effect)
    if (fate.kind === 'failover') return fate.candidates.map((copy) => copy.place)
    return group.copies.filter((copy) => copy.role === 'primary').map((copy) => copy.place)
  })
}

/** Another region with the entry from which every hard step reaches its target, and how the balancer leads users there. */
function ledElsewhere(
  scene: CutScene,
  journey: ResolvedJourney,
  population: Population,
): { region: Id; phases: Phase[] } | undefined {
  const { topology, effect, stations } = scene
  const { steps } = journey
  const at = steps.findIndex((step) => topology.elements.get(step.to)?.kind === 'globalBalancer')
  const balancer = at < 0 ? undefined : (topology.elements.get(steps[at]?.to ?? '') as GlobalBalancer)
  const entry = steps
    .slice(at + 1)
    .map((step) => topology.runnerOf(step.to))
    .find((id) => topology.instancesOf(id).length > 0)
  if (!balancer || !entry || balancer.policy === 'static' || effect.lost.has(balancer.id)) return undefined
  if (balancer.failoverBy === 'record-edit' || balancer.healthCheck.depth !== 'dependencies') return undefined
  const living = topology.instancesOf(entry).filter((i) => !isLost(topology, effect, i.id, i.element, i.place))
  const regions = [...new Set(living.map((i) => topology.regionOf(i.place)))]
  const region = regions.find(
    (id) => !stations.has(`${entry}@${id}`) && wholeIn(scene, journey, population, id, steps.slice(at + 1)),
  )
  if (region === undefined) return undefined
  const client = [journey.journey.actor, ...steps.map((step) => step.to)]
    .map((id) => topology.elements.get(id))
    .find((e): e is ClientApp => e?.kind === 'webApp' || e?.kind === 'mobileApp')
  return { region, phases: globalReroute(balancer, client) }
}

/** From the instances in this region every hard step that is waited for reaches what it needs. */
function wholeIn(
  scene: CutScene,
  journey: ResolvedJourney,
  population: Population,
  region: Id,
  steps: readonly ResolvedStep[],
): boolean {
  const { topology } = scene
  const there: CutScene = {
    ...scene,
    stations: new Set(
      journey.steps.map((step) => `${topology.runnerOf(step.to)}@${region}`).filter((id) => isDeployed(scene, id)),
    ),
  }
  const behind = new Set(steps)
  return hardSteps(journey)
    .filter((step) => behind.has(step))
    .every((step) => reaches(there, callersOf(there, population, step.from), targetsOf(there, population, step)))
}

/** A station `element@region` that has a living instance. */
function isDeployed({ topology, effect }: CutScene, station: string): boolean {
  const [element = '', region = ''] = station.split('@')
  return topology
    .instancesOf(element)
    .some((i) => topology.regionOf(i.place) === region && !isLost(topology, effect, i.id, i.element, i.place))
}
