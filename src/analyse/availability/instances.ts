/**
 * When too few instances of an element are up for a caller: in one region, or in all of them when the caller may use any.
 */
import { type Said, said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Instance, Topology } from '../topology/topology.ts'
import { fewerThan, neededInstances, type PeakLoads } from './capacity.ts'
import { cutOff } from './reach.ts'
import { type Parts, placesDown } from './store-structure.ts'

export interface InstanceParts extends Parts {
  loads: PeakLoads
  /** What cannot carry the load of all regions with everything up, by element and region. */
  overloaded: Map<string, Overload>
}

/** More instances are needed than there are. */
export interface Overload {
  element: Element
  regions: Id[]
  needed: number
  most: number
}

/** Instances of an element; those of its container when it is a component without deployment of its own. */
export function instancesFor(topology: Topology, element: Element): Instance[] {
  const own = topology.instancesOf(element.id)
  if (own.length > 0 || element.partOf === undefined) return own
  return topology.instancesOf(element.partOf)
}

/** Regions with instances of the element, in the author's order. */
export function regionsOf(topology: Topology, element: Element): Id[] {
  return [...new Set(instancesFor(topology, element).map((instance) => topology.regionOf(instance.place)))]
}

/**
 * Fails when the instances in `regions` that are up and can be reached from region `from` are too few for the load that there
 * is while balancers lead nobody into the regions `out`.
 */
export function instancesDown(
  parts: InstanceParts,
  element: Element,
  regions: readonly Id[],
  from: Id,
  out: readonly Id[],
): string {
  const { topology, build } = parts
  const here = instancesFor(topology, element).filter(({ place }) => regions.includes(topology.regionOf(place)))
  const busy = regions.reduce((sum, region) => sum + parts.loads(element.id, region, out), 0)
  const needed = neededInstances(busy, element)
  const [only, ...others] = regions
  // What concerns all instances alike stands beside them once; the same function either way.
  const shared = (at: Id) => sharedDown(parts, element, at, from)
  const apart = others.length > 0
  const terms = new Map(
    here.map((instance) => [
      instance,
      build.any([
        ...instanceDown(parts, element, instance),
        ...(apart ? shared(topology.regionOf(instance.place)) : []),
      ]),
    ]),
  )
  const term = (instance: Instance) => terms.get(instance) ?? instance.id
  const byDeployment = Map.groupBy(here, (instance) => instance.deployment)
  const scaled = [...byDeployment].flatMap(([{ autoscaling, replicas }, list]) =>
    autoscaling ? [{ down: build.all(list.map(term)), most: Math.max(replicas, autoscaling.max) }] : [],
  )
  const fixed = here.filter(({ deployment }) => !deployment.autoscaling).map(term)
  const most = scaled.reduce((sum, deployment) => sum + deployment.most, fixed.length)
  if (needed > most && out.length === 0) {
    parts.overloaded.set(`${element.id}@${regions.join('+')}`, { element, regions: [...regions], needed, most })
  }
  return build.any([fewerThan(build, needed, scaled, fixed), ...(apart || only === undefined ? [] : shared(only))])
}

function instanceDown(parts: Parts, element: Element, instance: Instance): string[] {
  const { topology, book } = parts
  const [name, place] = [said(element.title), said(topology.places.get(instance.place)?.title)]
  const what: Said = { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
  const own = [...book.host(instance.id, instance.place, what), book.process(instance.id, element, what)]
  return [...placesDown(parts, instance.place), ...own.filter((id) => id !== undefined)]
}

/** What takes all instances of a region away from a caller: a common cause, a cut. */
function sharedDown(parts: Parts, element: Element, at: Id, from: Id): string[] {
  const common = parts.book.common(`${element.id}@${at}`, element)
  return [...(common === undefined ? [] : [common]), ...(at === from ? [] : [cutOff(parts, from, at)])]
}
