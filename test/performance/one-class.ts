/** Closed networks of one class as the books print them: visits and times, figures of every station. */
import { closedClasses } from '../../src/analyse/performance/queueing/multiclass.ts'

export interface ClosedStation {
  /** Mean busy time of one visit, s, and visits per cycle. */
  service: number
  visits: number
  /** `Infinity` is a delay station. */
  servers: number
  open?: number
}

export function closedNetwork(stations: readonly ClosedStation[], customers: number, think = 0) {
  const found = closedClasses(
    stations.map(({ service, visits, ...rest }) => ({ demands: [service * visits], ...rest })),
    [{ customers, think }],
    { lengths: true },
  )!
  const throughput = found.throughput[0]!
  return {
    throughput,
    response: found.response[0]!,
    stations: stations.map(({ service, visits, servers }, i) => ({
      throughput: throughput * visits,
      utilisation: (throughput * visits * service) / (Number.isFinite(servers) ? servers : 1),
      inStation: found.inStation![i]![0]!,
      response: found.inStation![i]![0]! / (throughput * visits),
    })),
  }
}
