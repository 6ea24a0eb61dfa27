/**
 * A partition inside a region: the instances live, but callers on one side do not reach those on the other. A pair of
 * balancers with a virtual address holds it twice, as VRRP has no quorum (keepalived.conf(5): a backup that hears no adverts becomes
 * master, whatever the reason): who comes to which changes with every gratuitous ARP, and connections break.
 */
import type { Said } from '../../../language/text.ts'
import type { Element } from '../../../language/vocabulary/index.ts'
import type { ElementRecovery } from '../../analysis.ts'
import { cutsOf, type Effect, healsAt, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { Instance } from '../../topology/topology.ts'
import { type Hit, healed, never, nothing, rtoOf, soonerOf } from '../hit.ts'
import type { StationFlow } from '../load/state.ts'
import type { Wired } from '../wiring.ts'
import { clusterOf, majority } from './control-plane.ts'
import { isDead } from './dead.ts'
import { balancerBefore, isAddressed, removalOf } from './removal.ts'

/** Hits of partitions that run through the instances of an element in one region. */
export function sideHits(
  topology: Wired,
  element: Element,
  effect: Effect,
  flows: ReadonlyMap<string, StationFlow>,
): Hit[] {
  const living = topology.instancesOf(element.id).filter((i) => !isDead(topology, effect, i))
  const byRegion = Map.groupBy(living, (i) => topology.regionOf(i.place))
  const cuts = cutsOf(effect)
  const start = Math.min(...cuts.map(startOf))
  const heals = healsAt(effect)
  return [...byRegion].flatMap(([region, here]): Hit[] => {
    const first = here[0]?.place ?? ''
    if (!here.some((i) => effect.separated(first, i.place))) return []
    const [name, place] = [titleOf(topology, element.id), titleOf(topology, region)]
    const where = { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
    const base = { element: element.id, id: `${element.id}@${region}`, effect: 'degraded' as const, phases: [] }
    const whole = (what: Said) => (Number.isFinite(heals) ? healed(heals - start) : never(what))
    if (element.kind === 'loadBalancer' && isAddressed(topology, element)) {
      const what = {
        ru: `${where.ru}: виртуальный адрес держат обе стороны разрыва, у VRRP нет кворума; адрес задвоен: часть соединений рвётся или не устанавливается, пока связь не восстановится, и ещё раз — когда одна из сторон его отдаёт`,
        en: `${where.en}: both sides of the partition hold the virtual address, VRRP has no quorum; the address is there twice: some connections break or are not made until the partition heals, and once more when one side gives it up`,
      }
      return [{ recovery: { ...base, what, rto: whole(what) }, start, blocks: nothing, visible: true }]
    }
    const callers = callersCut(topology, effect, element, here)
    if (callers.length === 0) return []
    const what = {
      ru: `${where.ru}: часть экземпляров по другую сторону разрыва; запросы к ним завершаются ошибкой, пока они не исключены`,
      en: `${where.en}: some instances are on the other side of the partition; requests to them fail until they are out`,
    }
    const dead = here.filter((i) => callers.some((caller) => effect.separated(caller.place, i.place)))
    const outage = { element, region, here, dead, silence: 'silent' as const, start, controlPlane: undefined }
    const removal = removalOf(topology, flows, outage)
    const own = balancerBefore(topology, element)?.healthCheck !== undefined
    const told = own || callers.every((caller) => seesControlPlane(topology, effect, caller))
    const recovery: ElementRecovery =
      'phases' in removal && told
        ? { ...base, what, phases: removal.phases, rto: soonerOf(rtoOf(removal.phases), whole(what)) }
        : { ...base, what: told ? what : untold(what), rto: whole(what) }
    return [{ recovery, start, blocks: nothing, visible: true }]
  })
}

function untold(what: Said): Said {
  return {
    ru: `${what.ru}; на стороне без плоскости управления список точек не обновляется до восстановления связи`,
    en: `${what.en}; on the side without the control plane the list of endpoints stands still until the partition heals`,
  }
}

/** Instances of callers that reach some of these instances and are cut from others. */
function callersCut(topology: Wired, effect: Effect, element: Element, here: readonly Instance[]): Instance[] {
  const relations = topology.callersOf(element.id).filter((relation) => relation.locality !== 'zone')
  return relations
    .flatMap((relation) => topology.instancesOf(relation.from))
    .filter((caller) => !isDead(topology, effect, caller))
    .filter((caller) => {
      const cut = here.filter((i) => effect.separated(caller.place, i.place))
      return cut.length > 0 && cut.length < here.length
    })
}

/** The caller is on the side that has the majority of the control plane. One that the model does not place may be on either. */
function seesControlPlane(topology: Wired, effect: Effect, caller: Instance): boolean {
  const found = clusterOf(topology, caller.place)
  if (!found) return false
  const reached = found.nodes.filter((node) => !effect.separated(caller.place, node))
  return reached.length >= majority(found.nodes.length)
}
