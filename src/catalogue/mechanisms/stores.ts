/** Small mechanisms of stores: a new etcd leader, the second attempt of Sentinel, an object in the other region. */
import { computed, ranged } from '../derive.ts'
import { periodicCheck, phase } from '../timers.ts'
import { reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** etcd loses its leader: a random time-out of one to two elections and a vote; writes wait. */
export function etcdLeader(values: Values<'etcd'> = {}, path = 'etcd'): MechanismPhase[] {
  const read = reader('etcd', values, path)
  const election = read('election_timeout')
  const e = election.value.typical
  const label = { ru: 'Тайм-аут выборов', en: 'Election time-out' }
  const value = { best: e, typical: 1.5 * e, worst: 2 * e }
  return [
    automatic('detect', ranged(label, 's', '1..2 x election_timeout', value, [election])),
    automatic('decide', read('vote_round_trip')),
  ]
}

/** What a failed first attempt of Sentinel costs before the second begins. */
export function sentinelRetry(values: Values<'redis'> = {}, path = 'redis'): MechanismPhase[] {
  const timeout = reader('redis', values, path)('failover_timeout')
  const label = { ru: 'Пауза до второй попытки', en: 'Pause before the second attempt' }
  return [
    automatic(
      'decide',
      computed(label, 's', '2 x failover-timeout', (t = 0) => 2 * t, [timeout]),
    ),
  ]
}

/** What a failed election of Redis Cluster costs before the next. */
export function clusterRetry(values: Values<'redis'> = {}, path = 'redis'): MechanismPhase[] {
  const timeout = reader('redis', values, path)('node_timeout')
  const label = { ru: 'Пауза до новых выборов', en: 'Pause before the next election' }
  return [
    automatic(
      'decide',
      computed(label, 's', '4 x node_timeout', (t = 0) => 4 * t, [timeout]),
    ),
  ]
}

/** An object appears in the other region, with replication time control: the bound holds for 99.99 % of objects. */
export function objectReplication(values: Values<'objectstore'> = {}, path = 'objectstore'): MechanismPhase[] {
  const limit = reader('objectstore', values, path)('replication_time')
  const label = { ru: 'Объект реплицируется', en: 'The object is replicated' }
  return [automatic('act', ranged(label, 's', '0 .. replication time', phase(limit.value.typical), [limit]))]
}

/** Active checks of commercial nginx; `hang` seconds is the length of a failing check, 0 when the port refuses. */
export function nginxActive(hang: number, values: Values<'nginx'> = {}, path = 'nginx'): MechanismPhase[] {
  const read = reader('nginx', values, path)
  const interval = read('health_check_interval')
  const fails = read('health_check_fails')
  const label = { ru: 'Активная проверка исключает сервер', en: 'The active check takes the server out' }
  const value = periodicCheck(interval.value.typical, fails.value.typical, hang)
  return [automatic('detect', ranged(label, 's', '(n - 1) i + c .. n i + c', value, [interval, fails]))]
}
