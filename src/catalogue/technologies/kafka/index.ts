import { classOf, fact, partition } from '../../behaviour.ts'
import { commonPractice, composition, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { kafkaKnobs } from './knobs.ts'
import { kafkaMoreKnobs } from './more.ts'

const design = 'apache/kafka@1eb7644 docs/design.html'
const safe = ['acks=all, min.insync ≥ 2, unclean=false', 'acks=all, min.insync ≥ 2, unclean=false'] as const
const loose = ['acks=1 или unclean=true', 'acks=1 or unclean=true'] as const

export const kafka = technology(
  'kafka',
  'Apache Kafka',
  '4.x (KRaft)',
  { ...kafkaKnobs, ...kafkaMoreKnobs },
  {
    partitions: [
      partition(
        [design, 'derived'],
        safe,
        ['лидер без контроллера', 'leader without the controller'],
        'refused',
        'no',
        [
          'ISR меняться не может, поэтому записи, которым не хватает копий, отклоняются или ждут тайм-аута.',
          'The ISR cannot change, so writes that lack replicas are refused or time out.',
        ],
      ),
      partition(
        [design, 'derived'],
        loose,
        ['лидер без контроллера', 'leader without the controller'],
        'served',
        'yes',
        [
          'Подтверждает записи, которые потом отсекаются: новый лидер о них не знает.',
          'Acknowledges writes that are later cut off: the new leader does not know them.',
        ],
      ),
      partition([design, 'derived'], ['любой', 'any'], ['сторона контроллера', 'controller side'], 'served', 'no', [
        'После аренды брокера назначает лидеров из ISR.',
        'Appoints leaders from the ISR after the broker lease.',
      ]),
    ],
    classes: [
      classOf([definitions, 'derived'], ['запись в раздел', 'write to a partition'], safe, 'CP', 'PC/EC', [
        'По журналу раздела, не между разделами.',
        'Per partition log, not across partitions.',
      ]),
      classOf([definitions, 'derived'], ['запись в раздел', 'write to a partition'], loose, 'neither', 'PA/EL', [
        'Подтверждённое может пропасть.',
        'Acknowledged records may go.',
      ]),
    ],
    facts: [
      fact(
        [design, 'documented'],
        'quorum',
        ['Голоса и копии', 'Votes and replicas'],
        [
          'Контроллеров три или пять, решает большинство. ISR — не большинство: f + 1 копий переживают f отказов.',
          'Three or five controllers, a majority decides. The ISR is no majority: f + 1 replicas survive f failures.',
        ],
      ),
      fact(
        [commonPractice, 'practice'],
        'placement',
        ['Две с половиной площадки', 'Two and a half sites'],
        [
          'RF = 4, min.insync = 3 (2 + 2) и контроллеры 2 + 2 + 1, либо RF = 3 по трём зонам; broker.rack задан.',
          'RF = 4, min.insync = 3 (2 + 2) and controllers 2 + 2 + 1, or RF = 3 over three zones; broker.rack set.',
        ],
      ),
      fact(
        [design, 'documented'],
        'formula',
        ['Сколько отказов переживается', 'How many failures are survived'],
        ['Запись с acks=all, подтверждённые данные, чтение.', 'Writes with acks=all, acknowledged data, reads.'],
        'RF - min.insync; min.insync - 1; RF - 1',
      ),
      fact(
        [design, 'documented'],
        'formula',
        ['Потеря', 'Loss'],
        [
          'Ноль при потере min.insync − 1 брокеров; при acks=1 — то, что копии не успели забрать; при unclean — всё отставание.',
          'Zero for min.insync - 1 lost brokers; with acks=1 what replicas had not fetched; with unclean the whole gap.',
        ],
      ),
      fact(
        ['apache/kafka@1eb7644 KRaftConfigs.java', 'derived'],
        'behaviour',
        ['Чистая остановка брокера', 'Clean shutdown of a broker'],
        [
          'Лидерство разделов передаётся до остановки: запись прерывается меньше чем на секунду, аренды никто не ждёт.',
          'Leadership of partitions moves before the broker stops: writes pause for less than a second, nobody waits for the lease.',
        ],
      ),
      fact(
        [composition, 'derived'],
        'formula',
        ['Горизонт повторов', 'Deduplication horizon'],
        ['Столько потребитель должен терпеть повторы.', 'So long a consumer must put up with duplicates.'],
        'auto.commit.interval + rebalance',
      ),
    ],
    rules: ['KAF'],
  },
  {
    brokerLease: {
      title: { ru: 'Истекает аренда брокера', en: 'The broker lease expires' },
      primitive: 'D2',
      ttl: 'broker_session_timeout',
      renew: 'broker_heartbeat_interval',
    },
    consumerSilent: {
      title: { ru: 'Потребитель исключён из группы', en: 'A consumer leaves its group' },
      primitive: 'D2',
      ttl: 'session_timeout',
      renew: 'heartbeat_interval',
    },
    consumerSilentNew: {
      title: { ru: 'То же, новый протокол', en: 'The same, new protocol' },
      primitive: 'D2',
      ttl: 'group_session_timeout',
      renew: 'group_heartbeat',
    },
  },
)
