/** How the instances of a region come back without another region: the old ones return, a process restarts, others are started. */
import { byConvention, estimate, given, optionalSeconds, sumOf } from '../../../catalogue/derive.ts'
import { targetReturn } from '../../../catalogue/mechanisms/balancer.ts'
import { orchestratorKnobs, podReplacement, startTime } from '../../../catalogue/mechanisms/kubernetes.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import { livenessRestart, lostZone, statefulReplacement } from '../../../catalogue/mechanisms/scaling.ts'
import { stated } from '../../../catalogue/values.ts'
import type { Said } from '../../../language/text.ts'
import { seconds } from '../../../language/units.ts'
import type { Deployment, Place } from '../../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../../quantity/quantity.ts'
import type { Phase } from '../../analysis.ts'
import { type Effect, placeLost } from '../../data/effect.ts'
import type { Topology } from '../../topology/topology.ts'
import { rtoOf, soonerOf } from '../hit.ts'
import type { Wired } from '../wiring.ts'
import { controlPlaneWait } from './control-plane.ts'
import { instanceReturns, startupOf } from './dead.ts'
import { balancerBefore, type Outage, removalOf } from './removal.ts'

/** The way back: phases and time (`undefined`: nothing brings them back), and what it is in words. */
export interface Back {
  rto: Quantity | undefined
  phases: Phase[]
  what: Said
}

/** The dead pods whose replacement is asked for. */
export type Moving = Pick<Outage, 'element' | 'dead' | 'controlPlane' | 'start'>

const bySelf: Said = { ru: 'они возвращаются сами', en: 'they come back by themselves' }

const goneForGood: Said = { ru: 'по модели ничто их не возвращает', en: 'nothing in the model brings them back' }

/** The sooner of the return of the old instances and of the start of new ones. */
export function backOf(topology: Wired, effect: Effect, outage: Outage): Back {
  const own = ownReturn(topology, effect, outage)
  const others = effect.lost.has(outage.element.id) ? undefined : replaced(topology, effect, outage)
  if (!others) return own
  const phases = [...others.phases, ...takenIn(topology, outage)]
  const rto = rtoOf(phases)
  if (!Number.isFinite(rto.typical)) return { ...own, what: own.rto ? both(others.what, own.what) : others.what }
  return { rto: soonerOf(rto, own.rto), phases, what: others.what }
}

function both(a: Said, b: Said): Said {
  return { ru: `${a.ru}; ${b.ru}`, en: `${a.en}; ${b.en}` }
}

/** The same instances again: the fault on them ends, or their process is started anew. */
export function ownReturn(topology: Wired, effect: Effect, outage: Outage): Back {
  const { element, dead, silence, start } = outage
  const startup = startupOf(element, dead[0])
  const returns = Math.min(...dead.map((i) => instanceReturns(topology, effect, i)))
  const taken = takenIn(topology, outage)
  const ended = Number.isFinite(returns)
    ? quantity(
        sumOf({ ru: 'Возвращается само', en: 'Comes back by itself' }, 's', [
          ends(returns - start).derivation,
          startTime(startup.value, startup.path),
          ...taken.map((phase) => phase.quantity.derivation),
        ]),
      )
    : undefined
  const restarted = silence === 'silent' ? undefined : restart(outage)
  if (!restarted) return { rto: ended, phases: [], what: ended ? bySelf : goneForGood }
  const phases = [...restarted, ...taken]
  const what = { ru: 'процесс запускается заново на том же узле', en: 'the process is started again on its host' }
  return { rto: soonerOf(rtoOf(phases), ended), phases, what }
}

/** A dead process is started at once; one that hangs only by its liveness check. */
function restart({ element, dead, silence }: Outage): Phase[] | undefined {
  const deployment = dead[0]?.deployment
  const startup = startupOf(element, dead[0])
  if (silence === 'refuses') return [automatic('act', startTime(startup.value, startup.path))]
  const liveness = deployment?.kubernetes?.liveness
  if (!liveness) return undefined
  const at = `${deployment.id}.kubernetes`
  const { values, paths } = stated('kubernetes', {
    probe_period: [seconds(liveness.interval), `${at}.liveness.interval`],
    probe_failures: [liveness.failures, `${at}.liveness.failures`],
    probe_timeout: [optionalSeconds(liveness.timeout), `${at}.liveness.timeout`],
    termination_grace: [optionalSeconds(deployment.kubernetes?.terminationGracePeriod), `${at}.terminationGracePeriod`],
    pod_start: [startup.value ? estimate(startup.value) : undefined, startup.path],
  })
  return livenessRestart(values, paths)
}

/** Instances that are started elsewhere; undefined when nothing starts them. */
function replaced(topology: Wired, effect: Effect, outage: Outage): { phases: Phase[]; what: Said } | undefined {
  const deployment = outage.dead[0]?.deployment
  if (!deployment || outage.silence !== 'silent') return undefined
  const technology = deployment.orchestrator?.technology ?? 'kubernetes'
  if (technology === 'none' || !hasRoom(topology, effect, deployment)) return undefined
  return technology === 'vm-group' ? machines(topology, outage) : podsMoved(topology, effect, outage, deployment)
}

/** The pods of a deployment on Kubernetes are started on other nodes, with their volumes; undefined when they are not. */
export function podsMoved(
  topology: Topology,
  effect: Effect,
  outage: Moving,
  deployment: Deployment,
): { phases: Phase[]; what: Said } | undefined {
  const kubernetes = deployment.kubernetes
  if (kubernetes?.workload === 'DaemonSet') return undefined
  const wait = controlPlaneWait(outage.controlPlane, outage.start)
  if (!wait) return undefined
  if (kubernetes?.workload === 'StatefulSet' || kubernetes?.volume === 'ReadWriteOnce') {
    return bound(topology, effect, outage, deployment, wait)
  }
  const startup = startupOf(outage.element, outage.dead[0])
  const zone = zoneWithHosts(topology, effect, outage)
  const phases = zone
    ? lostZonePods(topology, deployment, outage, zone)
    : podReplacement(deployment.orchestrator, deployment.id, startup)
  return {
    phases: [...wait, ...phases],
    what: { ru: 'новые запускаются в другой зоне', en: 'new ones are started in another zone' },
  }
}

/** The lost place that says how many hosts it has. */
function zoneWithHosts(topology: Topology, effect: Effect, { dead }: Moving): Place | undefined {
  const at = topology.ancestors(dead[0]?.place ?? '').map((id) => topology.places.get(id))
  return at.some((place) => place && effect.lost.has(place.id)) ? at.find((place) => place?.hosts) : undefined
}

/** Every zone gives up its nodes at a rate of its own. */
function lostZonePods(topology: Topology, deployment: Deployment, { element, dead }: Moving, zone: Place): Phase[] {
  const knobs = orchestratorKnobs(deployment.orchestrator, deployment.id, startupOf(element, dead[0]))
  const pods = dead.filter((i) => topology.ancestors(i.place).includes(zone.id)).length
  return lostZone(zone.hosts ?? 1, knobs.values, knobs.paths, { pods, path: `${zone.id}.hosts` })
}

/** A StatefulSet or a volume: nothing happens until the node is fenced, and a volume of a lost zone is in no other. */
function bound(
  topology: Topology,
  effect: Effect,
  { element, dead }: Moving,
  deployment: Deployment,
  wait: Phase[],
): { phases: Phase[]; what: Said } | undefined {
  const volume = deployment.kubernetes?.volume === 'ReadWriteOnce'
  const zones: Place['kind'][] = ['region', 'zone', 'dataCentre']
  const zoneLost = topology
    .ancestors(dead[0]?.place ?? '')
    .some((at) => effect.lost.has(at) && zones.includes(topology.places.get(at)?.kind ?? 'zone'))
  const knobs = orchestratorKnobs(deployment.orchestrator, deployment.id, startupOf(element, dead[0]))
  const { fencing, outOfServiceTaint } = deployment.kubernetes ?? {}
  const path = `${deployment.id}.kubernetes.fencing`
  const fenced = fencing && !(volume && zoneLost)
  const phases = statefulReplacement(
    fenced ? { seconds: estimate(fencing), path, human: outOfServiceTaint !== true, volume } : undefined,
    knobs.values,
    knobs.paths,
  )
  const what: Said = fenced
    ? {
        ru: 'узел ограждают, и новый запускается на другом узле',
        en: 'the node is fenced and a new one starts on another',
      }
    : volume && zoneLost
      ? { ru: 'их том есть только в потерянной зоне', en: 'their volume exists in the lost zone only' }
      : {
          ru: 'без ограждения погибшего узла Kubernetes их не заменяет',
          en: 'without fencing of the dead node Kubernetes does not replace them',
        }
  return { phases: [...wait, ...phases], what }
}

/** From the decision to start a machine until it is ready. */
function nodeStart(deployment: Deployment | undefined): Derivation {
  const time = deployment?.orchestrator?.nodeStart
  return given('kubernetes', 'node_boot', time ? estimate(time) : undefined, `${deployment?.id}.orchestrator.nodeStart`)
}

/** A group of machines starts another one when the check before them has failed. */
function machines(topology: Wired, outage: Outage): { phases: Phase[]; what: Said } | undefined {
  const noticed = removalOf(topology, new Map(), outage)
  if (!('phases' in noticed)) return undefined
  const startup = startupOf(outage.element, outage.dead[0])
  const phases = [
    ...noticed.phases,
    automatic('act', nodeStart(outage.dead[0]?.deployment)),
    automatic('act', startTime(startup.value, startup.path)),
  ]
  return { phases, what: { ru: 'запускаются новые машины', en: 'new machines are started' } }
}

/** The balancer before them takes them in, when it is one that checks first. */
function takenIn(topology: Wired, { element }: Outage): Phase[] {
  const balancer = balancerBefore(topology, element)
  const phase = balancer ? targetReturn(balancer) : undefined
  return phase ? [phase] : []
}

/** A place for new instances: a part of the deployment's place that is alive. */
function hasRoom(topology: Topology, effect: Effect, deployment: Deployment): boolean {
  if (placeLost(topology, effect, deployment.in)) return false
  const leaves = topology.within(deployment.in).filter((id) => topology.within(id).length === 1)
  return leaves.some((id) => !placeLost(topology, effect, id))
}

/** The fault ends after `length` seconds. */
export function ends(length: number): Quantity {
  const label = { ru: 'Отказ кончается', en: 'The fault ends' }
  return quantity(
    byConvention(label, 's', exactly(length), {
      ru: 'длительность отказа в сценарии или время ремонта площадки',
      en: 'the length of the fault in the scenario, or the repair time of the place',
    }),
  )
}
