/**
 * Proxies of a region (HAProxy, PgBouncer) share a virtual address: when the host that holds it is lost nobody there reaches the store
 * until VRRP gives the address to another (keepalived.conf(5): 3 to 4 s at the defaults). Another one is missed by nobody.
 */
import { vrrpTakeover } from '../../../catalogue/mechanisms/vrrp.ts'
import { type Effect, faultsOn, placeLost, returnsAt, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { ProxyHost } from '../../topology/addresses.ts'
import type { Topology } from '../../topology/topology.ts'
import { always, type Hit, rtoOf, soonerOf } from '../hit.ts'
import { ends } from '../services/replacement.ts'

/** The hit on those who call a store by such proxies, one list for each region. */
export function proxyHits(topology: Topology, lists: readonly (readonly ProxyHost[])[], effect: Effect): Hit[] {
  const isLost = ({ id, place }: ProxyHost) => effect.lost.has(id) || placeLost(topology, effect, place)
  return lists.flatMap((list): Hit[] => {
    const [holder] = list
    const left = list.filter((proxy) => !isLost(proxy)).length
    if (!holder || !isLost(holder) || left === 0) return []
    const { id, store, place } = holder
    const [name, at] = [titleOf(topology, store), titleOf(topology, topology.regionOf(place))]
    const start = Math.min(...faultsOn(topology, effect, id, id, place).map(startOf))
    const back = returnsAt(topology, effect, id, id, place) - start
    const phases = vrrpTakeover()
    const rto = soonerOf(rtoOf(phases), Number.isFinite(back) ? ends(back) : undefined)
    const what = {
      ru: `прокси перед «${name.ru}», ${at.ru}: осталось ${left} из ${list.length}; запросы не проходят, пока виртуальный адрес не перейдёт на другой`,
      en: `proxies before "${name.en}", ${at.en}: ${left} of ${list.length} left; nothing passes until the virtual address is on another one`,
    }
    const recovery = { element: store, id: store, effect: 'failover' as const, what, phases, rto }
    return [{ recovery, start, blocks: always, visible: true, from: topology.regionOf(place) }]
  })
}
