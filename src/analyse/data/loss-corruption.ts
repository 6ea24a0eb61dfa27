/** Loss to a logical corruption, which replication repeats on every copy. */
import { estimate, fromModel, sumOf } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { BackupPolicy, Store } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import type { Corruption } from './effect.ts'
import type { Fate } from './fate.ts'
import { lossFrom } from './loss-backup.ts'
import { alongChain, everyCopy, gone, type Loss, lossLabel, result } from './loss-result.ts'
import { copyName } from './names.ts'
import type { Source } from './sources.ts'

/**
 * Logical corruption. Restored is the state just before it; lost are the writes that the restored state lacks from before
 * it (the gap) and, when the model says how long it went unnoticed, the good writes made after it.
 */
export function corruptionLoss(
  topology: Topology,
  group: Group,
  store: Store,
  fate: Extract<Fate, { kind: 'corrupted' }>,
): Loss {
  const noticed = fate.corruption.noticed
    ? fromModel(
        { ru: 'Записано после порчи, пока её не заметили', en: 'Written after the corruption until it was noticed' },
        's',
        estimate(fate.corruption.noticed),
        fate.corruption.path,
      )
    : undefined
  const delayed = usableDelay(store, fate)
  if (delayed) {
    const parts = noticed ? [noticed] : []
    const name = copyName(topology, delayed)
    return result(sumOf(lossLabel, 's', parts, corruptionNote), delayed.id, {
      ru: `отложенная копия остановлена перед порчей: ${name.ru}`,
      en: `the delayed copy is stopped before the corruption: ${name.en}`,
    })
  }
  if (!fate.source) return gone(everyCopy)
  const clean = fate.sources.filter((from) => !noCleanCopy(from.policy, fate.corruption))
  if (clean.length === 0) return gone(tooLate)
  return alongChain(topology, clean, (from) => corruptionLossBy(topology, group, store, from, noticed))
}

/** The loss to a corruption when it is restored from one kind of backup. */
function corruptionLossBy(
  topology: Topology,
  group: Group,
  store: Store,
  from: Source,
  noticed: Derivation | undefined,
): Loss {
  return lossFrom(topology, group, store, from, beforeCorruption, (lacks, archived) => {
    // With an archive the living server at best still hands over its last segment.
    const gap = archived ? { ...lacks, label: notArchived, value: { ...lacks.value, best: 0 } } : lacks
    return sumOf(lossLabel, 's', noticed ? [gap, noticed] : [gap], noticed ? corruptionNote : noNotice)
  })
}

const beforeCorruption = {
  archived: { ru: 'восстановление на момент перед порчей', en: 'point-in-time restore to just before it' },
  copied: { ru: 'последняя копия до порчи', en: 'the last backup before it' },
}
const notArchived: Said = { ru: 'Не попало в архив до порчи', en: 'Not archived before the corruption' }

/** True when the corruption is typically noticed after the retention: every copy kept is newer than it. */
export function noCleanCopy(backup: BackupPolicy, corruption: Corruption): boolean {
  return corruption.noticed !== undefined && estimate(corruption.noticed).typical > seconds(backup.retention)
}

/** The delayed copy, when the corruption is noticed and replay stopped before it reaches it, even in the worst case. */
export function usableDelay(store: Store, fate: Extract<Fate, { kind: 'corrupted' }>): Copy | undefined {
  const delay = fate.delayed?.member.delay
  if (!fate.delayed || !delay || !fate.corruption.noticed) return undefined
  const reaction = store.backup ? estimate(store.backup.human).worst : 0
  return estimate(fate.corruption.noticed).worst + reaction < seconds(delay) ? fate.delayed : undefined
}

const corruptionNote: Said = {
  ru: 'Записанное между порчей и её обнаружением отбрасывается вместе с порчей; вернуть его можно только вручную.',
  en: 'What was written between the corruption and its discovery is dropped with it; only people can bring it back.',
}
const noNotice: Said = {
  ru: 'Когда порчу заметили, модель не говорит (noticedAfter): записанное после неё не учтено.',
  en: 'The model does not say when the corruption is noticed (noticedAfter): what was written after it is not counted.',
}
const tooLate: Said = {
  ru: 'порча замечена позже срока хранения: копии без неё уже нет',
  en: 'the corruption is noticed after the retention: no copy without it is left',
}
