/** Loss of RabbitMQ nodes: the leader of a quorum queue (Raft), a silent node, a node with consumers. */
import { reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** The node of a queue leader dies: its followers notice and elect another. */
export function quorumQueueLeader(values: Values<'rabbitmq'> = {}, path = 'rabbitmq'): MechanismPhase[] {
  return [automatic('act', reader('rabbitmq', values, path)('leader_failover'))]
}

/** A node falls silent: the others count it as down (whatever does not use Raft waits for this). */
export function silentNode(values: Values<'rabbitmq'> = {}, path = 'rabbitmq'): MechanismPhase[] {
  return [automatic('detect', reader('rabbitmq', values, path)('net_ticktime'))]
}

/** A node with consumers vanishes: the leader moves if it was there, and their unacknowledged messages return beside it. */
export function consumerNode(values: Values<'rabbitmq'> = {}, path = 'rabbitmq'): MechanismPhase[] {
  const read = reader('rabbitmq', values, path)
  return [...quorumQueueLeader(values, path), automatic('client', read('consumer_disconnected_timeout'), 1)]
}
