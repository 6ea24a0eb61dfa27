/** How people learn of a failure: the alert chain of the model's monitoring, if it survives. */
import { estimate, fromModel } from '../../catalogue/derive.ts'
import { deadPeers, pageChain, pageInOpenGroup } from '../../catalogue/mechanisms/alerting.ts'
import { byHand } from '../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Service } from '../../language/vocabulary/index.ts'
import type { Phase } from '../analysis.ts'
import { type Effect, faultsOn, isLost, startOf } from '../data/effect.ts'
import type { Group, Topology } from '../topology/topology.ts'

/**
 * Phases of the alert; none when the model has no alerting; a sentence when the monitoring is lost with what it watches.
 * `since`: when what is watched fails, s; after the page of an earlier fault the group is open and the next one waits its turn.
 */
export function alertPhases(topology: Topology, effect: Effect, since = 0): Phase[] | Said {
  const monitors = topology.document.elements.filter(
    (element): element is Service => 'alerting' in element && element.alerting !== undefined,
  )
  if (monitors.length === 0) return []
  const seeing = monitors.find((monitor) => {
    const instances = topology.instancesOf(monitor.id)
    if (effect.lost.has(monitor.id)) return monitor.alerting?.deadMansSwitch === true
    if (instances.length === 0 || monitor.alerting?.deadMansSwitch) return true
    return instances.some((i) => !isLost(topology, effect, i.id, i.element, i.place))
  })
  if (seeing) {
    // An alert that comes before the first page of its group goes out with it.
    const wait = seconds(seeing.alerting?.groupWait ?? '0s')
    const open = effect.faults.some((fault) => since - startOf(fault) > wait)
    const page = open ? pageInOpenGroup : pageChain
    return [...page(seeing.alerting, `${seeing.id}.alerting`), ...peersDead(topology, effect, seeing)]
  }
  const people = monitors.find((monitor) => monitor.alerting?.noticedWithout !== undefined)
  if (people?.alerting?.noticedWithout) {
    const label = {
      ru: 'Люди замечают сами: мониторинг потерян',
      en: 'People notice themselves: the monitoring is lost',
    }
    const path = `${people.id}.alerting.noticedWithout`
    return [byHand(fromModel(label, 's', estimate(people.alerting.noticedWithout), path))]
  }
  return {
    ru: 'мониторинг потерян вместе с тем, за чем следит, а сторожевой тревоги (deadMansSwitch) нет: когда люди узнают, неизвестно (alerting.noticedWithout)',
    en: 'monitoring is lost with what it watches and has no dead man’s switch: when people learn of it is not known (alerting.noticedWithout)',
  }
}

/** Several Alertmanagers stand in line: one that lives waits for those before it. */
function peersDead(topology: Topology, effect: Effect, monitor: Service): Phase[] {
  if (monitor.alerting?.alertmanagers === 'load-balanced') return []
  const peers = topology.instancesOf(monitor.id)
  const dead = peers.filter((i) => isLost(topology, effect, i.id, i.element, i.place)).length
  return dead > 0 && dead < peers.length ? deadPeers(dead, peers.length) : []
}

/** When the copies of a group begin to fail, s after the start of the scenario; 0 when none of them is lost itself. */
export function groupFails(topology: Topology, effect: Effect, group: Group): number {
  const starts = group.copies.flatMap((c) => faultsOn(topology, effect, c.id, c.store, c.place).map(startOf))
  return starts.length > 0 ? Math.min(...starts) : 0
}
