/** Loss of RabbitMQ nodes: the leader of a quorum queue (Raft), a silent node, a node with consumers, a silent client. */
import { ranged } from '../derive.ts'
import { lease } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** The node of a queue leader dies: its followers notice and elect another. */
export function quorumQueueLeader(
  values: Values<'rabbitmq'> = {},
  path: Paths<'rabbitmq'> = 'rabbitmq',
): MechanismPhase[] {
  return [automatic('act', reader('rabbitmq', values, path)('leader_failover'))]
}

/** A node falls silent: the others count it as down (whatever does not use Raft waits for this). */
export function silentNode(values: Values<'rabbitmq'> = {}, path: Paths<'rabbitmq'> = 'rabbitmq'): MechanismPhase[] {
  return [automatic('detect', reader('rabbitmq', values, path)('net_ticktime'))]
}

/** A node with consumers vanishes: the leader moves if it was there, and their unacknowledged messages return beside it. */
export function consumerNode(values: Values<'rabbitmq'> = {}, path: Paths<'rabbitmq'> = 'rabbitmq'): MechanismPhase[] {
  const read = reader('rabbitmq', values, path)
  return [...quorumQueueLeader(values, path), automatic('client', read('consumer_disconnected_timeout'), 1)]
}

/** A client falls silent: after two missed heartbeats its connection is closed and its messages return to the queue. */
export function silentClient(values: Values<'rabbitmq'> = {}, path: Paths<'rabbitmq'> = 'rabbitmq'): MechanismPhase[] {
  const timeout = reader('rabbitmq', values, path)('heartbeat')
  const t = timeout.value.typical
  const label = { ru: 'Молчащее соединение закрыто', en: 'The silent connection is closed' }
  return [automatic('detect', ranged(label, 's', 'T / 2 .. T', lease(t, t / 2), [timeout]))]
}
