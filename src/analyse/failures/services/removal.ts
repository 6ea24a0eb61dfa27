/** How dead instances leave the balancing while others of their region carry on: the first of the checks that stands before them. */
import { byConvention, fromModel, optionalSeconds } from '../../../catalogue/derive.ts'
import { globalCheck, loadBalancerTarget } from '../../../catalogue/mechanisms/balancer.ts'
import { endpointRemoval, readinessRemoval } from '../../../catalogue/mechanisms/kubernetes.ts'
import { vrrpTakeover } from '../../../catalogue/mechanisms/vrrp.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import type { Element, GlobalBalancer, LoadBalancer } from '../../../language/vocabulary/index.ts'
import type { Derivation } from '../../../quantity/quantity.ts'
import type { Phase } from '../../analysis.ts'
import { sharesAddress } from '../../topology/addresses.ts'
import type { Instance } from '../../topology/topology.ts'
import type { StationFlow } from '../load/state.ts'
import type { Wired } from '../wiring.ts'
import { consumerPhases } from './consumers.ts'
import { type controlPlaneLoss, controlPlaneWait } from './control-plane.ts'
import type { Silence } from './dead.ts'

/** Instances of one region, the dead among them, and how they fall silent. */
export interface Outage {
  element: Element
  region: string
  here: readonly Instance[]
  dead: readonly Instance[]
  silence: Silence
  start: number
  controlPlane: ReturnType<typeof controlPlaneLoss>
}

/** Phases until the dead are no longer called, or why nothing takes them out; `unknown`: the provider does it in its own time. */
export type Removal = { phases: Phase[] } | { never: Said } | { unknown: Said }

/** The balancer in front, else the orchestrator, else the readiness check. */
export function removalOf(topology: Wired, flows: ReadonlyMap<string, StationFlow>, outage: Outage): Removal {
  const { element, silence, controlPlane, start } = outage
  if (element.kind === 'loadBalancer') return balancerLost(topology, element, silence)
  const consumer = consumerPhases(topology, element, silence)
  if (consumer) return { phases: consumer }
  const balancer = balancerBefore(topology, element)
  const target = (lb: LoadBalancer): Removal => ({
    phases: loadBalancerTarget(lb, rateToDead(topology, flows, outage, lb), silence === 'refuses'),
  })
  if (balancer?.healthCheck) return target(balancer)
  const endpoints = endpointsChange(outage, balancer !== undefined)
  if (endpoints) {
    const wait = controlPlaneWait(controlPlane, start)
    return wait ? { phases: [...wait, ...endpoints] } : { never: frozen }
  }
  if (balancer) return target(balancer)
  return { never: { ru: 'ни одна проверка их не исключает', en: 'no check takes them out' } }
}

const frozen: Said = {
  ru: 'плоскость управления не возвращается, и список точек не обновляется',
  en: 'the control plane does not come back, and the endpoints stand still',
}

/** The orchestrator takes them out: a silent node by D3, anything else by its readiness check; undefined when it does not. */
function endpointsChange({ element, dead, silence }: Outage, balanced: boolean): Phase[] | undefined {
  const deployment = dead[0]?.deployment
  const technology = deployment?.orchestrator?.technology
  // The kubelet of a living host sees a dead process at once; one that hangs is seen by its readiness check alone.
  if (technology === 'kubernetes' && silence === 'silent') {
    return endpointRemoval(deployment?.orchestrator, deployment?.id ?? '')
  }
  const readiness = 'readiness' in element ? element.readiness : undefined
  if (readiness) return readinessRemoval(readiness, `${element.id}.readiness`)
  return !balanced && technology === undefined && silence === 'silent'
    ? endpointRemoval(undefined, deployment?.id ?? element.id)
    : undefined
}

/** The load balancer that calls an element. */
export function balancerBefore(topology: Wired, element: Element): LoadBalancer | undefined {
  return topology
    .callersOf(element.id)
    .map((relation) => topology.elements.get(relation.from))
    .find((e): e is LoadBalancer => e?.kind === 'loadBalancer')
}

/** Its instances stand behind one virtual address. */
export function isAddressed(topology: Wired, balancer: LoadBalancer): boolean {
  const callers = topology.callersOf(balancer.id).map((relation) => topology.elements.get(relation.from))
  return sharesAddress(balancer, callers)
}

/** Balancers of one region stand behind a virtual address, or each is checked by the global one. */
export function balancerLost(topology: Wired, balancer: LoadBalancer, silence: Silence): Removal {
  if (isAddressed(topology, balancer)) {
    // keepalived watches the host of its neighbour, not the process of the balancer.
    if (silence !== 'silent') {
      return {
        never: {
          ru: 'keepalived следит за узлом, а не за процессом',
          en: 'keepalived watches the host, not the process',
        },
      }
    }
    const at = `${balancer.id}.vrrp`
    const { values, paths } = stated('keepalived', {
      advert_int: [optionalSeconds(balancer.vrrp?.advertInterval), `${at}.advertInterval`],
      priority: [balancer.vrrp?.priority, `${at}.priority`],
    })
    return { phases: vrrpTakeover(values, paths) }
  }
  const before = topology.callersOf(balancer.id).map((relation) => topology.elements.get(relation.from))
  const global = before.find((e): e is GlobalBalancer => e?.kind === 'globalBalancer')
  if (global) return { phases: [globalCheck(global)] }
  return {
    unknown: {
      ru: 'за сколько провайдер заменяет узел своего балансировщика, он не публикует',
      en: 'how soon the provider replaces a node of its balancer is not published',
    },
  }
}

/** Requests per second to one dead instance, of each process of the balancer that counts for itself. */
function rateToDead(
  topology: Wired,
  flows: ReadonlyMap<string, StationFlow>,
  { element, region, here }: Outage,
  balancer: LoadBalancer,
): Derivation {
  const label = { ru: 'Запросов к мёртвому серверу', en: 'Requests to the dead server' }
  const arrivals = flows.get(`${element.id}@${region}`)?.arrivals
  if (balancer.technology !== 'nginx' || arrivals === undefined || arrivals <= 0) {
    return byConvention(label, '/s', 1, {
      ru: 'потока в модели нет: принят один запрос в секунду',
      en: 'the model gives no flow: one request per second is assumed',
    })
  }
  const balancers = topology.instancesIn(balancer.id, region).length
  const workers = balancer.nginx?.zone ? 1 : (balancer.nginx?.workers ?? 1)
  const rate = arrivals / here.length / Math.max(1, balancers) / workers
  return fromModel(label, '/s', rate, `${balancer.id}.nginx.workers`, {
    ru: 'поток в пик / экземпляры / процессы nginx',
    en: 'arrivals at peak / instances / processes of nginx',
  })
}
