/** How people learn of a failure: the alert chain of the model's monitoring, if it survives. */
import { estimate, fromModel } from '../../catalogue/derive.ts'
import { pageChain } from '../../catalogue/mechanisms/alerting.ts'
import { byHand } from '../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../language/text.ts'
import type { Service } from '../../language/vocabulary/index.ts'
import type { Phase } from '../analysis.ts'
import { type Effect, isLost } from '../data/effect.ts'
import type { Topology } from '../topology/topology.ts'

/** Phases of the alert; none when the model has no alerting; a sentence when the monitoring is lost with what it watches. */
export function alertPhases(topology: Topology, effect: Effect): Phase[] | Said {
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
  if (seeing) return pageChain(seeing.alerting, `${seeing.id}.alerting`)
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
