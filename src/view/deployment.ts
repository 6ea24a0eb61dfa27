/**
 * Deployment: places nested in places, instances collapsed per place with their number, copies of stores with their
 * roles, votes, replication and backup lines; what stands outside all regions (clients, global balancer) above them.
 */
import type { Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { type Said, said } from '../language/text.ts'
import type { Element, Id, ViewSpec } from '../language/vocabulary/index.ts'
import { elementNode } from './context.ts'
import { backupEdges, backupNodes } from './deployment-backups.ts'
import { copyNodes, replicationEdges, voteNodes } from './deployment-copies.ts'
import { summaryNodes } from './deployment-summary.ts'
import { deploymentTitle } from './deployment-title.ts'
import { describeView } from './describe.ts'
import { placeGroup, subtitleOf } from './names.ts'
import { mergeRelations } from './relations.ts'
import { filterOf, specTitle } from './spec.ts'
import type { View, ViewEdge, ViewGroup, ViewNode } from './view.ts'

/** What stands outside all regions. Clients run on their users' devices: the container view has them. */
const globalKinds: ReadonlySet<string> = new Set(['globalBalancer', 'cdn', 'objectStore'])

export interface DeploymentOptions {
  /** A hand-made view. */
  spec?: ViewSpec
  /** One node per place for all that keeps no data: an overview of a deployment too big for one page. */
  summary?: boolean
}

/** The deployment view of a document. */
export function deploymentView(
  document: ArchitectureDocument,
  topology: Topology,
  options: DeploymentOptions = {},
): View {
  const { spec } = options
  const keeps = filterOf(spec, (id) => topology.places.has(id))
  const instances = document.elements.flatMap((e) => instanceNodes(e, topology)).filter((n) => keeps.element(n.element))
  const data = document.elements.flatMap((element) => [
    ...copyNodes(element, topology),
    ...voteNodes(element, topology),
    ...backupNodes(element, topology),
  ])
  const placed = [
    ...(options.summary ? summaryNodes(instances) : instances),
    ...data.filter((n) => keeps.element(n.element)),
  ]
  const groups = placeGroups(document, topology, keeps, placed)
  const groupIds = new Set(groups.map((g) => g.id))
  const inside = placed.filter((n) => n.parent !== undefined && groupIds.has(n.parent))
  const shown = new Set(inside.map((n) => n.element))
  const outside = document.elements
    .filter((e) => globalKinds.has(e.kind) && keeps.element(e.id) && !shown.has(e.id))
    .map((e) => elementNode(e, 'leads users to the regions, or is kept outside them'))
  const nodes = [...connectedOutside(outside, document, topology), ...inside]
  const ids = new Set([...nodes.map((n) => n.id), ...groupIds])
  const edges = [
    ...entryEdges(document, topology, outside, groupIds),
    ...topology.groups.flatMap((group) => replicationEdges(group, topology)),
    // An overview has no room for the schedule at every line: the legend names the lines.
    ...backupEdges(topology, nodes, !options.summary),
  ].filter((e) => ids.has(e.from) && ids.has(e.to))
  const view: Omit<View, 'description'> = {
    id: spec?.id ?? 'deployment',
    kind: 'deployment',
    title: specTitle(spec) ?? deploymentTitle(document, topology),
    nodes,
    groups,
    edges,
  }
  return { ...view, description: describeView(view) }
}

/** Instances of an element, one node per place with their number. */
function instanceNodes(element: Element, topology: Topology): ViewNode[] {
  // A store whose copies are modelled is drawn by its copies.
  if (topology.groupsOf(element.id).some((g) => g.copies.length > 0)) return []
  const counts = new Map<Id, number>()
  for (const { place } of topology.instancesOf(element.id)) counts.set(place, (counts.get(place) ?? 0) + 1)
  return [...counts].map(([place, replicas]) => ({
    id: `${element.id}@${place}`,
    element: element.id,
    kind: element.kind,
    title: said(element.title),
    subtitle: subtitleOf(element),
    parent: placeGroup(place),
    replicas,
    slot: element.id,
    because: `${replicas} deployed in ${place}`,
  }))
}

/** Groups for the places that hold something, in the author's order. */
function placeGroups(
  document: ArchitectureDocument,
  topology: Topology,
  keeps: ReturnType<typeof filterOf>,
  nodes: readonly ViewNode[],
): ViewGroup[] {
  const used = new Set(nodes.map((n) => n.parent))
  return document.places
    .filter((place) => {
      const inside = topology.within(place.id)
      return keeps.place(topology.ancestors(place.id), inside) && inside.some((id) => used.has(placeGroup(id)))
    })
    .map((place) => ({
      id: placeGroup(place.id),
      element: place.id,
      kind: place.kind,
      title: shortTitle(said(place.title), said(topology.places.get(place.in ?? '')?.title)),
      ...(place.in === undefined ? {} : { parent: placeGroup(place.in) }),
      because: 'something is deployed in it',
    }))
}

/** Lines between what stands outside the regions, and from it to each region that runs what it uses. */
function entryEdges(
  document: ArchitectureDocument,
  topology: Topology,
  outside: readonly ViewNode[],
  groups: ReadonlySet<string>,
): ViewEdge[] {
  const ids = new Set(outside.map((n) => n.id))
  const among = mergeRelations(document.relations, (id) => (ids.has(id) ? id : undefined))
  const intoRegions = new Map<string, ViewEdge>()
  for (const relation of document.relations) {
    if (!ids.has(relation.from)) continue
    for (const { place } of topology.instancesOf(relation.to)) {
      const to = placeGroup(topology.regionOf(place))
      const id = `${relation.from}->${to}`
      if (!groups.has(to) || intoRegions.has(id)) continue
      const style = relation.need === 'async' || relation.mode === 'async' ? 'async' : 'sync'
      intoRegions.set(id, {
        id,
        relation: relation.id,
        from: relation.from,
        to,
        style,
        because: `relation ${relation.id}`,
      })
    }
  }
  return [...among, ...intoRegions.values()]
}

/** Object stores that nothing deployed backs up to or uses from outside would hang in the air: they are left out. */
function connectedOutside(
  outside: readonly ViewNode[],
  document: ArchitectureDocument,
  topology: Topology,
): ViewNode[] {
  const repositories = new Set(topology.stores.flatMap((s) => [s.backup?.in, ...(s.backup?.alsoIn ?? [])]))
  return outside.filter(
    (n) =>
      n.kind !== 'objectStore' ||
      repositories.has(n.element) ||
      document.relations.some((r) => r.to === n.element && outside.some((o) => o.id === r.from)),
  )
}

/** "Moscow, zone a" inside Moscow is "Zone a". */
function shortTitle(title: Said, around: Said): Said {
  const shorten = (own: string, outer: string): string => {
    if (outer === '' || !own.startsWith(outer)) return own
    const rest = own.slice(outer.length).replace(/^[\s,·:—–-]+/, '')
    return rest === '' ? own : rest.charAt(0).toUpperCase() + rest.slice(1)
  }
  return { ru: shorten(title.ru, around.ru), en: shorten(title.en, around.en) }
}
