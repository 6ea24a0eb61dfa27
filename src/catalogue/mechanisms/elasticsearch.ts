/** Elasticsearch: loss of the master or of a data node, and the time until every shard has its copies again. */
import { computed, fromModel, ranged } from '../derive.ts'
import { phase, spacedCheck } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** The master's process or host dies and its connections break (`silent` false), or it hangs (`silent` true). */
export function masterElection(
  silent: boolean,
  values: Values<'elasticsearch'> = {},
  path: Paths<'elasticsearch'> = 'elasticsearch',
): MechanismPhase[] {
  const read = reader('elasticsearch', values, path)
  const initial = read('election_initial_timeout')
  const duration = read('election_duration')
  const first = initial.value.typical
  const long = first + duration.value.typical
  const elected = ranged(
    { ru: 'Выборы мастера', en: 'Election of the master' },
    's',
    'initial_timeout .. initial_timeout + duration',
    { best: first, typical: (first + long) / 2, worst: long },
    [initial, duration],
  )
  return [...nodeRemoval(silent, values, path), automatic('decide', elected)]
}

/** A node leaves the cluster: at once when its connections break, after the failed checks when it hangs. */
export function nodeRemoval(
  silent: boolean,
  values: Values<'elasticsearch'> = {},
  path: Paths<'elasticsearch'> = 'elasticsearch',
): MechanismPhase[] {
  const read = reader('elasticsearch', values, path)
  const interval = read('check_interval')
  if (!silent) {
    const label = { ru: 'Разрыв соединения замечен', en: 'The broken connection is noticed' }
    return [automatic('detect', ranged(label, 's', '0 .. interval', phase(interval.value.typical), [interval]))]
  }
  const timeout = read('check_timeout')
  const retries = read('check_retries')
  const label = { ru: 'Проверки молчащего узла не прошли', en: 'The checks of the silent node have failed' }
  const value = spacedCheck(interval.value.typical, retries.value.typical, timeout.value.typical)
  return [automatic('detect', ranged(label, 's', 'n c .. n (c + i)', value, [interval, retries, timeout]))]
}

/** Until the lost copies are rebuilt elsewhere: the delay, then `bytes` of shards at the rate of recovery. */
export function shardRecovery(
  bytes: number,
  values: Values<'elasticsearch'> = {},
  path: Paths<'elasticsearch'> = 'elasticsearch',
): MechanismPhase[] {
  const read = reader('elasticsearch', values, path)
  const size = fromModel(
    { ru: 'Объём шардов узла', en: 'Size of the node’s shards' },
    'B',
    bytes,
    typeof path === 'string' ? `${path}.size` : 'size',
  )
  const copied = computed(
    { ru: 'Шарды копируются', en: 'The shards are copied' },
    's',
    'size / rate',
    (total = 0, rate = 0) => total / rate,
    [size, read('recovery_rate')],
  )
  return [automatic('decide', read('delayed_timeout')), automatic('restore', copied)]
}
