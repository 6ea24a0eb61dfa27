/** A cluster without the majority of its control plane: what runs serves on, and users notice nothing until something else fails. */
import type { Element } from '../../../language/vocabulary/index.ts'
import { type Effect, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { Instance } from '../../topology/topology.ts'
import { type Hit, never, nothing, rtoOf } from '../hit.ts'
import type { Wired } from '../wiring.ts'
import { controlPlaneLoss, controlPlaneWait } from './control-plane.ts'

/** Records of an element whose instances all live in a cluster that cannot replace them; one per region. */
export function standingStill(topology: Wired, element: Element, effect: Effect, living: readonly Instance[]): Hit[] {
  if (!topology.controlPlanes) return []
  const byRegion = Map.groupBy(living, (i) => topology.regionOf(i.place))
  return [...byRegion].flatMap(([region, here]): Hit[] => {
    const loss = controlPlaneLoss(topology, effect, here[0]?.place ?? '')
    if (!loss) return []
    const start = Math.min(...effect.faults.map(startOf))
    const [name, cluster] = [titleOf(topology, element.id), titleOf(topology, loss.cluster)]
    const what = {
      ru: `«${name.ru}»: плоскость управления «${cluster.ru}» без большинства; экземпляры работают, но потерянные не заменяются и автомасштабирование стоит`,
      en: `"${name.en}": the control plane of "${cluster.en}" has no majority; instances serve on, but lost ones are not replaced and autoscaling stands still`,
    }
    const base = { element: element.id, id: `${element.id}@${region}`, effect: 'degraded' as const, what }
    const wait = controlPlaneWait(loss, start)
    const recovery = { ...base, phases: wait ?? [], rto: wait ? rtoOf(wait) : never(what) }
    return [{ recovery, start, blocks: nothing, visible: false }]
  })
}
