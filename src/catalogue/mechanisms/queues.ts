/** Kafka beside the loss of a broker: its controller, its consumers; and the lag of an outbox. */
import { ranged } from '../derive.ts'
import { lease, phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** The active controller dies: silence, then an election of one to two time-outs. Data go on being served meanwhile. */
export function controllerFailover(values: Values<'kafka'> = {}, path: Paths<'kafka'> = 'kafka'): MechanismPhase[] {
  const read = reader('kafka', values, path)
  const election = read('quorum_election_timeout')
  const e = election.value.typical
  const label = { ru: 'Выборы контроллера', en: 'Election of the controller' }
  const value = { best: e, typical: 1.5 * e, worst: 2 * e }
  return [
    automatic('detect', read('quorum_fetch_timeout')),
    automatic('decide', ranged(label, 's', '1..2 x election.timeout', value, [election])),
  ]
}

/** Protocol of a consumer group. */
export type GroupProtocol = 'classic' | 'new' | 'static'

/**
 * A consumer crashes: its session ends (D2), its partitions go to others; in the classic protocol the rebalance waits for
 * the slowest member. A static member keeps its partitions, so only its session counts.
 */
export function consumerCrash(
  protocol: GroupProtocol,
  values: Values<'kafka'> = {},
  path: Paths<'kafka'> = 'kafka',
): MechanismPhase[] {
  const read = reader('kafka', values, path)
  const session = read(protocol === 'new' ? 'group_session_timeout' : 'session_timeout')
  const beat = read(protocol === 'new' ? 'group_heartbeat' : 'heartbeat_interval')
  const ended = ranged(
    { ru: 'Истекает сеанс потребителя', en: 'The consumer’s session expires' },
    's',
    'T - h .. T',
    lease(session.value.typical, beat.value.typical),
    [session, beat],
  )
  if (protocol !== 'classic') return [automatic('detect', ended)]
  const poll = read('max_poll_interval')
  const typical = Math.min(beat.value.typical, poll.value.typical)
  const shared = ranged(
    { ru: 'Разделы перераспределяются', en: 'The partitions are reassigned' },
    's',
    '0 .. max.poll.interval',
    { best: 0, typical, worst: poll.value.typical },
    [beat, poll],
  )
  return [automatic('detect', ended), automatic('decide', shared)]
}

/** From a commit with its outbox row until the event is published, by polling. */
export function outboxLag(values: Values<'patterns'> = {}, path = 'patterns'): MechanismPhase[] {
  const read = reader('patterns', values, path)
  const poll = read('outbox_poll')
  const label = { ru: 'Ближайший опрос outbox', en: 'Next outbox poll' }
  return [
    automatic('detect', ranged(label, 's', '0 .. poll', phase(poll.value.typical), [poll])),
    automatic('act', read('outbox_batch')),
  ]
}
