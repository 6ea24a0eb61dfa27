/** How old the newest copy outside the database is: a periodic backup, or the archive of the log. */
import { computed, fromModel, given, optionalSeconds, ranged } from '../../catalogue/derive.ts'
import { phase } from '../../catalogue/timers.ts'
import type { Said } from '../../language/text.ts'
import { bytesPerSecond, ratio, seconds } from '../../language/units.ts'
import type { BackupPolicy, Id, Store } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { paceOf, paceSeconds } from './pace.ts'

/** Period of the copies, how long one takes, how long the longest takes, and the age of the newest finished one. */
export interface PeriodicCopy {
  interval: Derivation
  length: Derivation
  longest: Derivation
  age: Derivation
}

/**
 * Age of the newest finished copy: the data are those of the start of the copy, and it counts only when it ends. best copy
 * time, typical half the interval + copy time, worst interval + copy time. A copy that is due while another is still being made
 * is left out: copies longer than the interval come every so many intervals, and a full copy delays the increments after it.
 */
export function periodicCopy(
  topology: Topology,
  group: Group,
  backup: BackupPolicy,
  at = `${group.store}.backup`,
  repository: Id = backup.in,
): PeriodicCopy | Said {
  const incremental = backup.incremental !== undefined
  const interval = fromModel(
    { ru: 'Период копий', en: 'Period of the copies' },
    's',
    seconds(backup.incremental ?? backup.full),
    incremental ? `${at}.incremental` : `${at}.full`,
  )
  const lengthOf = (policy: BackupPolicy, label: Said) => copyLength(topology, group, policy, { at, repository, label })
  const length = lengthOf(backup, oneLabel)
  if ('ru' in length) return length
  const { incremental: _none, ...wholly } = backup
  const full = incremental && !backup.copyTime ? lengthOf(wholly, fullLabel) : length
  const longest = 'ru' in full ? length : full
  const [period, one, long] = [interval, length, longest].map((part) => part.value.typical) as [number, number, number]
  const due = (of: number) => Math.max(1, Math.ceil(of / period - 1e-9)) * period
  const wait = phase(due(one))
  const delayed = long > one * (1 + 1e-9)
  const age = ranged(
    { ru: 'Возраст последней законченной копии', en: 'Age of the newest finished copy' },
    's',
    delayed
      ? {
          ru: 'время копии + (0 .. период), обычно половина периода; в худшем случае период + полная копия',
          en: 'copy time + (0 .. interval), typically half the interval; at worst interval + full copy',
        }
      : {
          ru: 'время копии + (0 .. период), обычно половина периода',
          en: 'copy time + (0 .. interval), typically half the interval',
        },
    {
      best: wait.best + one,
      typical: wait.typical + one,
      worst: delayed ? Math.max(wait.worst + one, period + long, due(long) + one) : wait.worst + one,
    },
    delayed ? [interval, length, longest] : [interval, length],
    one > period * (1 + 1e-9)
      ? {
          ru: 'Копия дольше периода: следующая начинается, лишь когда закончена предыдущая.',
          en: 'A copy takes longer than the period: the next one starts only when the one before is done.',
        }
      : undefined,
  )
  return { interval, length, longest, age }
}

const oneLabel: Said = { ru: 'Длительность одной копии', en: 'Length of one copy' }
const fullLabel: Said = { ru: 'Длительность полной копии', en: 'Length of a full copy' }

/** Length of a copy: the model's, else size x share over the pace from the primary to the repository. */
function copyLength(
  topology: Topology,
  group: Group,
  backup: BackupPolicy,
  { at, repository, label }: { at: string; repository: Id; label: Said },
): Derivation | Said {
  if (backup.copyTime) return fromModel(label, 's', seconds(backup.copyTime), `${at}.copyTime`)
  if (group.size === undefined) {
    return {
      ru: 'в модели нет ни длительности копии (backup.copyTime), ни размера базы (size)',
      en: 'the model has neither the length of a copy (backup.copyTime) nor the database size (size)',
    }
  }
  const size = fromModel({ ru: 'Размер данных', en: 'Size of the data' }, 'B', group.size, `${group.store}.size`)
  const share = given(
    'pgbackrest',
    'incremental_share',
    backup.incremental === undefined ? 1 : backup.incrementalShare && ratio(backup.incrementalShare),
    `${at}.incrementalShare`,
  )
  const place = group.copies.find((copy) => copy.role === 'primary')?.place ?? repository
  const { rate, processes, ceilings } = paceOf(topology, backup, at, { repository, place })
  return computed(
    label,
    's',
    { ru: 'размер × доля / min(скорость × процессы, потолки)', en: 'size × share / min(rate × processes, ceilings)' },
    (bytes = 0, part = 1, ...pace) => paceSeconds(bytes * part, pace),
    [size, share, rate, processes, ...ceilings],
    {
      ru: 'Копия пишется с той же скоростью, что читается, и по тому же каналу.',
      en: 'A copy is taken to be written as fast as it is read, over the same link.',
    },
  )
}

/**
 * Staleness of the archive of the log: only closed segments are there. Fill time min(16 MiB / walRate, archive timeout),
 * then the push. best push, typical half a fill + push, worst a whole fill + push.
 */
export function archiveStaleness(
  store: Store,
  group: Group,
  backup: BackupPolicy,
  path = `${store.id}.backup`,
): Derivation | Said {
  const at = `${path}.walArchive`
  const timeout = optionalSeconds(backup.walArchive?.timeout)
  if (timeout === undefined && !store.walRate) {
    return {
      ru: 'нет ни скорости журнала (walRate), ни срока закрытия сегмента (walArchive.timeout): отставание архива не ограничено',
      en: 'neither the log rate (walRate) nor the segment time-out (walArchive.timeout) is given: the archive may lag without bound',
    }
  }
  const segment = given('postgresql', 'wal_segment_size', undefined, '')
  const push = given('pgbackrest', 'push_time', optionalSeconds(backup.walArchive?.push), `${at}.push`)
  const inputs: Derivation[] = []
  const fills: number[] = []
  if (store.walRate) {
    const rate = bytesPerSecond(store.walRate) * group.share
    inputs.push(
      segment,
      fromModel({ ru: 'Журнал за секунду', en: 'Log per second' }, 'B/s', rate, `${store.id}.walRate`),
    )
    fills.push(segment.value.typical / rate)
  }
  if (timeout !== undefined) {
    inputs.push(given('postgresql', 'archive_timeout', timeout, `${at}.timeout`))
    fills.push(timeout)
  }
  const wait = phase(Math.min(...fills))
  const p = push.value.typical
  return ranged(
    { ru: 'Отставание архива журнала', en: 'Staleness of the log archive' },
    's',
    {
      ru: '0 .. min(16 МиБ / журнал в секунду, archive_timeout) + отправка',
      en: '0 .. min(16 MiB / log per second, archive_timeout) + push',
    },
    { best: wait.best + p, typical: wait.typical + p, worst: wait.worst + p },
    [...inputs, push],
    {
      ru: 'Скорость журнала взята в пик; в тихие часы сегмент закрывает только archive_timeout.',
      en: 'The log rate is that of the peak; in quiet hours only archive_timeout closes a segment.',
    },
  )
}
