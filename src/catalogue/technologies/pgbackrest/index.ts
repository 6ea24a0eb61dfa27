import { fact } from '../../behaviour.ts'
import { composition, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { pgbackrestKnobs } from './knobs.ts'
import { pgbackrestMoreKnobs } from './more.ts'

const repo = 'pgbackrest/pgbackrest@bd22b680 (2.59.1) doc/xml'

export const pgbackrest = technology(
  'pgbackrest',
  'pgBackRest',
  '2.59',
  { ...pgbackrestKnobs, ...pgbackrestMoreKnobs },
  {
    facts: [
      fact(
        ['PostgreSQL 15.20 manual, continuous-archiving', 'derived'],
        'formula',
        ['Потеря при одном архиве', 'Loss with the archive alone'],
        [
          'Сегмент заполняется за 16 МБ / wal_rate: 16 с при 1 МБ/с, 1600 с при 0,01 МБ/с. Без archive_timeout и без записи потеря не ограничена.',
          'A segment fills in 16 MB / wal_rate: 16 s at 1 MB/s, 1600 s at 0.01 MB/s. With no archive_timeout and no writes the loss has no bound.',
        ],
        {
          ru: 'min(16 МБ / wal_rate, archive_timeout) + push_time + очередь',
          en: 'min(16 MB / wal_rate, archive_timeout) + push_time + backlog',
        },
      ),
      fact(
        [`${repo}/reference.xml`, 'derived'],
        'formula',
        ['Очередь отправки', 'Push backlog'],
        [
          'Недоступность репозитория на t секунд прибавляет t к потере, пока предел очереди не начнёт выбрасывать журнал.',
          'A repository away for t seconds adds t to the loss until the limit of the queue drops WAL.',
        ],
        '(wal_rate - push_rate) × t',
      ),
      fact(
        [composition, 'derived'],
        'formula',
        ['Репликация и архив вместе', 'Replication and archive together'],
        [
          'При потере железа — меньшее из двух; при логической порче — только архив.',
          'For lost hardware the smaller of the two; for logical corruption the archive alone.',
        ],
        'RPO = min(RPO_replication, RPO_archive)',
      ),
      fact(
        [`${repo}/faq.xml`, 'derived'],
        'formula',
        ['Время восстановления', 'Restore time'],
        [
          'Решает размер базы и самое узкое место: чтение репозитория, сеть, запись на диск или распаковка.',
          'The size of the database and the narrowest place decide: reading the repository, the network, the disk or decompression.',
        ],
        {
          ru: 'подготовка + размер / min(репозиторий, сеть, диск, process_max × распаковка) + журнал / replay_rate + открытие',
          en: 'provision + size / min(repository, network, disk, process_max × decompression) + WAL / replay_rate + opening',
        },
      ),
      fact(
        [`${repo}/reference.xml`, 'derived'],
        'formula',
        ['Глубина восстановления', 'Recovery window'],
        [
          'Самая старая точка — старейшая полная копия, журнал которой ещё хранится.',
          'The oldest point is the oldest full backup whose WAL is still kept.',
        ],
      ),
      fact(
        [`${repo}/faq.xml`, 'documented'],
        'behaviour',
        ['Вид копии не меняет времени', 'The type of backup does not change the time'],
        [
          'Полная, разностная и инкрементальная восстанавливаются одинаково долго.',
          'Full, differential and incremental backups take equally long to restore.',
        ],
      ),
      fact(
        [`${repo}/faq.xml`, 'documented'],
        'behaviour',
        ['Цель раньше первой копии', 'A target before the first backup'],
        [
          'Если до указанного момента копий нет, берётся последняя и журнал применяется до конца: цель молча не соблюдена.',
          'With no backup before the target time the latest is taken and WAL is replayed to its end: the target is silently missed.',
        ],
      ),
      fact(
        [`${repo}/user-guide.xml`, 'documented'],
        'behaviour',
        ['Несколько репозиториев', 'Several repositories'],
        [
          'Пока один недоступен, остальные без archive-async уходят вперёд не больше чем на сегмент; если недоступны все, журнал копится на сервере.',
          'While one is away the others, without archive-async, get at most a segment ahead; when all are away WAL piles up on the server.',
        ],
      ),
      fact(
        [definitions, 'derived'],
        'definition',
        ['Класс CAP', 'CAP class'],
        [
          'Запросов не обслуживает: класса нет, есть только RPO и RTO.',
          'It serves no requests: no class, only RPO and RTO.',
        ],
      ),
    ],
    rules: ['PBR'],
  },
  {
    segmentPushed: {
      title: { ru: 'Отправка сегмента журнала', en: 'Push of a WAL segment' },
      primitive: 'time',
      time: 'push_time',
    },
  },
)
