/** What a restore from a backup leaves out: the archive of the log, or the age of the newest copy. */
import { fromModel, ranged, sumOf } from '../../catalogue/derive.ts'
import { phase } from '../../catalogue/timers.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { BackupPolicy, Store } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { archiveStaleness, periodicCopy } from './copies.ts'
import { type Loss, lossLabel, result } from './loss-result.ts'
import { titleOf } from './names.ts'
import type { Source } from './sources.ts'

/** How the restored state is told, with an archive of the log and without; the place of the repository follows. */
export interface RestoredWords {
  archived: Said
  copied: Said
}

/**
 * Loss of a restore from one source. `lost` makes the whole loss of what the archive (true) or the newest copy lacks.
 */
export function lossFrom(
  topology: Topology,
  group: Group,
  store: Store,
  from: Source,
  words: RestoredWords,
  lost: (lacks: Derivation, archived: boolean) => Derivation = (lacks) => lacks,
): Loss {
  const archived = hasArchive(from.policy)
  const lacks = archived ? archiveStaleness(store, group, from.policy, from.path) : ageOf(topology, group, from)
  const where = titleOf(topology, from.repository)
  const told = archived ? words.archived : words.copied
  const text = { ru: `${told.ru}: ${where.ru}`, en: `${told.en}: ${where.en}` }
  const source = archived ? 'pitr' : 'backup'
  if ('ru' in lacks) return { rpo: undefined, source, sourceText: text, unknown: lacks }
  const own = lost(unproven(lacks, from.policy), archived)
  const point = archived ? sinceCommonPoint(store) : undefined
  if (!point) return result(own, source, text)
  const { note, ...each } = own
  return result(sumOf(lossLabel, 's', [{ ...each, label: eachNode }, point], note), source, text)
}

const eachNode: Said = { ru: 'Каждый узел сам по себе', en: 'Each node by itself' }

/**
 * Nodes of Citus that are restored each for itself give no consistent cut: all go back to the last common restore point, 0 / half
 * / one period before the moment that each could be restored to. Undefined when the model gives no period, or there is one node.
 */
function sinceCommonPoint(store: Store): Derivation | undefined {
  const every = store.shards?.tool === 'citus' ? store.shards.citus?.restorePointEvery : undefined
  if (!every || (store.shards?.groups.length ?? 0) < 2) return undefined
  const period = fromModel(
    { ru: 'Период общих точек восстановления', en: 'Period of the common restore points' },
    's',
    seconds(every),
    `${store.id}.shards.citus.restorePointEvery`,
  )
  return ranged(
    { ru: 'С последней общей точки восстановления', en: 'Since the last common restore point' },
    's',
    { ru: '0 .. период', en: '0 .. period' },
    phase(period.value.typical),
    [period],
  )
}

function ageOf(topology: Topology, group: Group, from: Source): Derivation | Said {
  const copy = periodicCopy(topology, group, from.policy, from.path, from.repository)
  return 'ru' in copy ? copy : copy.age
}

/** A log archive belongs to physical copies; a logical dump cannot be rolled forward. */
function hasArchive(backup: BackupPolicy): boolean {
  return backup.walArchive !== undefined && backup.tool !== 'pg_dump'
}

function unproven(derivation: Derivation, backup: BackupPolicy): Derivation {
  if (backup.restoreTest) return derivation
  const note = {
    ru: 'Из этих копий ни разу не восстанавливали (restoreTest не задан): что они годятся, не доказано.',
    en: 'These backups have never been restored (no restoreTest): that they are usable is unproven.',
  }
  return { ...derivation, note }
}
