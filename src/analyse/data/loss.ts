/**
 * Acknowledged data lost by a shard group (RPO). The loss is the staleness of the freshest copy that survives and is used;
 * synchronous copies inside the failed scope do not count. Definitions: docs/analyses/data.md.
 */
import { computed, estimate, fromModel, sumOf } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { BackupPolicy, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import type { CopyChance } from '../analysis.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { archiveStaleness, periodicCopy } from './copies.ts'
import { type Corruption, copyLost, type Effect } from './effect.ts'
import { type Fate, fateOf } from './fate.ts'
import { freshest, isolatedWrites } from './lag.ts'
import { copyName, listOf, titleOf } from './names.ts'
import { acknowledgement, canAcknowledge, isProtected } from './quorum.ts'
import { chosen, type Source, sourceName } from './sources.ts'

export interface Loss {
  rpo: Quantity | undefined
  /** The copy that is used: copy id, `backup`, `pitr`, or `none`. */
  source: string
  sourceText: Said
  unknown?: Said
  /** The copies tried one after another, when one may turn out useless. */
  chain?: CopyChance[]
}

const lossLabel: Said = { ru: 'Потеря подтверждённых данных', en: 'Acknowledged data lost' }

/** The loss of a group under an effect. */
export function dataLoss(topology: Topology, group: Group, effect: Effect): Loss {
  const store = topology.elements.get(group.store) as Store
  const fate = fateOf(topology, group, effect)
  const primary = group.copies.find((copy) => copy.role === 'primary')
  switch (fate.kind) {
    case 'failover':
      return failoverLoss(topology, group, effect, store, fate)
    case 'restore':
      return alongChain(topology, fate.sources, (source) => fromBackup(topology, group, store, source))
    case 'process-crash':
      return crashLoss(topology, group, store)
    case 'corrupted':
      return corruptionLoss(topology, group, store, fate)
    case 'waits':
      return waitingLoss(store, fate.returns)
    case 'no-copies':
      return nothing('none', { ru: 'копии в модели не заданы', en: 'the model names no copies' })
    case 'no-votes':
      return nothing(primary?.id ?? 'none', {
        ru: 'ведущая копия цела, но писать ей нельзя: большинства голосов нет',
        en: 'the primary is whole but may not write: there is no majority of votes',
      })
    default:
      return nothing(primary?.id ?? 'none', { ru: 'ведущая копия цела', en: 'the primary is whole' })
  }
}

function nothing(source: string, why: Said): Loss {
  const zero: Derivation = { label: lossLabel, value: exactly(0), unit: 's', origin: { kind: 'computed' }, note: why }
  return { rpo: quantity(zero), source, sourceText: why }
}

function result(derivation: Derivation, source: string, sourceText: Said): Loss {
  return { rpo: quantity({ ...derivation, label: lossLabel }), source, sourceText }
}

function failoverLoss(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Extract<Fate, { kind: 'failover' }>,
): Loss {
  const ack = acknowledgement(store, group)
  const primary = group.copies.find((copy) => copy.role === 'primary') as Copy
  const alive = (copy: Copy) => !copyLost(topology, effect, copy)
  const reached = (copy: Copy) => alive(copy) && !(fate.isolated && !effect.separated(primary.place, copy.place))
  const used = fate.candidates.map((copy) => copyName(topology, copy))
  const source = fate.candidates[0]?.id ?? 'none'
  // Under ANY k the freshest survivor is safe only when every confirming set has a survivor among those promoted from.
  const safe = isProtected(ack, reached)
  if (fate.isolated) {
    const goesOn = canAcknowledge(ack, (copy) => alive(copy) && !effect.separated(primary.place, copy.place))
    if (safe && !goesOn) return nothing(source, hangs)
    const extra = goesOn ? [isolatedWrites(store, fate.returns)] : []
    const lag = safe ? [] : [freshest(topology, group, fate.candidates)]
    return result(sumOf(lossLabel, 's', [...lag, ...extra], isolatedNote), source, listOf(used))
  }
  if (safe) {
    const holder = ack.standbys.filter(alive).map((copy) => copyName(topology, copy))
    const names = listOf(holder)
    return nothing(ack.standbys.find(alive)?.id ?? source, {
      ru: `подтверждённое есть на синхронной копии: ${names.ru}`,
      en: `what was acknowledged is on the synchronous copy: ${names.en}`,
    })
  }
  const lag = freshest(topology, group, fate.candidates)
  const why = ack.rule === 'none' ? asynchronous : insideScope
  return result({ ...lag, note: lag.note ?? why }, source, {
    ru: `данные берут с копии ${listOf(used).ru}: ${why.ru}`,
    en: `the data come from the copy in ${listOf(used).en}: ${why.en}`,
  })
}

const hangs: Said = {
  ru: 'на отрезанной стороне фиксации ждут синхронную копию и не подтверждаются',
  en: 'on the cut-off side commits wait for the synchronous copy and are not acknowledged',
}
const isolatedNote: Said = {
  ru: 'Пока старый лидер не снял с себя роль, он подтверждает запись, которой на другой стороне не будет.',
  en: 'Until the old primary demotes itself it acknowledges writes that the other side will never have.',
}
const asynchronous: Said = {
  ru: 'копия асинхронная, последние секунды до неё не дошли',
  en: 'the copy is asynchronous, the last seconds have not reached it',
}
const insideScope: Said = {
  ru: 'все копии, подтверждавшие запись, могли быть внутри области отказа',
  en: 'the confirming copies may all have been inside the failed scope',
}

/** The process is started again on its own data; only when it does not start in time another copy takes over. */
function crashLoss(topology: Topology, group: Group, store: Store): Loss {
  const primary = group.copies.find((copy) => copy.role === 'primary')
  const why = {
    ru: 'процесс перезапускают на том же сервере, данные на месте',
    en: 'the process is started again on the same host, its data are there',
  }
  const next = group.copies.filter(
    (copy) => copy.promotion === 'automatic' && copy !== primary && copy.role !== 'witness',
  )
  const patroni = 'failover' in store && store.failover?.manager === 'patroni'
  if (!patroni || next.length === 0 || acknowledgement(store, group).rule !== 'none')
    return nothing(primary?.id ?? 'none', why)
  const lag = freshest(topology, group, next)
  const formula = { ru: '0; в худшем случае переключение и отставание', en: '0; at worst a failover and the lag' }
  const value = { best: 0, typical: 0, worst: lag.value.worst }
  return result({ ...lag, value, formula, inputs: [lag], origin: { kind: 'computed' } }, primary?.id ?? 'none', why)
}

/** The loss by the source that typically works; at worst by the last one that people may have to fall back on. */
function alongChain(topology: Topology, sources: readonly Source[], lossBy: (source: Source) => Loss): Loss {
  const source = chosen(sources, 'typical')
  if (!source) return gone(everyCopy)
  const loss = lossBy(source)
  const sure = sources.length === 1 && source.fails === 0
  if (sure || !loss.rpo) return loss
  const last = chosen(sources, 'worst')
  const first = chosen(sources, 'best')
  const worst = last ? (lossBy(last).rpo?.worst ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const best = first ? (lossBy(first).rpo?.best ?? loss.rpo.best) : loss.rpo.best
  const value = { ...loss.rpo, best: Math.min(best, loss.rpo.best), worst: Math.max(worst, loss.rpo.worst) }
  const derivation = {
    ...loss.rpo.derivation,
    value: { best: value.best, typical: value.typical, worst: value.worst },
  }
  return { ...loss, rpo: quantity(derivation), chain: chances(topology, sources, lossBy) }
}

function chances(topology: Topology, sources: readonly Source[], lossBy: (source: Source) => Loss): CopyChance[] {
  let reached: number | undefined = 1
  return sources.map((source) => {
    const loss = lossBy(source)
    const { fails } = source
    const used: number | undefined = reached === undefined || fails === undefined ? undefined : reached * (1 - fails)
    reached = reached === undefined || fails === undefined ? undefined : reached * fails
    return { source: loss.source, sourceText: sourceName(topology, source), fails, used, rpo: loss.rpo }
  })
}

/** Every copy is gone: what the archive or the newest backup holds. */
function fromBackup(topology: Topology, group: Group, store: Store, from: Source): Loss {
  const backup = from.policy
  const where = titleOf(topology, from.repository)
  const pitr = hasArchive(backup)
  const age = pitr ? archiveStaleness(store, group, backup, from.path) : ageOf(topology, group, from)
  const source = pitr ? 'pitr' : 'backup'
  const text = pitr
    ? { ru: `копия и архив журнала: ${where.ru}`, en: `backup and archived log: ${where.en}` }
    : { ru: `последняя законченная копия: ${where.ru}`, en: `the newest finished backup: ${where.en}` }
  if ('ru' in age) return { rpo: undefined, source, sourceText: text, unknown: age }
  return result(unproven(age, backup), source, text)
}

function ageOf(topology: Topology, group: Group, from: Source): Derivation | Said {
  const copy = periodicCopy(topology, group, from.policy, from.path)
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

/**
 * Logical corruption. Restored is the state just before it; lost are the writes that the restored state lacks from before
 * it (the gap) and, when the model says how long it went unnoticed, the good writes made after it.
 */
function corruptionLoss(
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
  const backup = from.policy
  const gap = hasArchive(backup) ? archiveGap(store, group, from) : ageOf(topology, group, from)
  const where = titleOf(topology, from.repository)
  const source = hasArchive(backup) ? 'pitr' : 'backup'
  const text = hasArchive(backup)
    ? {
        ru: `восстановление на момент перед порчей: ${where.ru}`,
        en: `point-in-time restore to just before it: ${where.en}`,
      }
    : { ru: `последняя копия до порчи: ${where.ru}`, en: `the last backup before it: ${where.en}` }
  if ('ru' in gap) return { rpo: undefined, source, sourceText: text, unknown: gap }
  const parts = noticed ? [unproven(gap, backup), noticed] : [unproven(gap, backup)]
  return result(sumOf(lossLabel, 's', parts, noticed ? corruptionNote : noNotice), source, text)
}

/** True when the corruption is typically noticed after the retention: every copy kept is newer than it. */
export function noCleanCopy(backup: BackupPolicy, corruption: Corruption): boolean {
  return corruption.noticed !== undefined && estimate(corruption.noticed).typical > seconds(backup.retention)
}

/** With an archive the gap is at most its staleness; at best the living server still hands over its last segment. */
function archiveGap(store: Store, group: Group, from: Source): Derivation | Said {
  const stale = archiveStaleness(store, group, from.policy, from.path)
  if ('ru' in stale) return stale
  return {
    ...stale,
    label: { ru: 'Не попало в архив до порчи', en: 'Not archived before the corruption' },
    value: { ...stale.value, best: 0 },
  }
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
const everyCopy: Said = {
  ru: 'порча есть на каждой копии, а резервных копий не осталось',
  en: 'the corruption is on every copy and no backup is left',
}
const tooLate: Said = {
  ru: 'порча замечена позже срока хранения: копии без неё уже нет',
  en: 'the corruption is noticed after the retention: no copy without it is left',
}

function gone(why: Said): Loss {
  const value = exactly(Number.POSITIVE_INFINITY)
  const derivation: Derivation = { label: lossLabel, value, unit: 's', origin: { kind: 'computed' }, note: why }
  return { rpo: quantity(derivation), source: 'none', sourceText: why }
}

/** Every copy is away and there is no other: all is lost for good, or nothing when the place comes back whole. */
function waitingLoss(store: Store, returns: number): Loss {
  if (!Number.isFinite(returns)) {
    return gone({
      ru: 'ни копии, ни резервной копии вне области отказа нет',
      en: 'neither a copy nor a backup is left outside the failed scope',
    })
  }
  const back = computed(
    lossLabel,
    's',
    { ru: '0, если площадка возвращается целой', en: '0 when the place comes back whole' },
    () => 0,
    [
      fromModel(
        { ru: 'Копии возвращаются сами', en: 'The copies come back by themselves' },
        's',
        returns,
        `${store.id}`,
      ),
    ],
  )
  const text = {
    ru: `копии возвращаются через ${sayValue(returns, 's').ru} целыми; если место погибло, потеряно всё`,
    en: `the copies come back whole after ${sayValue(returns, 's').en}; if the place is destroyed, everything is lost`,
  }
  return result({ ...back, note: text }, 'none', text)
}
