/** Settings of archiving, backup and restore that change what a promise costs. */
import { documented, knobs } from '../../knob.ts'

const repo = 'pgbackrest/pgbackrest@bd22b680 (2.59.1)'
const config = `${repo} build/config.yaml`
const reference = `${repo} doc/xml/reference.xml`

export const pgbackrestMoreKnobs = knobs({
  archive_push_queue_max: documented(
    reference,
    'B',
    undefined,
    ['Предел очереди отправки журнала', 'Limit of the push queue'],
    [
      'При превышении журнал выбрасывается, а PostgreSQL считает его отправленным: восстановление на момент времени прервано до следующей копии.',
      'Beyond it WAL is dropped while PostgreSQL believes it pushed: point-in-time recovery is broken until the next backup.',
    ],
    { parameter: 'archive-push-queue-max' },
  ),
  archive_push_batch_size: documented(
    `${reference}, release/2.59.0.xml`,
    'B',
    undefined,
    ['Порция асинхронной отправки', 'Batch of asynchronous pushing'],
    [
      'Предел очереди проверяется только в начале порции.',
      'The limit of the queue is checked only when a batch starts.',
    ],
    { parameter: 'archive-push-batch-size', versions: '>= 2.59' },
  ),
  archive_timeout: documented(
    config,
    's',
    60,
    ['Ожидание журнала при копировании', 'Wait for WAL during a backup'],
    [
      'Сколько команды check и backup ждут сегмент в репозитории. Не путать с archive_timeout PostgreSQL.',
      'How long check and backup wait for a segment in the repository. Not PostgreSQL’s archive_timeout.',
    ],
    { parameter: 'archive-timeout' },
  ),
  retention_type: documented(
    reference,
    'choice',
    'count',
    ['Как считается хранение', 'How retention is counted'],
    [
      'time: полная копия старше срока живёт, пока не состарится следующая; на деле хранение длиннее на период полных копий.',
      'time: a full backup past the term lives until the next one is past it too; the real retention is longer by the full interval.',
    ],
    { parameter: 'repo-retention-full-type', choices: ['count', 'time'] },
  ),
  retention_archive: documented(
    reference,
    'count',
    undefined,
    ['Хранение журнала', 'Retention of WAL'],
    [
      'По умолчанию как у полных копий; меньше — значит старые копии не восстановить на момент времени.',
      'By default as for full backups; less means no point-in-time recovery of the older ones.',
    ],
    { parameter: 'repo-retention-archive' },
  ),
  backup_type: documented(
    config,
    'choice',
    'incr',
    ['Вид копии', 'Type of backup'],
    ['Первая всегда становится полной.', 'The first becomes full anyway.'],
    { parameter: '--type', choices: ['full', 'diff', 'incr'] },
  ),
  compress_type: documented(
    `${config}; README.md`,
    'choice',
    'gz',
    ['Сжатие', 'Compression'],
    [
      'Обычно именно сжатие ограничивает скорость; lz4 и zst намного быстрее.',
      'Compression is usually what limits the speed; lz4 and zst are far faster.',
    ],
    { parameter: 'compress-type', choices: ['none', 'bz2', 'gz', 'lz4', 'zst'] },
  ),
  start_fast: documented(
    reference,
    'flag',
    false,
    ['Немедленная контрольная точка', 'Immediate checkpoint'],
    [
      'Выключено: копия ждёт очередной контрольной точки, до checkpoint_timeout.',
      'Off: the backup waits for the next checkpoint, up to checkpoint_timeout.',
    ],
    { parameter: 'start-fast' },
  ),
  backup_standby: documented(
    `${config}; doc/xml/faq.xml`,
    'choice',
    'n',
    ['Копирование с реплики', 'Backup from a standby'],
    ['y: без реплики копия не создаётся вовсе.', 'y: without a standby the backup fails.'],
    { parameter: 'backup-standby', choices: ['y', 'prefer', 'n'] },
  ),
  delta: documented(
    reference,
    'flag',
    false,
    ['Восстановление по разнице', 'Delta restore'],
    [
      'Совпавшие по контрольной сумме файлы остаются на месте: большой выигрыш, если каталог данных уцелел.',
      'Files with the right checksum stay: a large gain when the data directory has survived.',
    ],
  ),
  repo_bundle: documented(
    config,
    'flag',
    false,
    ['Объединение мелких файлов', 'Bundling of small files'],
    ['Нужно для поблочных копий.', 'Needed for block incremental backups.'],
    { parameter: 'repo-bundle' },
  ),
  repo_block: documented(
    config,
    'flag',
    false,
    ['Поблочные инкрементальные копии', 'Block incremental backups'],
    ['Работают только вместе с repo-bundle.', 'Work only together with repo-bundle.'],
    { parameter: 'repo-block' },
  ),
  target_action: documented(
    config,
    'choice',
    'pause',
    ['Что делать на цели восстановления', 'What to do at the recovery target'],
    [
      'pause: база ждёт человека в режиме только для чтения; без promote в RTO добавляется его время.',
      'pause: the database waits for a person, read-only; without promote that person’s time joins the RTO.',
    ],
    { parameter: '--target-action', choices: ['pause', 'promote', 'shutdown'] },
  ),
  db_timeout: documented(
    config,
    's',
    1800,
    ['Тайм-аут запроса к базе', 'Database query time-out'],
    ['Для служебных команд во время копирования.', 'For the commands of a backup.'],
    { parameter: 'db-timeout' },
  ),
  protocol_timeout: documented(
    `${config}; ${reference}`,
    's',
    1860,
    ['Тайм-аут протокола', 'Protocol time-out'],
    ['Должен быть больше db-timeout.', 'Must be longer than db-timeout.'],
    { parameter: 'protocol-timeout' },
  ),
  verify: documented(
    reference,
    'choice',
    undefined,
    ['Проверка репозитория', 'Check of the repository'],
    [
      'Запускается вручную; сверяет контрольные суммы. Что копия восстановима, доказывает только восстановление.',
      'Run by hand; compares checksums. That a backup can be restored is shown only by restoring it.',
    ],
  ),
})
