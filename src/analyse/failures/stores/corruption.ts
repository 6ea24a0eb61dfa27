/** Logical corruption: every copy repeats it, so that a delayed copy, a backup or nothing brings the store back. */
import type { Store } from '../../../language/vocabulary/index.ts'
import type { Fate } from '../../data/fate.ts'
import { noCleanCopy, usableDelay } from '../../data/loss-corruption.ts'
import { copyName, titleOf } from '../../data/names.ts'
import type { Group, Topology } from '../../topology/topology.ts'
import { always } from '../hit.ts'
import type { Case } from './case.ts'
import { delayedPhases, restoreAfterCorruption } from './phases.ts'

/** The case of a corrupted group. */
export function corrupted(
  topology: Topology,
  group: Group,
  store: Store,
  fate: Extract<Fate, { kind: 'corrupted' }>,
): Case {
  const delayed = usableDelay(store, fate)
  if (delayed) {
    const name = copyName(topology, delayed)
    return {
      effect: 'restore',
      what: {
        ru: `порча на всех копиях, кроме отложенной: ${name.ru}`,
        en: `corrupt on all copies but the delayed one in ${name.en}`,
      },
      phases: delayedPhases(topology, group, fate.corruption, delayed),
      blocks: always,
    }
  }
  if (fate.repository === undefined) {
    return {
      effect: 'down',
      what: { ru: 'порча на всех копиях, резервных копий нет', en: 'corrupt on all copies, no backup is left' },
      phases: [],
      blocks: always,
    }
  }
  if (store.backup && noCleanCopy(store.backup, fate.corruption)) {
    return {
      effect: 'down',
      what: {
        ru: 'порча замечена позже срока хранения: чистой копии не осталось',
        en: 'the corruption is noticed after the retention: no clean copy is left',
      },
      phases: [],
      blocks: always,
    }
  }
  const where = titleOf(topology, fate.repository)
  return {
    effect: 'restore',
    what: {
      ru: `порча на всех копиях; данные восстанавливают из резервной копии, хранилище: ${where.ru}`,
      en: `corrupt on all copies; restore from the backup in ${where.en}`,
    },
    phases: restoreAfterCorruption(topology, group, fate.corruption, fate),
    blocks: always,
  }
}
