import { classOf, fact } from '../../behaviour.ts'
import { knobs } from '../../knob.ts'
import { definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'

const gilbert = ['Gilbert & Lynch 2002', 'documented'] as const
const kleppmann = ['Kleppmann 2015; arXiv 1509.05393', 'documented'] as const
const abadi = ['Abadi, IEEE Computer 45(2), 2012', 'documented'] as const
const jepsen = ['jepsen.io/consistency', 'documented'] as const
const rule = [definitions, 'derived'] as const
const any = ['запись и чтение', 'write and read'] as const

/** What the letters mean, and the classes the literature gives. Our own classes stand with each technology. */
export const cap = technology(
  'cap',
  { ru: 'CAP, PACELC и модели согласованности', en: 'CAP, PACELC and consistency models' },
  '-',
  knobs({}),
  {
    classes: [
      classOf(abadi, any, ['Dynamo, Cassandra, Riak, Cosmos DB', 'Dynamo, Cassandra, Riak, Cosmos DB'], 'AP', 'PA/EL', [
        'Отвечает любой узел; согласованность в конечном счёте.',
        'Any node answers; eventually consistent.',
      ]),
      classOf(
        abadi,
        any,
        ['VoltDB, Megastore, BigTable, HBase, MySQL Cluster', 'VoltDB, Megastore, BigTable, HBase, MySQL Cluster'],
        'CP',
        'PC/EC',
        [
          'Без кворума отказывает; платит задержкой и без разрыва.',
          'Refuses without a quorum; pays latency without a partition too.',
        ],
      ),
      classOf(abadi, any, ['MongoDB, асинхронный лидер', 'MongoDB, asynchronous primary'], 'neither', 'PA/EC', [
        'При переключении теряется подтверждённое и не переданное.',
        'A failover loses what was acknowledged and not shipped.',
      ]),
      classOf(abadi, any, ['PNUTS', 'PNUTS'], 'neither', 'PC/EL', [
        'Читает ближайшую копию, в разрыве не меняет владельца записи.',
        'Reads the nearest copy, does not change the owner of a record in a partition.',
      ]),
    ],
    facts: [
      fact(
        gilbert,
        'definition',
        ['Теорема CAP', 'CAP theorem'],
        [
          'В асинхронной сети, теряющей сообщения, регистр не может и отвечать на каждый запрос к живому узлу, и оставаться линеаризуемым.',
          'In an asynchronous network that loses messages a register cannot both answer every request to a non-failing node and stay linearizable.',
        ],
      ),
      fact(
        kleppmann,
        'definition',
        ['C — линеаризуемость', 'C is linearizability'],
        [
          'Одного объекта, по реальному времени: не C из ACID и не сериализуемость.',
          'Of one object, in real time: not the C of ACID and not serializability.',
        ],
      ),
      fact(
        kleppmann,
        'definition',
        ['A — не «высокая доступность»', 'A is not “high availability”'],
        [
          'Система с переключением и 99,999 % не CAP-доступна: отказ или зависание на меньшинстве уже нарушает A.',
          'A failover system with 99.999 % is not CAP-available: an error or a hang on a minority node breaks A.',
        ],
      ),
      fact(
        gilbert,
        'definition',
        ['P — не выбор', 'P is no choice'],
        [
          'Произвольная потеря сообщений между узлами; отказ узла — не разрыв.',
          'Arbitrary loss of messages between nodes; the crash of a node is no partition.',
        ],
      ),
      fact(
        kleppmann,
        'definition',
        ['Ни CP, ни AP', 'Neither CP nor AP'],
        [
          'База с одним лидером не доступна клиенту, отрезанному от лидера, а с чтением реплик ещё и не линеаризуема: вместо ярлыка называйте модель согласованности.',
          'A single-leader database is not available to a client cut from the leader and, with replica reads, not linearizable either: name consistency models instead of a label.',
        ],
      ),
      fact(
        abadi,
        'definition',
        ['PACELC', 'PACELC'],
        [
          'При разрыве — доступность или согласованность, иначе — задержка или согласованность.',
          'In a partition availability or consistency, else latency or consistency.',
        ],
      ),
      fact(
        jepsen,
        'definition',
        ['Модели многих объектов', 'Models of many objects'],
        ['Каждая сильнее следующих за ней.', 'Each is stronger than those after it.'],
        'strict serializable > serializable > {repeatable read, snapshot isolation} > monotonic atomic view > read committed > read uncommitted',
      ),
      fact(
        jepsen,
        'definition',
        ['Модели одного объекта', 'Models of one object'],
        [
          'PRAM включает монотонные чтения, монотонные записи и чтение своих записей.',
          'PRAM holds monotonic reads, monotonic writes and read your writes.',
        ],
        'strict serializable > linearizable > sequential > causal > {writes follow reads, PRAM}',
      ),
      fact(
        jepsen,
        'definition',
        ['Доступность моделей', 'Availability of the models'],
        [
          'Стабильность курсора, изоляция снимков, последовательная и сильнее — недоступны в асинхронной сети; чтение своих записей, PRAM и причинная — только с закреплённым клиентом; слабее — всегда.',
          'Cursor stability, snapshot isolation, sequential and stronger are unavailable in an asynchronous network; read your writes, PRAM and causal are sticky available; weaker ones always.',
        ],
      ),
      fact(
        rule,
        'definition',
        ['Когда CP', 'When CP'],
        [
          'Только если каждый живой узел отвечает линеаризуемо или отказывает и переключение не теряет подтверждённого.',
          'Only if every non-failing node answers linearizably or refuses, and a failover loses nothing acknowledged.',
        ],
      ),
      fact(
        rule,
        'definition',
        ['Когда AP', 'When AP'],
        [
          'Только если в любом разрыве отвечает каждый живой узел.',
          'Only if every non-failing node answers in any partition.',
        ],
      ),
      fact(
        rule,
        'definition',
        ['Когда ни то ни другое', 'When neither'],
        [
          'Лидер с асинхронным переключением или чтением реплик. В PACELC: PA — если переключение может потерять подтверждённое, PC — если система скорее откажет.',
          'A leader with asynchronous failover or replica reads. In PACELC: PA when a failover may drop acknowledged writes, PC when it rather refuses.',
        ],
      ),
      fact(
        rule,
        'definition',
        ['Что показывать', 'What to show'],
        [
          'Для каждого хранилища, операции, режима и положения в сети: обслужено ли, модель согласованности, может ли пропасть подтверждённое, возможны ли два ведущих.',
          'Per store, operation, mode and network situation: whether it is served, the consistency model, whether acknowledged writes may go, whether split brain is possible.',
        ],
      ),
    ],
    rules: ['CAP'],
  },
)
