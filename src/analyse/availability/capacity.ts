/**
 * How many instances must be up for the peak load. The load is that of the regions that serve: users of a region that
 * serves no more are led on as the performance analysis leads them. What carries the load stays below 100 % busy, as
 * everywhere; what even all instances cannot carry is down.
 */
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { PerformanceAnalysis, StationLoad } from '../analysis.ts'
import { visits } from '../performance/demand.ts'
import { entryOf } from '../topology/entry.ts'
import type { ResolvedStep, Topology } from '../topology/topology.ts'
import type { TreeBuilder } from './tree-builder.ts'

export interface PeakLoads {
  /** Busy servers of an element in a region at peak, when balancers lead nobody into the regions `out`. */
  busy: (element: Id, region: Id, out: readonly Id[]) => number
  /** Stations at peak by id, everything being up: copies of stores are stations of their own. */
  stations: ReadonlyMap<string, StationLoad>
}

/** Loads of the whole system; `peak` is its performance with everything there. */
export function peakLoads(topology: Topology, peak: PerformanceAnalysis): PeakLoads {
  const known = new Map<string, ReadonlyMap<string, number>>([['', calmLoads(peak)]])
  return {
    busy: (element, region, out) => {
      const key = out.toSorted().join('\n')
      const loads = known.get(key) ?? loadsWithout(topology, peak, out)
      known.set(key, loads)
      return loads.get(`${element}@${region}`) ?? 0
    },
    stations: new Map(peak.stations.map((station) => [station.id, station])),
  }
}

/** Adds what is known: a load that the model does not say counts as none. */
function add(loads: Map<string, number>, station: string, busy: number): void {
  if (Number.isFinite(busy)) loads.set(station, (loads.get(station) ?? 0) + busy)
}

function calmLoads(peak: PerformanceAnalysis): ReadonlyMap<string, number> {
  const loads = new Map<string, number>()
  for (const { element, region, arrivals, service } of peak.stations)
    add(loads, `${element}@${region}`, arrivals * service)
  return loads
}

function loadsWithout(topology: Topology, peak: PerformanceAnalysis, out: readonly Id[]): ReadonlyMap<string, number> {
  const loads = new Map<string, number>()
  const options = { load: peak.load, growth: peak.growth, lost: entriesIn(topology, out) }
  for (const { rate, count, time, targets } of visits(topology, options)) {
    for (const { station, share } of targets) {
      if (station !== undefined) add(loads, station, rate * count * share * (time?.typical ?? Number.NaN))
    }
  }
  return loads
}

/** Instances in some regions that balancers lead to. */
function entriesIn(topology: Topology, regions: readonly Id[]): Set<string> {
  const entries = new Set(
    topology.journeys.flatMap(({ steps }) => (isBalanced(topology, steps) ? (entryOf(topology, steps) ?? []) : [])),
  )
  const inside = topology.instances.filter(
    ({ element, place }) => entries.has(element) && regions.includes(topology.regionOf(place)),
  )
  return new Set(inside.map((instance) => instance.id))
}

/** A global balancer is on the path and may lead users to other regions than their own. */
export function isBalanced(topology: Topology, path: readonly ResolvedStep[]): boolean {
  return path.some((step) => {
    const element = topology.elements.get(step.to)
    return element?.kind === 'globalBalancer' && element.policy !== 'static'
  })
}

/** Least number of instances that are less than fully busy with the load; at least 1. */
export function neededInstances(busy: number, element: Element): number {
  const concurrency = ('concurrency' in element ? element.concurrency : undefined) ?? 1
  return serversNeeded(busy / concurrency)
}

/** A hair below a whole number is that number: 2.9999999999 busy servers are 3, and 3 of them are full. */
export function serversNeeded(busy: number): number {
  return Math.floor(busy + 1e-9) + 1
}

/** Instances that an autoscaler keeps: all `down` is the loss of them, else there are up to `most` again. */
export interface Scaled {
  down: string
  most: number
}

/** Fails when what is left of autoscaled deployments and instances is fewer than `needed`; `few` is so of the instances. */
export function fewerThan(
  build: TreeBuilder,
  needed: number,
  scaled: readonly Scaled[],
  few: (needed: number) => string,
): string {
  const [first, ...rest] = scaled
  if (!first || needed <= 0) return few(needed)
  const without = fewerThan(build, needed, rest, few)
  const beside = fewerThan(build, needed - first.most, rest, few)
  return build.any([beside, build.all([first.down, without])])
}
