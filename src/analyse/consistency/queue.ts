/** Replicated logs: Kafka topics and RabbitMQ quorum queues. Facts: Kafka design, TopicConfig; RabbitMQ quorum queues. */
import { byConvention } from '../../catalogue/derive.ts'
import type { Queue } from '../../language/vocabulary/index.ts'
import type { StoreOperation } from '../analysis.ts'
import { freshest } from '../data/lag.ts'
import { acknowledgement } from '../data/quorum.ts'
import { type Behaviour, followers, lossOf, nothing, plain, type Subject } from './behaviour.ts'
import type { Situation } from './situations.ts'

const quorumNote = [
  'запись подтверждена большинством или минимумом ISR',
  'a write is acknowledged by the majority or the least ISR',
] as const

const sentNote = ['подтверждений нет, терять нечего', 'nothing is confirmed, so nothing confirmed is lost'] as const

/** RabbitMQ quorum queues and streams: a majority answers, a minority refuses; a stream is read from a local copy there. */
export function quorumQueueRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  const { topology, store, group } = subject
  const confirmed = acknowledgement(store, group).rule !== 'none' || group.copies.length < 2
  const stream = 'rabbitmq' in store && store.rabbitmq?.queueType === 'stream'
  const behaviour = answerOfMembers(situation, stream && operation !== 'write')
  if (operation !== 'write') return behaviour
  if (confirmed) return { ...behaviour, loss: nothing(...quorumNote) }
  // Without confirms a publisher takes what it sent for taken.
  const { kind, here, there } = situation
  const moved = kind === 'failover' || (here?.hasPrimary ? there?.majority : there?.hasPrimary && here?.majority)
  const lost = moved ? lossOf([freshest(topology, group, followers(group))]) : nothing(...sentNote)
  return { ...behaviour, model: behaviour.answer === 'served' ? 'none' : behaviour.model, loss: lost }
}

function answerOfMembers(situation: Situation, readsLocally: boolean): Behaviour {
  const { here } = situation
  if (situation.kind === 'failover') {
    return plain(
      'refused',
      'linearizable',
      'до выбора нового лидера очереди (секунды) отказ',
      'refused until a new leader of the queue is elected (seconds)',
    )
  }
  if (!here || here.majority) {
    return plain(
      'served',
      'linearizable',
      'большинство участников Raft на этой стороне',
      'the majority of the Raft members is on this side',
    )
  }
  if (readsLocally && here.copies.length > 0) {
    return plain(
      'stale',
      'sequential',
      'поток читают с местной копии, новых записей не видно',
      'a stream is read from the local copy, new records are not seen',
    )
  }
  return plain(
    'refused',
    'none',
    'меньшинство участников Raft не отвечает',
    'the minority of the Raft members does not answer',
  )
}

/** acks=all, at least two in sync, no election of a replica out of sync: an acknowledged record survives one broker. */
export function isSafeTopic(queue: Queue): boolean {
  const { acknowledgements, minInSync } = queue.queue
  return acknowledgements === 'all' && (minInSync ?? 1) >= 2 && queue.kafka?.uncleanLeaderElection !== true
}

/** Kafka: a partition's leader may be on either side; the side with the majority of the controllers appoints new ones. */
export function kafkaRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  const { group } = subject
  const { here, there } = situation
  if (operation === 'write') return write(subject, situation)
  if (situation.kind === 'failover')
    return plain(
      'refused',
      'sequential',
      'до выбора нового лидера раздела отказ',
      'refused until a new leader of the partition is elected',
    )
  if (here && here.copies.length === 0)
    return plain('refused', 'none', 'на этой стороне нет брокера', 'no broker on this side')
  // Where nobody can appoint a new leader the old one is the only one.
  if (!here || here.majority || !there?.majority || group.copies.length < 2)
    return plain(
      'served',
      'sequential',
      'потребитель читает журнал раздела по порядку до высокой отметки',
      'a consumer reads the log of a partition in order up to the high watermark',
    )
  return plain(
    'stale',
    'sequential',
    'отрезанный лидер отдаёт начало журнала, новых записей не видно',
    'a leader that is cut off serves the beginning of the log, new records are not seen',
  )
}

function write({ topology, store, group }: Subject, { kind, here, there }: Situation): Behaviour {
  const queue = store as Queue
  const safe = isSafeTopic(queue)
  if (kind === 'failover') {
    const behaviour = plain(
      'refused',
      safe ? 'linearizable' : 'none',
      'до выбора нового лидера раздела отказ',
      'refused until a new leader of the partition is elected',
    )
    return {
      ...behaviour,
      loss:
        safe || group.copies.length < 2
          ? nothing(...quorumNote)
          : lossOf([freshest(topology, group, followers(group))]),
    }
  }
  const all = queue.queue.acknowledgements === 'all'
  if (here && here.copies.length === 0) {
    const none = plain('refused', 'none', 'на этой стороне нет брокера', 'no broker on this side')
    return { ...none, loss: nothing(...quorumNote) }
  }
  if (!here || here.majority) {
    const enough = !here || here.copies.length >= (all ? (queue.queue.minInSync ?? 1) : 1)
    const behaviour = enough
      ? plain(
          'served',
          safe ? 'linearizable' : 'none',
          safe ? 'ISR не меньше min.insync.replicas' : 'подтверждает один брокер',
          safe ? 'the ISR is no smaller than min.insync.replicas' : 'one broker acknowledges',
        )
      : plain('refused', 'none', 'ISR меньше min.insync.replicas', 'the ISR is smaller than min.insync.replicas')
    return { ...behaviour, loss: nothing(...quorumNote) }
  }
  if (all && there && there.copies.length > 0) {
    const frozen = plain(
      'refused',
      'none',
      'без контроллера ISR не меняется, acks=all не подтверждается',
      'without the controller the ISR cannot change, acks=all is not given',
    )
    // With a least ISR of one nothing says that the other side has the last records.
    const unsure = there.majority && !safe
    return { ...frozen, loss: unsure ? lossOf([freshest(topology, group, followers(group))]) : nothing(...quorumNote) }
  }
  return there?.majority && there.copies.length > 0 ? cutOffLeader() : frozenLeader(safe)
}

/** Nobody can be appointed elsewhere: what the leader takes stays. */
function frozenLeader(safe: boolean): Behaviour {
  const behaviour = plain(
    'served',
    safe ? 'linearizable' : 'none',
    'контроллеров нет, но лидеры остаются прежними и принимают запись',
    'there are no controllers, but the leaders stay and take writes',
  )
  return { ...behaviour, loss: nothing(...quorumNote) }
}

function cutOffLeader(): Behaviour {
  const whole = byConvention(
    { ru: 'запись на отрезанной стороне', en: 'writes on the side that is cut off' },
    's',
    Number.POSITIVE_INFINITY,
    {
      ru: 'acks меньше all: обрезается, когда связь возвращается',
      en: 'acks below all: truncated when the partition heals',
    },
  )
  return {
    ...plain(
      'served',
      'none',
      'отрезанный лидер подтверждает сам, после разрыва его хвост отсекается',
      'a leader that is cut off acknowledges alone; its tail is truncated afterwards',
    ),
    loss: lossOf([whole]),
  }
}
