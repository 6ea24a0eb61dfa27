/** Small mechanisms of stores: a new etcd leader, an object in the other region; active checks of nginx. */
import { ranged } from '../derive.ts'
import { periodicCheck, phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** etcd loses its leader: a random time-out of one to two elections and a vote; writes wait. */
export function etcdLeader(values: Values<'etcd'> = {}, path: Paths<'etcd'> = 'etcd'): MechanismPhase[] {
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

/**
 * An object appears in the other region. With replication time control the time holds for 99.99 % of objects; without it
 * (`promised` false) most objects are there by then and large ones may take hours: the worst case has no bound.
 */
export function objectReplication(
  values: Values<'objectstore'> = {},
  path: Paths<'objectstore'> = 'objectstore',
  promised = true,
): MechanismPhase[] {
  const limit = reader('objectstore', values, path)('replication_time')
  const label = { ru: 'Объект реплицируется', en: 'The object is replicated' }
  const value = phase(limit.value.typical)
  if (promised) return [automatic('act', ranged(label, 's', '0 .. replication time', value, [limit]))]
  const note = {
    ru: 'Без обещанного срока (replicationTimeControl) крупные объекты реплицируются часами.',
    en: 'Without a promised time (replicationTimeControl) large objects take hours.',
  }
  const open = { ...value, worst: Number.POSITIVE_INFINITY }
  return [automatic('act', ranged(label, 's', '0 .. inf', open, [limit], note))]
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
