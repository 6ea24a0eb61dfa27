/** Virtual addresses: balancers and proxies of one region that one runs oneself stand behind one, which the first of them holds. */
import type { Element, Id, LoadBalancer } from '../../language/vocabulary/index.ts'
import type { Topology } from './topology.ts'

/** Instances that one runs oneself share a virtual address, unless the global balancer checks each of them. */
export function sharesAddress(balancer: LoadBalancer, callers: readonly (Element | undefined)[]): boolean {
  const checked = callers.some((caller) => caller?.kind === 'globalBalancer')
  return balancer.vrrp !== undefined || (!checked && balancer.technology !== 'alb' && balancer.technology !== 'managed')
}

/** A proxy before a store, on a host of its own. */
export interface ProxyHost {
  /** `store/proxy/n`, n from 1. */
  id: string
  store: Id
  place: Id
}

/** Proxies of the stores that hold an address which others of their region take over, with those of the region; the holder first. */
export function sharedProxies(topology: Topology): ProxyHost[][] {
  return topology.stores.flatMap((store) => {
    const proxy = 'proxy' in store ? store.proxy : undefined
    if (proxy?.technology !== 'haproxy' && proxy?.technology !== 'pgbouncer') return []
    const all = (proxy.in ?? []).map(
      (place, k): ProxyHost => ({ id: `${store.id}/proxy/${k + 1}`, store: store.id, place }),
    )
    const byRegion = Map.groupBy(all, (one) => topology.regionOf(one.place))
    return [...byRegion.values()].filter((own) => own.length > 1)
  })
}

/** Balancers that hold an address which others of their region take over: the instance, by id, with its deployment. */
export function addressHolders(topology: Topology): ReadonlyMap<string, Id> {
  const found = new Map<string, Id>()
  for (const element of topology.document.elements) {
    if (element.kind !== 'loadBalancer') continue
    const callers = topology.document.relations.filter((relation) => relation.to === element.id)
    if (
      !sharesAddress(
        element,
        callers.map((relation) => topology.elements.get(relation.from)),
      )
    )
      continue
    for (const region of topology.regionsOf(element.id)) {
      const [first, ...others] = topology.instancesIn(element.id, region)
      if (first && others.length > 0) found.set(first.id, first.deployment.id)
    }
  }
  return found
}
