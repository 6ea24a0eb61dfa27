/** The deployment during a failure: what is lost, what is overloaded, and the message of the scenario. */
import type { ScenarioOutcome } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { Said } from '../language/text.ts'
import type { FailureScenario, Fault, Id } from '../language/vocabulary/index.ts'
import { describeView } from './describe.ts'
import { placeGroup } from './names.ts'
import type { View, ViewNode } from './view.ts'

interface Damage {
  places: Set<Id>
  /** Elements lost with all their nodes. */
  elements: Set<Id>
  /** Nodes lost on their own. */
  nodes: Set<string>
  degraded: Set<string>
}

/**
 * The deployment view with the states of a scenario, or undefined when nothing of it can be seen there. `scenario` is
 * the modelled one; a generated outcome (`N-1:place`, `N-2:place+place`) names the lost places itself.
 */
export function failureView(
  base: View,
  topology: Topology,
  outcome: ScenarioOutcome,
  scenario: FailureScenario | undefined,
  message: Said,
): View | undefined {
  const damage = damageOf(outcome, scenario, base, topology)
  const lostPlaces = new Set([...damage.places].flatMap((id) => topology.within(id)).map(placeGroup))
  const utilisation = new Map(outcome.load.map((l) => [l.station, l.after]))
  const nodes = base.nodes.map((node): ViewNode => {
    if (node.parent !== undefined && lostPlaces.has(node.parent)) return { ...node, state: 'lost' }
    if (damage.elements.has(node.element) || damage.nodes.has(node.id)) return { ...node, state: 'lost' }
    const station = stationOf(node, topology)
    if (station !== undefined && outcome.overloaded.includes(station)) {
      const load = utilisation.get(station)
      return { ...node, state: 'overloaded', ...(load === undefined ? {} : { utilisation: load }) }
    }
    return damage.degraded.has(node.id) ? { ...node, state: 'degraded' } : node
  })
  const groups = base.groups.map((g) => (lostPlaces.has(g.id) ? { ...g, state: 'lost' as const } : g))
  if (![...nodes, ...groups].some((n) => n.state !== undefined)) return undefined
  const view = { ...base, id: `failure-${outcome.scenario}`, title: message, nodes, groups }
  return { ...view, description: describeView(view) }
}

/** The station of the performance analysis that a node stands for. */
function stationOf(node: ViewNode, topology: Topology): string | undefined {
  if (node.kind === 'copy') return node.id
  const place = node.parent?.replace(/^place:/, '')
  return place === undefined ? undefined : `${node.element}@${topology.regionOf(place)}`
}

function damageOf(
  outcome: ScenarioOutcome,
  scenario: FailureScenario | undefined,
  base: View,
  topology: Topology,
): Damage {
  const damage: Damage = { places: new Set(), elements: new Set(), nodes: new Set(), degraded: new Set() }
  if (scenario === undefined) {
    const named = /^N-\d+:(.+)$/.exec(outcome.scenario)?.[1]?.split('+') ?? []
    for (const id of named) if (topology.places.has(id)) damage.places.add(id)
    return damage
  }
  for (const fault of scenario.faults) addFault(fault, damage, base, topology)
  return damage
}

function addFault(fault: Fault, damage: Damage, base: View, topology: Topology): void {
  const nodesOf = (element: Id): ViewNode[] => base.nodes.filter((n) => n.element === element)
  switch (fault.kind) {
    case 'lose-place':
      damage.places.add(fault.place)
      break
    case 'lose-element':
    case 'external-outage':
      damage.elements.add(fault.element)
      break
    case 'corrupt':
      for (const node of nodesOf(fault.store)) if (node.role !== undefined) damage.nodes.add(node.id)
      break
    case 'lose-backups':
      for (const edge of base.edges)
        if (edge.relation === 'backup' && edge.from.startsWith(`${fault.store}/`)) damage.nodes.add(edge.to)
      break
    case 'slow':
    case 'cold-cache':
      for (const node of nodesOf(fault.element)) damage.degraded.add(node.id)
      break
    case 'lose-instance': {
      const node = instanceHit(fault, nodesOf(fault.element), topology)
      if (node) ((node.replicas ?? 1) > 1 ? damage.degraded : damage.nodes).add(node.id)
      break
    }
    default:
      break
  }
}

/** The node of the lost instance: the primary or a standby of a store (in the named group), any one of the others. */
function instanceHit(
  fault: Extract<Fault, { kind: 'lose-instance' }>,
  nodes: readonly ViewNode[],
  topology: Topology,
): ViewNode | undefined {
  const inPlace = nodes.filter((n) => {
    const place = n.parent?.replace(/^place:/, '')
    return fault.in === undefined || (place !== undefined && topology.ancestors(place).includes(fault.in))
  })
  const copies = inPlace.filter((n) => n.role !== undefined)
  const group = copies.filter((n) => fault.group === undefined || n.id.startsWith(`${fault.element}/${fault.group}/`))
  if (copies.length === 0) return inPlace[0]
  if (fault.which === 'standby') return group.find((n) => n.role === 'sync' || n.role === 'async')
  return group.find((n) => n.role === 'primary') ?? group[0]
}
