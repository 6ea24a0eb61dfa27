/**
 * Classic queues of RabbitMQ: on one node, or mirrored before 4.0. What the nodes do in a partition is set by the cluster:
 * since 4.3 its metadata are in Raft, before that by cluster_partition_handling. Facts: RabbitMQ docs, partitions (4.2, 4.3).
 */
import { byConvention } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import type { Queue } from '../../language/vocabulary/index.ts'
import type { StoreOperation } from '../analysis.ts'
import { familyOf, partitionHandling } from '../data/family.ts'
import { freshest } from '../data/lag.ts'
import { acknowledgement } from '../data/quorum.ts'
import { type Behaviour, followers, lossOf, nothing, plain, type Subject } from './behaviour.ts'
import type { Side, Situation } from './situations.ts'

type Pair = [ru: string, en: string]
const onDisk: Pair = ['подтверждённое на диске своего узла', 'what was confirmed is on the disk of its node']
const onMirrors: Pair = ['подтверждённое есть на всех зеркалах', 'every mirror has what was confirmed']

/** Rule of classic queues. */
export function classicQueueRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  const behaviour = answer(subject, situation)
  return operation === 'write' ? behaviour : { ...behaviour, loss: undefined, splitBrain: undefined }
}

function answer(subject: Subject, { kind, here, there }: Situation): Behaviour {
  const mirrored = familyOf(subject.store) === 'mirrored-queue'
  const kept: Pair = mirrored ? onMirrors : onDisk
  if (kind === 'failover') return mirrored ? mirrorTakesOver(subject) : { ...waits, loss: nothing(...kept) }
  if (!here || !there) {
    const text = [
      'очередью владеет один узел: публикации и выдача идут по порядку',
      'one node owns the queue: publishes and deliveries are in order',
    ] as const
    return { ...plain('served', 'linearizable', ...text), loss: nothing(...kept) }
  }
  const handling = partitionHandling(subject.store as Queue)
  if (handling === 'ignore' || handling === 'autoheal') {
    return mirrored ? bothSides(handling) : { ...oneSide(here), splitBrain: redeclared }
  }
  if (!inMajority(subject, here)) {
    const paused = plain(
      'refused',
      'none',
      'узлов здесь не больше половины: они останавливаются',
      'no more than half of the nodes are here: they stop',
    )
    return { ...paused, loss: nothing(...kept) }
  }
  return mirrored && !here.hasPrimary ? { ...promoted, loss: nothing(...onMirrors) } : oneSide(here)
}

const waits = plain(
  'refused',
  'none',
  'очередь живёт на одном узле и ждёт его возвращения',
  'the queue lives on one node and waits for it',
)
const promoted = plain(
  'served',
  'linearizable',
  'узлы той стороны сочтены отключившимися, ведущим становится зеркало',
  'the nodes of the other side count as down and a mirror takes over',
)
const redeclared: Said = {
  ru: 'если на другой стороне объявят очередь с тем же именем: метаданные расходятся до слияния',
  en: 'if the other side declares a queue of the same name: the metadata drift apart until they are merged',
}

/** More than half of the nodes; in an even split neither side. */
function inMajority({ group }: Subject, here: Side): boolean {
  return here.copies.length * 2 > group.copies.length
}

function oneSide(here: Side): Behaviour {
  const found = here.hasPrimary
    ? plain('served', 'linearizable', 'узел очереди на этой стороне', 'the node of the queue is on this side')
    : plain('refused', 'none', 'узел очереди по ту сторону', 'the node of the queue is on the other side')
  return { ...found, loss: nothing(...onDisk) }
}

function mirrorTakesOver(subject: Subject): Behaviour {
  const { topology, store, group } = subject
  const confirmed = acknowledgement(store, group).rule !== 'none'
  const behaviour = plain(
    'refused',
    confirmed ? 'linearizable' : 'none',
    'пока молчащий узел не сочтут отключившимся (net_ticktime), отказ; затем зеркало становится ведущим',
    'refused until the silent node counts as down (net_ticktime); then a mirror takes over',
  )
  return {
    ...behaviour,
    loss: confirmed ? nothing(...onMirrors) : lossOf([freshest(topology, group, followers(group))]),
  }
}

/** Both sides go on by themselves; when they are merged one of them is dropped. */
function bothSides(handling: 'ignore' | 'autoheal'): Behaviour {
  const dropped =
    handling === 'ignore'
      ? { ru: 'при слиянии человек выбирает, какую сторону отбросить', en: 'a person chooses which side is dropped' }
      : {
          ru: 'при слиянии отбрасывается сторона с меньшим числом клиентов',
          en: 'the side with fewer clients is dropped',
        }
  const whole = byConvention(
    { ru: 'записанное на отброшенной стороне', en: 'writes of the side that is dropped' },
    's',
    Number.POSITIVE_INFINITY,
    dropped,
  )
  return {
    ...plain(
      'served',
      'none',
      `каждая сторона повышает своё зеркало и работает дальше; ${dropped.ru}`,
      `either side promotes a mirror of its own and goes on; when they merge ${dropped.en}`,
    ),
    loss: lossOf([whole]),
    splitBrain: {
      ru: 'обе стороны принимают сообщения в одну и ту же очередь',
      en: 'both sides take messages into the same queue',
    },
  }
}
