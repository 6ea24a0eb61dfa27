/** Nesting of places and components, links, and what may be deployed where. */

import type { Finding } from '../../findings/finding.ts'
import { isStore } from '../../language/stores.ts'
import type { Id, PlaceKind } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { code } from './codes.ts'

/** From the largest to the smallest. Zones and data centres are of one size. */
const size: Record<PlaceKind, number> = { region: 4, zone: 3, dataCentre: 3, cluster: 2, nodePool: 1 }

export function checkPlaces(context: Context): Finding[] {
  const findings: Finding[] = []
  const parent = (id: Id) => context.places.get(id)?.in
  const circles = inCircles([...context.places.keys()], parent)
  for (const path of circles) findings.push(report(context, code('place-cycle'), `${path[0]}.in`, { path: say(path) }))
  const circular = new Set(circles.flat())
  const region = [...context.places.values()].find(({ kind }) => kind === 'region')
  for (const place of context.places.values()) {
    if (region && place.kind !== 'region' && place.in === undefined) {
      findings.push(
        report(context, code('place-alone'), place.id, { id: place.id, kind: place.kind, region: region.id }),
      )
    }
    const outer = place.in === undefined ? undefined : context.places.get(place.in)
    if (!outer || circular.has(place.id) || size[place.kind] < size[outer.kind]) continue
    const params = { id: place.id, kind: place.kind, parent: outer.id, parentKind: outer.kind }
    findings.push(report(context, code('place-nesting'), `${place.id}.in`, params))
  }
  for (const link of context.document.links) {
    const [a, b] = link.between
    if (a !== undefined && a === b) {
      findings.push(report(context, code('link-loop'), `${link.id}.between`, { id: link.id, place: a }, link.id))
    }
  }
  return findings
}

const say = (circle: readonly Id[]): string => [...circle, circle[0]].join(' → ')

/** Circles of a parent relation, each once, from its first member in the author's order. */
function inCircles(ids: readonly Id[], parent: (id: Id) => Id | undefined): Id[][] {
  const done = new Set<Id>()
  const circles: Id[][] = []
  for (const start of ids) {
    const path: Id[] = []
    const onPath = new Set<Id>()
    let at: Id | undefined = start
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parent(at)
    }
    if (at !== undefined && onPath.has(at)) circles.push(path.slice(path.indexOf(at)))
    for (const id of path) done.add(id)
  }
  return circles
}

const notDeployed = new Set(['person', 'externalSystem', 'webApp', 'mobileApp'])
/** Kinds that somebody else runs, or that are placed by other means. */
const placedElsewhere = new Set([...notDeployed, 'globalBalancer', 'cdn', 'objectStore'])

export function checkDeployments(context: Context): Finding[] {
  const findings: Finding[] = []
  for (const deployment of context.document.deployments) {
    const element = context.elements.get(deployment.element)
    if (element && notDeployed.has(element.kind)) {
      const params = { id: element.id, kind: element.kind }
      findings.push(report(context, code('deploy-kind'), `${deployment.id}.element`, params, deployment.id))
    }
  }
  const parts = inCircles([...context.elements.keys()], (id) => context.elements.get(id)?.partOf)
  for (const path of parts) findings.push(report(context, code('part-cycle'), `${path[0]}.partOf`, { path: say(path) }))
  if (context.places.size > 0) for (const id of context.elements.keys()) findings.push(...checkNowhere(context, id))
  return findings
}

/** An element of ours that journeys use and that has no place. */
function checkNowhere(context: Context, id: Id): Finding[] {
  const element = context.elements.get(id)
  if (!element || placedElsewhere.has(element.kind) || element.partOf !== undefined) return []
  if (element.kind === 'loadBalancer' && ['managed', 'alb'].includes(element.technology ?? '')) return []
  // In-process caches live and die with the service around them.
  if ('cache' in element && element.cache?.level === 'in-process') return []
  if (context.deploymentsOf(id).length > 0 || context.journeysThrough(id).length === 0) return []
  if (isStore(element) && context.groupsOf(id).some((group) => group.copies.length > 0)) return []
  return [report(context, code('element-nowhere'), id, { id, kind: element.kind })]
}
