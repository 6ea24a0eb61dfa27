/**
 * When too few instances of an element are up for a caller: in one region, or in all of them when the caller may use any.
 */
import { type Said, said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Instance, ResolvedStep, Topology } from '../topology/topology.ts'
import { fewerThan, neededInstances, type PeakLoads } from './capacity.ts'
import type { Pool } from './count-answers.ts'
import { type Askers, fewerLeft, isCounted } from './counted.ts'
import { cutOff } from './reach.ts'
import { type Parts, placesDown } from './store-structure.ts'

export interface InstanceParts extends Parts {
  loads: PeakLoads
  /** What cannot carry the load of all regions with everything up, by element and region. */
  overloaded: Map<string, Overload>
  /** What is asked about instances that are counted, by group. */
  counted: Map<string, Pool>
  /** Who asks about the instances of an element; those of others stand for themselves however many. */
  askers: ReadonlyMap<Id, Askers>
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
  const [only, ...more] = regions
  // What concerns all instances alike stands beside them once; the same function either way.
  const shared = (at: Id) => sharedDown(parts, [runner, element], at, from)
  const apart = more.length > 0
  const term = (instance: Instance): string =>
    build.any([
      ...instanceDown(parts, runner, element, instance),
      ...(apart ? shared(topology.regionOf(instance.place)) : []),
    ])
  const byDeployment = Map.groupBy(here, (instance) => instance.deployment)
  const askers = parts.askers.get(runner.id)
  const whole = askers?.mixed === true
  /** Instances of a deployment, or all others: those of the regions, or of all when callers of any region ask too. */
  const few = (key: string, least: number, list: readonly Instance[], all: readonly Instance[]): string => {
    const instances = whole ? all : list
    if (!askers || !isCounted(topology, instances, askers)) return build.fewerThan(least, list.map(term))
    const group = { key, runner, instances, shared: apart || whole ? shared : () => [] }
    return fewerLeft(
      parts,
      group,
      needsItself(runner, element) ? element : runner,
      least,
      whole && !apart ? only : undefined,
    )
  }
  const scaled = [...byDeployment].flatMap(([{ id, autoscaling, replicas }, list]) =>
    autoscaling ? [{ down: few(id, 1, list, list), most: Math.max(replicas, autoscaling.max) }] : [],
  )
  const others = instancesFor(topology, element).filter(({ deployment }) => !deployment.autoscaling)
  const fixed = others.filter((instance) => here.includes(instance))
  const most = scaled.reduce((sum, deployment) => sum + deployment.most, fixed.length)
  if (needed > most && out.length === 0) {
    parts.overloaded.set(`${runner.id}@${regions.join('+')}`, { element: runner, regions: [...regions], needed, most })
  }
  return build.any([
    fewerThan(build, needed, scaled, (least) =>
      few(whole ? runner.id : `${runner.id}@${regions.join('+')}`, least, fixed, others),
    ),
    ...(apart || only === undefined ? [] : shared(only)),
  ])
}

/** The component fails by itself, beside what runs it. */
const needsItself = (runner: Element, element: Element): boolean => element !== runner && element.failure !== undefined

/** Who asks about instances on a path; no entry where what is asked by callers of different regions cannot be counted. */
export function askersOf(parts: Parts, path: readonly ResolvedStep[]): ReadonlyMap<Id, Askers> {
  const { topology } = parts
  const byRunner = Map.groupBy(path, ({ to }) => topology.runnerOf(to))
  return new Map(
    [...byRunner].flatMap(([id, steps]): [Id, Askers][] => {
      const runner = topology.elements.get(id)
      if (!runner) return []
      const called = steps.flatMap(({ to }) => topology.elements.get(to) ?? [])
      const ways = new Set(called.map((element) => (needsItself(runner, element) ? element : runner)))
      const any = steps.filter(({ relation }) => relation?.locality === 'any').length
      // A cut shows callers of different regions different instances, and so do common causes of single components.
      const alike =
        ways.size === 1 || [...ways].every((element) => element === runner || element.commonCause === undefined)
      if (any > 0 && topology.regionsOf(id).length > 1 && !(alike && neverCut(parts))) return []
      return [[id, { ways: ways.size, mixed: any > 0 && any < steps.length && topology.regionsOf(id).length > 1 }]]
    }),
  )
}

function neverCut(parts: Parts): boolean {
  const { regions } = parts.topology
  const never = parts.build.any([])
  return regions.every((from) => regions.every((to) => cutOff(parts, from, to) === never))
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
