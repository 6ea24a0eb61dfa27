/**
 * Restore time of a shard group from a backup: people, servers, copy, replay of the log, opening, checks. One formula for
 * the figure and for its break-evens:
 *   T = fixed + size / min(rate x processes, ceiling, link) + walRate x sinceCopy / replayRate
 */
import { computed, estimate, fromModel, given, ranged } from '../../catalogue/derive.ts'
import { automatic, byHand, totalQuantity } from '../../catalogue/mechanisms/phase.ts'
import { phase } from '../../catalogue/timers.ts'
import type { Said } from '../../language/text.ts'
import { bytesPerSecond, seconds } from '../../language/units.ts'
import type { BackupPolicy, Id, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import type { Phase, RestoreTime } from '../analysis.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { finishTimes, type Transfer } from './fluid.ts'
import { groupName } from './names.ts'
import { type Pace, paceOf, paceSeconds } from './pace.ts'
import { transferFacts } from './sharing.ts'
import type { Source } from './sources.ts'

/** From which repository to where. Default: the first repository to the place of the primary. */
export interface RestoreWay {
  repository?: Id | undefined
  target?: Id | undefined
  /** Which kind of backup. Default: the store's `backup`. */
  source?: Pick<Source, 'policy' | 'path'> | undefined
  /** Restores that run at the same time: they share links, and a ceiling that is said to be common. */
  beside?: readonly RestoreJob[] | undefined
}

/** A restore that runs at the same time as another. */
export interface RestoreJob {
  group: Group
  way: RestoreWay
}

/** The inputs of the formula, each with its origin. */
export interface RestoreInputs extends Pace {
  backup: BackupPolicy
  human: Derivation
  provisioning: Derivation
  opening: Derivation
  checks: Derivation
  size: Derivation
  /** Log to replay after the copy; undefined without an archive. */
  log: { rate: Derivation; interval: Derivation; replay: Derivation } | undefined
  /** What it shares with the restores beside it; undefined when it runs alone. */
  shared: Shared | undefined
  /** No place of the group is left: it is put up where the repository is, and no link is counted. */
  besideRepository: boolean
}

/** Restores beside this one, and the bytes per second of what they have in common. */
interface Shared {
  own: Transfer
  others: Transfer[]
  capacity: Map<string, number>
}

const lacking = {
  backup: {
    ru: 'в модели нет резервных копий (backup), поэтому времени восстановления нет',
    en: 'the model has no backups (backup), so there is no restore time',
  },
  size: {
    ru: 'в модели нет размера базы (size), поэтому времени восстановления нет',
    en: 'the model has no database size (size), so there is no restore time',
  },
  wal: {
    ru: 'в модели нет скорости журнала (walRate), поэтому время его применения неизвестно',
    en: 'the model has no log rate (walRate), so the time to replay it is not known',
  },
} satisfies Record<string, Said>

/** Model path of a group's size. */
export function sizePath(group: Group): string {
  return group.spec?.size === undefined ? `${group.store}.size` : `${group.store}.shards.groups.${group.spec.id}.size`
}

/** Inputs of the formula, or what the model lacks for it. */
export function restoreInputs(topology: Topology, group: Group, way: RestoreWay = {}): RestoreInputs | Said {
  const store = topology.elements.get(group.store) as Store
  const { policy: backup, path: at } = way.source ?? { policy: store.backup, path: `${store.id}.backup` }
  if (!backup) return lacking.backup
  if (group.size === undefined) return lacking.size
  const log = logInputs(group, store, backup, at)
  if (log && 'ru' in log) return log
  const target = way.target ?? group.copies.find((copy) => copy.role === 'primary')?.place ?? backup.in
  const repository = way.repository ?? backup.in
  const whole = group.share !== 1 && group.spec?.size === undefined
  return {
    backup,
    human: fromModel(
      { ru: 'Люди замечают и решают восстанавливать', en: 'People notice and decide to restore' },
      's',
      estimate(backup.human),
      `${at}.human`,
    ),
    provisioning: fromModel(
      { ru: 'Готовятся серверы и диски', en: 'Servers and disks are made ready' },
      's',
      backup.provisioning ? estimate(backup.provisioning) : exactly(0),
      `${at}.provisioning`,
      backup.provisioning
        ? undefined
        : { ru: 'не задано: сервер держат наготове', en: 'not given: a host is kept ready' },
    ),
    opening: given('postgresql', 'promotion', undefined, ''),
    checks: fromModel(
      { ru: 'Проверяется целостность', en: 'Integrity is checked' },
      's',
      backup.checks ? estimate(backup.checks) : exactly(0),
      `${at}.checks`,
      backup.checks ? undefined : { ru: 'не задано: без проверки', en: 'not given: no checks' },
    ),
    size: fromModel(
      { ru: 'Размер данных', en: 'Size of the data' },
      'B',
      group.size,
      sizePath(group),
      whole ? { ru: 'доля этого шарда', en: 'the share of this shard' } : undefined,
    ),
    ...paceOf(topology, backup, at, { repository, place: target }),
    log,
    shared: sharedWith(topology, group, way),
    besideRepository: way.target === repository && group.copies.every((copy) => copy.place !== repository),
  }
}

function logInputs(group: Group, store: Store, backup: BackupPolicy, at: string): RestoreInputs['log'] | Said {
  if (!backup.walArchive) return undefined
  if (!store.walRate) return lacking.wal
  const incremental = backup.incremental !== undefined
  return {
    rate: fromModel(
      { ru: 'Журнал за секунду', en: 'Log per second' },
      'B/s',
      bytesPerSecond(store.walRate) * group.share,
      `${store.id}.walRate`,
      group.share === 1 ? undefined : { ru: 'доля этого шарда', en: 'the share of this shard' },
    ),
    interval: fromModel(
      { ru: 'Период копий', en: 'Period of the copies' },
      's',
      seconds(backup.incremental ?? backup.full),
      incremental ? `${at}.incremental` : `${at}.full`,
    ),
    replay: given(
      'postgresql',
      'replay_rate',
      backup.replayRate ? bytesPerSecond(backup.replayRate) : undefined,
      `${at}.replayRate`,
    ),
  }
}

/** Restores beside a group's with what they share; undefined when nothing runs beside it. */
function sharedWith(topology: Topology, group: Group, way: RestoreWay): Shared | undefined {
  const facts = [{ group, way }, ...(way.beside ?? [])].flatMap((job) => {
    const store = topology.elements.get(job.group.store) as Store
    const backup = job.way.source?.policy ?? store.backup
    const home = job.group.copies.find((copy) => copy.role === 'primary')?.place
    if (!backup) return []
    const repository = job.way.repository ?? backup.in
    return transferFacts(topology, job.group, backup, repository, job.way.target ?? home ?? repository) ?? []
  })
  const [own, ...others] = facts.map((fact) => fact.transfer)
  if (!own || others.length === 0) return undefined
  return { own, others, capacity: new Map(facts.flatMap((fact) => fact.capacity)) }
}

/** Seconds of the transfer beside the others, at its own rate or another one (bytes per second of all processes). */
export function sharedSeconds({ own, others, capacity }: Shared, limit = own.limit): number {
  return finishTimes([{ ...own, limit }, ...others], capacity)[0] ?? Number.NaN
}

/** Transfer of the data: size over the least of the rates, or over the fair share of what is common. */
export function transferOf(inputs: RestoreInputs): Derivation {
  const alone = transferAlone(inputs)
  if (!inputs.shared) return alone
  const length = sharedSeconds(inputs.shared)
  if (!(length > alone.value.typical * (1 + 1e-9))) return alone
  const count = inputs.shared.others.length + 1
  return ranged(
    alone.label,
    's',
    { ru: 'размер / справедливая доля общей полосы', en: 'size / fair share of the common bandwidth' },
    exactly(length),
    alone.inputs ?? [],
    {
      ru: `Одновременно восстанавливаются ${count}: общий канал или потолок делится поровну, пока кто-то не закончит; в одиночку было бы ${sayValue(alone.value.typical, 's').ru}.`,
      en: `${count} are restored at the same time: a common link or ceiling is shared evenly until one is done; alone it would be ${sayValue(alone.value.typical, 's').en}.`,
    },
  )
}

function transferAlone(inputs: RestoreInputs): Derivation {
  return computed(
    { ru: 'Данные копируются из репозитория', en: 'The data are copied from the repository' },
    's',
    { ru: 'размер / min(скорость × процессы, потолки)', en: 'size / min(rate × processes, ceilings)' },
    (size = 0, ...pace) => paceSeconds(size, pace),
    [inputs.size, inputs.rate, inputs.processes, ...inputs.ceilings],
    inputs.besideRepository ? { ru: `${sameTime.ru} ${atHand.ru}`, en: `${sameTime.en} ${atHand.en}` } : sameTime,
  )
}

const sameTime: Said = {
  ru: 'Полная, разностная и инкрементальная копия восстанавливаются за одно время: решает размер базы.',
  en: 'Full, differential and incremental copies restore in the same time: the size of the database decides.',
}
const atHand: Said = {
  ru: 'Площадок базы не осталось: её поднимают рядом с хранилищем копий, поэтому канал не считается; в другом месте — не быстрее, чем размер / полоса канала до него.',
  en: 'No place of the database is left: it is put up beside the repository, so no link is counted; elsewhere it takes at least size / bandwidth of the link there.',
}

/** Replay of the log written since the copy: none, half a period, a whole period. */
export function replayOf(log: NonNullable<RestoreInputs['log']>): Derivation {
  const since = ranged(
    { ru: 'Прошло с последней копии', en: 'Time since the last copy' },
    's',
    { ru: '0 .. период', en: '0 .. interval' },
    phase(log.interval.value.typical),
    [log.interval],
  )
  return computed(
    { ru: 'Применяется журнал', en: 'The log is replayed' },
    's',
    { ru: 'журнал × время с копии / скорость применения', en: 'log × time since the copy / replay rate' },
    (wal = 0, time = 0, replay = 1) => (wal * time) / replay,
    [log.rate, since, log.replay],
  )
}

/** Phases of the restore in order. */
export function restorePhases(inputs: RestoreInputs): Phase[] {
  const manual = inputs.backup.procedure === 'manual'
  const work = (derivation: Derivation): Phase =>
    manual ? { ...byHand(derivation), kind: 'restore' } : automatic('restore', derivation)
  return [
    byHand(inputs.human),
    work(inputs.provisioning),
    automatic('restore', transferOf(inputs)),
    ...(inputs.log ? [automatic('restore', replayOf(inputs.log))] : []),
    automatic('restore', inputs.opening),
    work(inputs.checks),
  ]
}

/** Restore time of a group. Groups of one store are restored side by side, each on hosts of its own. */
export function restoreTime(topology: Topology, group: Group, way: RestoreWay = {}): RestoreTime {
  const inputs = restoreInputs(topology, group, way)
  const base = { store: group.store, group: group.id }
  if ('ru' in inputs) return { ...base, time: undefined, parts: [], unknown: inputs }
  const parts = restorePhases(inputs)
  const name = groupName(topology, group)
  const label = { ru: `Восстановление «${name.ru}» из копии`, en: `Restore of "${name.en}" from a backup` }
  const time = totalQuantity(label, parts)
  return { ...base, time: { ...time, derivation: { ...time.derivation, note: remark(inputs.backup) } }, parts }
}

function remark(backup: BackupPolicy): Said {
  const side = {
    ru: 'Здесь — восстановление одной группы; потерянные вместе делят между собой каналы, а с ceilingShared и потолок.',
    en: 'Here one group is restored; those lost together share the links, and with ceilingShared the ceiling.',
  }
  if (backup.restoreTest) return side
  return {
    ru: `Восстановление ни разу не проверяли (restoreTest не задан): срок не подтверждён. ${side.ru}`,
    en: `A restore has never been tried (no restoreTest): the time is unproven. ${side.en}`,
  }
}
