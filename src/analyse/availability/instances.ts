/**
 * When too few instances of an element are up for a caller: in one region, or in all of them when the caller may use any.
 */
import { type Said, said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Instance, Topology } from '../topology/topology.ts'
import { fewerThan, neededInstances, type PeakLoads } from './capacity.ts'
import { type Counted, fewerLeft, isCounted } from './counted.ts'
import { cutOff } from './reach.ts'
import { type Parts, placesDown } from './store-structure.ts'

export interface InstanceParts extends Parts {
  loads: PeakLoads
  /** What cannot carry the load of all regions with everything up, by element and region. */
  overloaded: Map<string, Overload>
  /** What is asked about instances that are counted, by group. */
  counted: Map<string, Counted>
  /** Elements whose instances stand for themselves however many: more than one term depends on each of them. */
  single: ReadonlySet<Id>
}

/** More instances are needed than there are; of a copy of a store, more servers. */
export interface Overload {
  element: Element
  regions: Id[]
  store?: true
  needed: number
  most: number
}

/** What runs an element: itself, or for a component without deployment of its own the container it is a part of. */
export function runnerOf(topology: Topology, element: Element): Element {
  return topology.elements.get(topology.runnerOf(element.id)) ?? element
}

/** Instances of an element; those of its container when it is a component without deployment of its own. */
export function instancesFor(topology: Topology, element: Element): Instance[] {
  return topology.instancesOf(runnerOf(topology, element).id)
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
  const runner = runnerOf(topology, element)
  const here = instancesFor(topology, element).filter(({ place }) => regions.includes(topology.regionOf(place)))
  const busy = regions.reduce((sum, region) => sum + parts.loads.busy(runner.id, region, out), 0)
  const needed = neededInstances(busy, runner)
  const [only, ...others] = regions
  // What concerns all instances alike stands beside them once; the same function either way.
  const shared = (at: Id) => sharedDown(parts, [runner, element], at, from)
  const apart = others.length > 0
  const term = (instance: Instance): string =>
    build.any([
      ...instanceDown(parts, runner, element, instance),
      ...(apart ? shared(topology.regionOf(instance.place)) : []),
    ])
  const byDeployment = Map.groupBy(here, (instance) => instance.deployment)
  // A cut shows callers of different regions different instances: then how many are down is not one question any more.
  const together = !parts.single.has(runner.id) && (!apart || topology.document.links.every((link) => !link.outage))
  const few = (group: string, least: number, list: readonly Instance[]): string =>
    !together || !isCounted(list)
      ? build.fewerThan(least, list.map(term))
      : fewerLeft(parts, group, { runner, element }, least, list, apart ? shared : () => [])
  const scaled = [...byDeployment].flatMap(([{ id, autoscaling, replicas }, list]) =>
    autoscaling ? [{ down: few(id, 1, list), most: Math.max(replicas, autoscaling.max) }] : [],
  )
  const fixed = here.filter(({ deployment }) => !deployment.autoscaling)
  const most = scaled.reduce((sum, deployment) => sum + deployment.most, fixed.length)
  if (needed > most && out.length === 0) {
    parts.overloaded.set(`${runner.id}@${regions.join('+')}`, { element: runner, regions: [...regions], needed, most })
  }
  return build.any([
    fewerThan(build, needed, scaled, (least) => few(`${runner.id}@${regions.join('+')}`, least, fixed)),
    ...(apart || only === undefined ? [] : shared(only)),
  ])
}

function instanceDown(parts: Parts, runner: Element, element: Element, instance: Instance): string[] {
  const { topology, book } = parts
  const what = (of: Element): Said => {
    const [name, place] = [said(of.title), said(topology.places.get(instance.place)?.title)]
    return { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
  }
  const processes = [
    book.process(instance.id, runner, what(runner)),
    element === runner ? undefined : book.process(`${element.id}/${instance.id}`, element, what(element)),
  ]
  const host = book.host(instance.id, instance.place, what(runner))
  return [...placesDown(parts, instance.place), ...host, ...processes.filter((id) => id !== undefined)]
}

/** What takes all instances of a region away from a caller: common causes, a cut. */
function sharedDown(parts: Parts, elements: readonly Element[], at: Id, from: Id): string[] {
  const common = [...new Set(elements)].map((element) => parts.book.common(`${element.id}@${at}`, element))
  return [...common.filter((id) => id !== undefined), ...(at === from ? [] : [cutOff(parts, from, at)])]
}
