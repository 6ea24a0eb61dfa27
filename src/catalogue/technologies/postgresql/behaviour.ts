/** PostgreSQL in a partition, its classes, and the figures that replication costs. */

import { classOf, fact, partition } from '../../behaviour.ts'
import { definitions } from '../../sources.ts'
import type { Behaviour } from '../../technology.ts'

const standby = ['PostgreSQL 15.20 manual, warm-standby', 'documented'] as const
const failover = ['PostgreSQL 15.20 manual, warm-standby-failover', 'documented'] as const
const hot = ['PostgreSQL 15.20 manual, hot-standby', 'documented'] as const
const derived = ['PostgreSQL 15.20 manual, warm-standby', 'derived'] as const
const abadi = [definitions, 'derived'] as const
const jepsen = ['jepsen.io/analyses/amazon-rds-for-postgresql-17.4', 'documented'] as const

const asynchronous = ['асинхронная репликация', 'asynchronous replication'] as const
const synchronous = ['синхронная репликация', 'synchronous replication'] as const
const primarySide = ['сторона лидера', 'side of the primary'] as const
const standbySide = ['сторона реплики', 'side of the standby'] as const
const write = ['запись', 'write'] as const
const primaryRead = ['чтение с лидера', 'read at the primary'] as const
const replicaRead = ['чтение с реплики', 'read at a replica'] as const

export const postgresqlBehaviour: Behaviour = {
  partitions: [
    partition(failover, asynchronous, primarySide, 'served', 'possible', [
      'Пишет и читает как прежде: своего обнаружения отказов и ограждения у сервера нет. Двое лидеров появятся, если другую сторону повысить, не остановив этого.',
      'Reads and writes as before: the server has no failure detector and no fencing of its own. Two primaries appear when the other side is promoted without stopping this one.',
    ]),
    partition(failover, asynchronous, standbySide, 'stale', 'possible', [
      'Отвечает на чтение устаревшими данными, записи не принимает, сама лидером не становится.',
      'Answers reads with ever older data, takes no writes, does not promote itself.',
    ]),
    partition(standby, synchronous, primarySide, 'hangs', 'possible', [
      'Если подтверждающие реплики на другой стороне, COMMIT ждёт без срока; чтение работает.',
      'With the confirming standbys on the other side COMMIT waits without limit; reads go on.',
    ]),
    partition(standby, synchronous, standbySide, 'stale', 'possible', [
      'Читается последнее полученное состояние; повышение без ограждения лидера даёт двоих.',
      'The last received state is read; a promotion without fencing the primary makes two of them.',
    ]),
  ],
  classes: [
    classOf(abadi, write, asynchronous, 'neither', 'PA/EC', [
      'Без лидера записи нет, а при переключении подтверждённое, но не переданное теряется.',
      'Without the primary there are no writes, and a failover drops what was acknowledged and not yet shipped.',
    ]),
    classOf(abadi, primaryRead, asynchronous, 'neither', 'PA/EC', [
      'Линеаризуемо, пока лидер один и ничего подтверждённого не потеряно.',
      'Linearizable while there is one primary and nothing acknowledged was lost.',
    ]),
    classOf(hot, replicaRead, asynchronous, 'neither', 'PA/EL', [
      'В конечном счёте согласовано; отставание не ограничено.',
      'Eventually consistent; the lag has no bound.',
    ]),
    classOf(abadi, write, ['синхронная, строгая', 'synchronous, strict'], 'CP', 'PC/EC', [
      'Без подтверждающих реплик запись стоит. Исключения: отменённое ожидание и synchronous_commit ниже on.',
      'Without the confirming standbys writes stand still. Exceptions: a cancelled wait and synchronous_commit below on.',
    ]),
    classOf(hot, replicaRead, synchronous, 'neither', 'PC/EL', [
      'Устаревает и здесь; remote_apply даёт свои записи только на подтвердивших репликах, порядок между репликами не общий.',
      'Stale here too; remote_apply shows your own writes only on the standbys that confirmed, with no common order between replicas.',
    ]),
  ],
  facts: [
    fact(
      derived,
      'formula',
      ['Цена фиксации', 'Price of a commit'],
      [
        'f — сброс журнала на диск лидера (p) или реплики (s), w — запись без сброса. Лидер отправляет то, что уже сбросил сам, поэтому слагаемые складываются; для ANY k берётся k-я по скорости реплика, для FIRST k — самая медленная из k.',
        'f is the WAL flush of the primary (p) or the standby (s), w a write without flush. The primary ships what it has flushed, so the terms add up; ANY k takes the k-th fastest standby, FIRST k the slowest of k.',
      ],
      'local = f_p; remote_write = f_p + RTT + w_s; on = f_p + RTT + f_s; remote_apply = f_p + RTT + f_s + replay',
    ),
    fact(
      derived,
      'formula',
      ['Предел одной горячей строки', 'Ceiling of one hot row'],
      [
        'Блокировка строки держится, пока реплика не подтвердит: при RTT 1 мс не больше 500–1000 фиксаций в секунду, при 60 мс — около 16.',
        'The row lock is held until the standby confirms: with 1 ms of RTT at most 500-1000 commits a second, with 60 ms about 16.',
      ],
      'commits/s <= 1 / T_commit',
    ),
    fact(
      standby,
      'formula',
      ['Потеря при асинхронной репликации', 'Loss with asynchronous replication'],
      [
        'Потеря равна отставанию в момент отказа; ноль предполагать нельзя, берите p99 отставания.',
        'The loss is the lag at the moment of the failure; do not take zero for it, take the p99 of the lag.',
      ],
      {
        ru: 'RPO = отставание; очередь = max(0, wal_rate - полоса) × длительность',
        en: 'RPO = replication lag; backlog = max(0, wal_rate - link_bandwidth) × duration',
      },
    ),
    fact(
      standby,
      'formula',
      ['Потеря при синхронной репликации', 'Loss with synchronous replication'],
      [
        'Ноль для подтверждённого, пока жива хотя бы одна из подтвердивших реплик и переключение её находит. Не ноль при потере лидера вместе со всеми подтвердившими, при synchronous_commit ниже on, при отменённом ожидании и при remote_write, если вместе с лидером упала ОС реплики.',
        'Zero for what was acknowledged while one confirming standby lives and the failover finds it. Not zero when the primary and all confirming standbys go, with synchronous_commit below on, after a cancelled wait, and with remote_write when the standby’s OS crashes too.',
      ],
      {
        ru: 'RPO = 0, пока жива хотя бы 1 из k подтвердивших',
        en: 'RPO = 0 while >= 1 of k confirming standbys survives',
      },
    ),
    fact(
      standby,
      'quorum',
      ['Сколько реплик можно потерять', 'How many standbys may be lost'],
      [
        'ANY k (n): запись идёт, пока отвечают k из n. При n = k потеря любой реплики останавливает фиксацию без срока.',
        'ANY k (n): writes go on while k of n answer. With n = k the loss of any standby stops commits without limit.',
      ],
      'tolerated = n - k',
    ),
    fact(
      derived,
      'quorum',
      ['Кого спросить перед повышением', 'Whom to ask before a promotion'],
      [
        'Под ANY k (n) кандидат должен увидеть столько реплик и взять самую свежую, иначе подтверждённое может пропасть.',
        'Under ANY k (n) a candidate must see this many standbys and take the freshest, else acknowledged commits may go.',
      ],
      'n - k + 1',
    ),
    fact(
      [hot[0], 'derived'],
      'formula',
      ['Устаревание реплики', 'Staleness of a replica'],
      [
        'К передаче и применению добавляется пауза из-за мешающего запроса на реплике.',
        'A pause for a conflicting standby query adds to shipping and replay.',
      ],
      {
        ru: 'передача + применение (+ max_standby_streaming_delay)',
        en: 'flush lag + replay lag (+ max_standby_streaming_delay)',
      },
    ),
    fact(
      derived,
      'formula',
      ['Восстановление после сбоя', 'Crash recovery'],
      ['Применяется журнал со времени последней контрольной точки.', 'The WAL since the last checkpoint is replayed.'],
      'min(checkpoint_timeout × wal_rate, (1..2) × max_wal_size) / replay_rate',
    ),
    fact(
      jepsen,
      'behaviour',
      ['Порядок видимости различается', 'Order of visibility differs'],
      [
        'Два читателя, у лидера и у реплики, могут увидеть две фиксации в разном порядке (long fork): снимок согласован только в пределах одного узла.',
        'Two readers, at the primary and at a replica, may see two commits in different orders (long fork): a snapshot is consistent at one host only.',
      ],
    ),
    fact(
      jepsen,
      'behaviour',
      ['Что значат уровни изоляции', 'What the isolation levels mean'],
      [
        'READ UNCOMMITTED ведёт себя как READ COMMITTED (он же по умолчанию), REPEATABLE READ — изоляция снимков, SERIALIZABLE — SSI и на реплике недоступен.',
        'READ UNCOMMITTED acts as READ COMMITTED (the default), REPEATABLE READ is snapshot isolation, SERIALIZABLE is SSI and not available on a standby.',
      ],
    ),
    fact(
      ['PostgreSQL wiki', 'practice'],
      'limit',
      ['Сколько соединений работает сразу', 'How many connections work at once'],
      [
        'Когда активных процессов больше 300–500, сервер занят в основном переключением между ними: нужен пул соединений.',
        'Above 300-500 active backends the server works for itself: use a connection pooler.',
      ],
      'active ≈ 2 × cores + spindles',
    ),
  ],
  rules: ['PG', 'QRY'],
}
