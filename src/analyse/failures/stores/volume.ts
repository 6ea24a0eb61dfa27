/** A database in one pod whose data are on a volume: a lost node takes the pod away and not the data, so it is started elsewhere. */
import { estimate, fromModel, given } from '../../../catalogue/derive.ts'
import { automatic } from '../../../catalogue/mechanisms/phase.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import type { Effect } from '../../data/effect.ts'
import { groupName } from '../../data/names.ts'
import type { Group, Topology } from '../../topology/topology.ts'
import { always, rtoOf } from '../hit.ts'
import { controlPlaneLoss } from '../services/control-plane.ts'
import { podsMoved } from '../services/replacement.ts'
import type { Case } from './case.ts'

/** The pod starts on another node and recovers as after a crash; it waits for its own node where nothing moves it. */
export function mountedElsewhere(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  returns: number,
  start: number,
): Case {
  const name = groupName(topology, group)
  const dead = topology.instancesOf(store.id)
  const [pod] = dead
  const controlPlane = pod && controlPlaneLoss(topology, effect, pod.place)
  const moved = pod && podsMoved(topology, effect, { element: store, dead, controlPlane, start }, pod.deployment)
  const phases = moved ? [...moved.phases, automatic('act', restartOf(store))] : []
  const waits = !Number.isFinite(rtoOf(phases).typical) || phases.length === 0
  const why = moved?.what ?? { ru: 'по модели её никто не переносит', en: 'nothing in the model moves it' }
  return {
    effect: 'down',
    what: {
      ru: `«${name.ru}»: узел потерян, данные целы на томе; ${why.ru}`,
      en: `"${name.en}": the host is lost, the data are whole on their volume; ${why.en}`,
    },
    phases: waits ? [] : phases,
    backAt: returns,
    blocks: always,
  }
}

function restartOf(store: Store) {
  return store.restart
    ? fromModel({ ru: 'Перезапуск', en: 'Restart' }, 's', estimate(store.restart), `${store.id}.restart`)
    : given('postgresql', 'crash_recovery', undefined, `${store.id}.restart`)
}
