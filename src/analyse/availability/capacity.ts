/**
 * How many instances must be up for the peak load: k = ceil(arrivals x service time / concurrency), at least 1, at most all.
 * In its home region a population's element carries that region's own load; in a region that takes it over, the loads of
 * both. An autoscaler lets survivors grow up to `max`, all in the same proportion.
 */
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { PerformanceAnalysis } from '../analysis.ts'
import type { Instance } from '../topology/topology.ts'

/** Busy servers that the load of the regions needs, in total. */
function busyServers(performance: PerformanceAnalysis, element: Id, regions: readonly Id[]): number {
  let busy = 0
  for (const station of performance.stations) {
    const demand = station.arrivals * station.service
    if (station.element === element && regions.includes(station.region) && Number.isFinite(demand)) busy += demand
  }
  return busy
}

/** Instances of `element` needed in the serving region when it carries the load of `regions`. */
export function neededInstances(
  performance: PerformanceAnalysis,
  element: Element,
  instances: readonly Instance[],
  regions: readonly Id[],
): number {
  const concurrency = ('concurrency' in element ? element.concurrency : undefined) ?? 1
  const busy = busyServers(performance, element.id, regions)
  const growth = growthOf(instances)
  // A hair below a whole number is that number: 3.0000000001 instances are 3.
  const needed = Math.ceil(busy / (concurrency * growth) - 1e-9)
  return Math.min(instances.length, Math.max(1, needed))
}

/** How far the autoscalers may multiply the replicas, over all deployments of the instances. */
function growthOf(instances: readonly Instance[]): number {
  const deployments = [...new Set(instances.map((instance) => instance.deployment))]
  const replicas = deployments.reduce((sum, deployment) => sum + deployment.replicas, 0)
  const most = deployments.reduce((sum, d) => sum + Math.max(d.replicas, d.autoscaling?.max ?? 0), 0)
  return replicas > 0 ? most / replicas : 1
}
