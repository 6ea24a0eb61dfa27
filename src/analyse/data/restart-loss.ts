/**
 * What a store lacks when its own copies start again: what had been acknowledged and was not on disk. `process`: only the
 * process died; `host`: the power went, on all copies at once.
 */
import { given, ranged } from '../../catalogue/derive.ts'
import { settingsOf } from '../../catalogue/settings.ts'
import { phase } from '../../catalogue/timers.ts'
import { reader } from '../../catalogue/values.ts'
import type { Said } from '../../language/text.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import { familyOf } from './family.ts'

/** The loss, absent when there is none, and why. */
export interface RestartLoss {
  lost?: Derivation
  why: Said
}

const label: Said = { ru: 'Подтверждено, но не на диске', en: 'Acknowledged but not on disk' }

const kept: RestartLoss = {
  why: {
    ru: 'подтверждённое уже на диске: после запуска оно на месте',
    en: 'what was acknowledged is on disk: it is there after the start',
  },
}

/** The loss of a start on the store's own data. */
export function restartLoss(store: Store, what: 'process' | 'host'): RestartLoss {
  switch (familyOf(store)) {
    case 'sql':
      return store.replication?.commit === 'off' ? unwrittenLog() : kept
    case 'redis':
      return redisLoss(store)
    case 'memory':
      return store.kind === 'cache' ? refilled : emptied
    case 'kafka':
      return what === 'host' ? pageCache(store) : inOsMemory
    case 'raft-queue':
      if ('rabbitmq' in store && store.rabbitmq?.queueType === 'stream')
        return what === 'host' ? pageCache(undefined) : inOsMemory
      return kept
    case 'search':
      return translog(store)
    default:
      return kept
  }
}

const inOsMemory: RestartLoss = {
  why: {
    ru: 'записанное осталось в памяти операционной системы: падение процесса его не теряет',
    en: 'what was written is in the memory of the operating system: a crash of the process does not lose it',
  },
}
const refilled: RestartLoss = {
  why: {
    ru: 'кэш начинает пустым и наполняется из источника',
    en: 'a cache starts empty and is filled from its source',
  },
}
const emptied: RestartLoss = {
  lost: { label, value: exactly(Number.POSITIVE_INFINITY), unit: 's', origin: { kind: 'computed' } },
  why: { ru: 'всё было только в памяти', en: 'everything was in memory only' },
}

/** synchronous_commit = off: up to three periods of the log writer (PostgreSQL manual, wal-async-commit). */
function unwrittenLog(): RestartLoss {
  const delay = given('postgresql', 'wal_writer_delay', undefined, '')
  const value = phase(3 * delay.value.typical)
  return {
    lost: ranged(label, 's', '0 .. 3 × wal_writer_delay', value, [delay]),
    why: {
      ru: 'synchronous_commit = off: подтверждённое ещё не записано в журнал',
      en: 'synchronous_commit = off: what was acknowledged is not in the log yet',
    },
  }
}

/** By persistence; Redis takes snapshots unless it is told not to. */
function redisLoss(store: Store): RestartLoss {
  const said = 'persistence' in store ? store.persistence : undefined
  if (store.kind === 'cache' && (said ?? 'none') === 'none') return refilled
  const persistence = said ?? 'rdb'
  switch (persistence) {
    case 'none':
      return emptied
    case 'aof-always':
      return kept
    case 'aof-everysec':
      return {
        lost: { ...given('redis', 'aof_everysec', undefined, ''), label },
        why: { ru: 'журнал AOF сбрасывают раз в секунду', en: 'the append-only file is flushed once a second' },
      }
    case 'rdb':
      return {
        lost: { ...given('redis', 'rdb_save', undefined, ''), label },
        why: { ru: 'на диске последний снимок RDB', en: 'the latest RDB snapshot is what is on disk' },
      }
  }
}

/** No flush per write: with the power gone everywhere at once, what the operating system had not written is lost. */
function pageCache(store: Store | undefined): RestartLoss {
  const expire = given('kafka', 'dirty_expire', undefined, '')
  const value = { best: 0, typical: 0, worst: expire.value.worst }
  const product = store ? { ru: 'Kafka', en: 'Kafka' } : { ru: 'поток RabbitMQ', en: 'a RabbitMQ stream' }
  return {
    lost: ranged(label, 's', { ru: '0; без питания до срока сброса', en: '0; without power up to the flush' }, value, [
      expire,
    ]),
    why: {
      ru: `${product.ru} не сбрасывает каждую запись на диск: если питание пропало у всех копий сразу, теряется не сброшенное`,
      en: `${product.en} does not flush every record: when all copies lose power at once, what was not flushed is gone`,
    },
  }
}

/** index.translog.durability = async: up to sync_interval. */
function translog(store: Store): RestartLoss {
  const settings = 'elasticsearch' in store ? store.elasticsearch : undefined
  if (settings?.translogDurability !== 'async') return kept
  const { values, paths } = settingsOf('elasticsearch', settings, `${store.id}.elasticsearch`)
  const interval = reader('elasticsearch', values, paths)('translog_sync_interval')
  return {
    lost: ranged(label, 's', '0 .. sync_interval', phase(interval.value.typical), [interval]),
    why: {
      ru: 'translog.durability = async: журнал операций сбрасывают по сроку',
      en: 'translog.durability = async: the log of operations is flushed by time',
    },
  }
}
