import { classOf, fact, partition } from '../../behaviour.ts'
import { derived, documented, knobs } from '../../knob.ts'
import { definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'

const docs = 'rabbitmq/rabbitmq-website@0acf2a42 (4.3) docs'
const quorumDoc = `${docs}/quorum-queues/index.md`
const partitionsDoc = `${docs}/partitions.md; versioned_docs/version-4.2/partitions.md`
const quorumQueue = ['кворумная очередь', 'quorum queue'] as const
const merging = ['4.2 и раньше, ignore или autoheal', '4.2 and earlier, ignore or autoheal'] as const

export const rabbitmq = technology(
  'rabbitmq',
  'RabbitMQ',
  '4.3',
  knobs({
    partition_handling: documented(
      partitionsDoc,
      'choice',
      undefined,
      ['Поведение при разрыве', 'Partition handling'],
      [
        'В 4.3 ключ принимается и ни на что не влияет: хранилище метаданных — Khepri (Raft).',
        'In 4.3 the key is accepted and does nothing: the metadata store is Khepri (Raft).',
      ],
      {
        parameter: 'cluster_partition_handling',
        choices: ['ignore', 'pause_minority', 'pause_if_all_down', 'autoheal'],
        versions: '>= 4.3',
        earlier: [{ versions: '<= 4.2', default: 'ignore' }],
      },
    ),
    metadata_store: documented(
      partitionsDoc,
      'choice',
      'khepri',
      ['Хранилище метаданных', 'Metadata store'],
      ['Нужно большинство узлов кластера.', 'Needs a majority of the cluster’s nodes.'],
      { versions: '>= 4.3', earlier: [{ versions: '<= 4.2', default: 'mnesia' }] },
    ),
    quorum_size: documented(
      quorumDoc,
      'count',
      3,
      ['Копий кворумной очереди', 'Members of a quorum queue'],
      [
        'Нечётное число; больше пяти замедляет, больше семи не советуют.',
        'Odd; above five it slows down, above seven is not advised.',
      ],
      { parameter: 'x-quorum-initial-group-size' },
    ),
    delivery_limit: documented(
      quorumDoc,
      'count',
      20,
      ['Предел доставок', 'Delivery limit'],
      [
        'Дальше сообщение отбрасывается или уходит в очередь недоставленных; −1 — без предела.',
        'Then a message is dropped or dead-lettered; -1: unlimited.',
      ],
      { parameter: 'delivery-limit', versions: '>= 4.0' },
    ),
    net_ticktime: documented(
      `${docs}/nettick.md`,
      's',
      { best: 45, typical: 60, worst: 75 },
      ['Молчание узла', 'Node silence'],
      ['60 с ± 25 %; Raft замечает раньше своим детектором.', '60 s ± 25 %; Raft notices sooner by its own detector.'],
    ),
    consumer_disconnected_timeout: documented(
      quorumDoc,
      's',
      60,
      ['Срок пропавшего потребителя', 'Time of a vanished consumer'],
      [
        'После него его неподтверждённые сообщения возвращаются в очередь.',
        'After it the unacknowledged messages return to the queue.',
      ],
      { versions: '>= 4.3' },
    ),
    heartbeat: documented(
      'rabbitmq.com/docs/heartbeats',
      's',
      60,
      ['Пульс соединения клиента', 'Heartbeat of a client’s connection'],
      [
        'Кадры идут каждые полсрока; после двух пропущенных соединение закрывают, и неподтверждённые сообщения возвращаются.',
        'Frames go every half of it; after two missed ones the connection is closed and unacknowledged messages return.',
      ],
    ),
    leader_failover: derived(
      `${docs}/partitions.md`,
      's',
      { best: 1, typical: 3, worst: 5 },
      ['Обнаружение и выборы лидера очереди', 'Detection and election of a queue leader'],
      [
        'Документация говорит «несколько секунд»: адаптивный детектор и выборы Raft. Публикации копятся или отклоняются.',
        'The documentation says “a few seconds”: an adaptive detector and a Raft election. Publishes are buffered or refused.',
      ],
    ),
  }),
  {
    partitions: [
      partition([partitionsDoc, 'documented'], quorumQueue, ['большинство', 'majority'], 'served', 'no', [
        'Продолжает.',
        'Goes on.',
      ]),
      partition([partitionsDoc, 'documented'], quorumQueue, ['меньшинство', 'minority'], 'refused', 'no', [
        'Операции с очередями остановлены; метаданные из кэша читаются, потоки читаются с местной копии.',
        'Queue operations stand still; cached metadata are read, streams are read from the local replica.',
      ]),
      partition([partitionsDoc, 'documented'], merging, ['обе', 'both'], 'served', 'yes', [
        'Обе стороны принимают записи и расходятся.',
        'Both sides take writes and drift apart.',
      ]),
      partition(
        [partitionsDoc, 'documented'],
        ['4.2 и раньше, pause_minority', '4.2 and earlier, pause_minority'],
        ['не больше половины узлов', 'half of the nodes or fewer'],
        'refused',
        'no',
        [
          'Узлы останавливаются; при равном разрыве останавливаются все.',
          'The nodes pause; in an even split all of them do.',
        ],
      ),
    ],
    classes: [
      classOf(
        [quorumDoc, 'documented'],
        ['публикация с подтверждением', 'confirmed publish'],
        quorumQueue,
        'CP',
        'PC/EC',
        [
          'Подтверждение — после записи и сброса на диск у большинства.',
          'The confirm comes after a majority wrote and flushed.',
        ],
      ),
      classOf([definitions, 'derived'], ['публикация', 'publish'], merging, 'neither', 'PA/EL', [
        'При слиянии одна сторона отбрасывается.',
        'When they merge, one side is dropped.',
      ]),
    ],
    facts: [
      fact(
        [quorumDoc, 'documented'],
        'quorum',
        ['Сколько узлов можно потерять', 'How many nodes may be lost'],
        ['Кластер из двух узлов не переживает ни одного.', 'A cluster of two survives none.'],
        'floor((n-1)/2)',
      ),
      fact(
        [`${quorumDoc}, streams.md, confirms.md`, 'documented'],
        'formula',
        ['Потеря', 'Loss'],
        [
          'Ноль для кворумной очереди с подтверждениями, пока живо большинство; без подтверждений теряется то, что в пути. Классическая очередь живёт на одном узле (зеркала убраны в 4.0); потоки реплицируются, но на диск не сбрасываются.',
          'Zero for a quorum queue with confirms while a majority lives; without confirms what is in flight goes. A classic queue lives on one node (mirroring was removed in 4.0); streams are replicated but not flushed.',
        ],
      ),
      fact(
        [`${docs}/partitions.md`, 'documented'],
        'placement',
        ['Кластер на дальних площадках', 'A cluster over far sites'],
        [
          'Raft чувствителен к задержкам: между регионами — federation или shovel.',
          'Raft is sensitive to latency: between regions use federation or shovel.',
        ],
      ),
    ],
    rules: ['RMQ'],
  },
  {
    nodeSilent: { title: { ru: 'Узел молчит', en: 'A node is silent' }, primitive: 'time', time: 'net_ticktime' },
    redelivered: {
      title: { ru: 'Сообщения пропавшего потребителя возвращаются', en: 'Messages of a vanished consumer return' },
      primitive: 'time',
      time: 'consumer_disconnected_timeout',
    },
  },
)
