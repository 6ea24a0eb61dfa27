/** Replicated logs: Kafka topics and RabbitMQ quorum queues. Facts: Kafka design, TopicConfig; RabbitMQ quorum queues. */
import { byConvention, given } from '../../catalogue/derive.ts'
import type { Queue } from '../../language/vocabulary/index.ts'
import type { StoreOperation } from '../analysis.ts'
import { type Behaviour, lossOf, nothing, plain, type Subject } from './behaviour.ts'
import type { Side, Situation } from './situations.ts'

const quorumNote = [
  'запись подтверждена большинством или минимумом ISR',
  'a write is acknowledged by the majority or the least ISR',
] as const

/** RabbitMQ quorum queues: a majority answers, a minority refuses. */
export function quorumQueueRule({ group }: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  const members = group.copies.length
  const served = !situation.here || situation.here.copies.length >= Math.floor(members / 2) + 1
  const behaviour =
    situation.kind === 'failover'
      ? plain(
          'refused',
          'linearizable',
          'до выбора нового лидера очереди (секунды) отказ',
          'refused until a new leader of the queue is elected (seconds)',
        )
      : served
        ? plain(
            'served',
            'linearizable',
            'большинство участников Raft на этой стороне',
            'the majority of the Raft members is on this side',
          )
        : plain(
            'refused',
            'none',
            'меньшинство участников Raft не отвечает',
            'the minority of the Raft members does not answer',
          )
  return operation === 'write' ? { ...behaviour, loss: nothing(...quorumNote) } : behaviour
}

/** acks=all and at least two in sync: an acknowledged record survives one broker. */
export function isSafeTopic(queue: Queue): boolean {
  return queue.queue.acknowledgements === 'all' && (queue.queue.minInSync ?? 1) >= 2
}

/** Kafka: controllers are taken to sit with the members; the partition's leader may be on either side. */
export function kafkaRule({ store, group }: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  const queue = store as Queue
  const safe = isSafeTopic(queue)
  const { here } = situation
  const members = group.copies.filter((copy) => copy.role !== 'witness').length
  const majority = !here || here.copies.length >= Math.floor(members / 2) + 1
  if (operation === 'write') return write(queue, safe, situation, majority, here)
  if (situation.kind === 'failover')
    return plain(
      'refused',
      'sequential',
      'до выбора нового лидера раздела отказ',
      'refused until a new leader of the partition is elected',
    )
  if (majority)
    return plain(
      'served',
      'sequential',
      'потребитель читает журнал раздела по порядку до высокой отметки',
      'a consumer reads the log of a partition in order up to the high watermark',
    )
  return here && here.copies.length > 0
    ? plain(
        'stale',
        'sequential',
        'отрезанный лидер отдаёт начало журнала, новых записей не видно',
        'a leader that is cut off serves the beginning of the log, new records are not seen',
      )
    : plain('refused', 'none', 'на этой стороне нет брокера', 'no broker on this side')
}

function write(
  queue: Queue,
  safe: boolean,
  situation: Situation,
  majority: boolean,
  here: Side | undefined,
): Behaviour {
  const lag = given('kafka', 'broker_session_timeout', undefined, '')
  const tail = lossOf([{ ...lag, value: { ...lag.value, best: 0 } }])
  if (situation.kind === 'failover') {
    const behaviour = plain(
      'refused',
      safe ? 'linearizable' : 'none',
      'до выбора нового лидера раздела отказ',
      'refused until a new leader of the partition is elected',
    )
    return { ...behaviour, loss: safe ? nothing(...quorumNote) : tail }
  }
  if (majority) {
    const enough =
      !here || here.copies.length >= (queue.queue.acknowledgements === 'all' ? (queue.queue.minInSync ?? 1) : 1)
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
  if (safe)
    return {
      ...plain(
        'refused',
        'none',
        'без контроллера ISR не меняется, acks=all не подтверждается',
        'without the controller the ISR cannot change, acks=all is not given',
      ),
      loss: nothing(...quorumNote),
    }
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
