import { knobs } from '../../knob.ts'

const manual = 'PostgreSQL 15.20 manual'

export const postgresqlKnobs = knobs({
  synchronous_commit: {
    title: { ru: 'Что означает подтверждение фиксации', en: 'What a confirmed commit means' },
    unit: 'choice',
    default: 'on',
    source: `${manual}, runtime-config-wal`,
    kind: 'documented',
    meaning: {
      ru: 'off < local < remote_write < on < remote_apply; без списка синхронных реплик всё, кроме off, равно local.',
      en: 'off < local < remote_write < on < remote_apply; without a list of synchronous standbys all but off equal local.',
    },
  },
  wal_writer_delay: {
    title: { ru: 'Период записи журнала', en: 'WAL writer period' },
    unit: 's',
    default: 0.2,
    source: `${manual}, wal-async-commit`,
    kind: 'documented',
    meaning: {
      ru: 'При synchronous_commit = off сбой сервера теряет до трёх таких периодов (0,6 с).',
      en: 'With synchronous_commit = off a crash loses up to three of these periods (0.6 s).',
    },
  },
  wal_segment_size: {
    title: { ru: 'Размер сегмента журнала', en: 'WAL segment size' },
    unit: 'B',
    default: 16_777_216,
    source: `${manual}, continuous-archiving`,
    kind: 'documented',
    meaning: {
      ru: 'В архив попадают только закрытые сегменты (16 МиБ).',
      en: 'Only closed segments (16 MiB) reach the archive.',
    },
  },
  archive_timeout: {
    title: { ru: 'Принудительное закрытие сегмента', en: 'Forced segment switch' },
    unit: 's',
    default: undefined,
    source: `${manual}, continuous-archiving`,
    kind: 'documented',
    meaning: {
      ru: 'Выключено: при малой записи зафиксированные данные могут сколь угодно долго не попадать в архив. Разумно около минуты; закрытый досрочно сегмент всё равно занимает 16 МиБ.',
      en: 'Off: with little writing, committed data may stay out of the archive for any time. About a minute is reasonable; a segment closed early still takes 16 MiB.',
    },
  },
  max_standby_streaming_delay: {
    title: { ru: 'Задержка применения журнала из-за запросов на реплике', en: 'Replay delay for standby queries' },
    unit: 's',
    default: 30,
    source: `${manual}, runtime-config-replication, hot-standby`,
    kind: 'documented',
    meaning: {
      ru: 'Столько применение журнала может ждать мешающий запрос: добавляется к отставанию чтения и к повышению реплики.',
      en: 'Replay may wait this long for a conflicting query: it adds to the staleness of reads and to promotion.',
    },
  },
  wal_retrieve_retry_interval: {
    title: { ru: 'Пауза перед повторным подключением реплики', en: 'Standby reconnect pause' },
    unit: 's',
    default: 5,
    source: `${manual}, runtime-config-replication`,
    kind: 'documented',
    meaning: {
      ru: 'До стольких секунд реплика не следует за новым лидером после переключения.',
      en: 'A standby may take this long to follow the new primary after a failover.',
    },
  },
  wal_sender_timeout: {
    title: { ru: 'Тайм-аут репликации', en: 'Replication timeout' },
    unit: 's',
    default: 60,
    source: `${manual}, runtime-config-replication`,
    kind: 'documented',
    meaning: {
      ru: 'За это время обнаруживается пропавшая реплика; на выбор лидера не влияет.',
      en: 'A vanished standby is noticed within this time; it plays no part in choosing a primary.',
    },
  },
  recovery_min_apply_delay: {
    title: { ru: 'Намеренное отставание реплики', en: 'Deliberate replay delay' },
    unit: 's',
    default: 0,
    source: `${manual}, runtime-config-replication`,
    kind: 'documented',
    meaning: {
      ru: 'Отложенная реплика защищает от логической порчи, замеченной раньше этого срока.',
      en: 'A delayed replica protects from logical corruption that is noticed within this time.',
    },
  },
  max_connections: {
    title: { ru: 'Наибольшее число соединений', en: 'Maximum connections' },
    unit: 'count',
    default: 100,
    source: `${manual}, runtime-config-connection`,
    kind: 'documented',
    meaning: {
      ru: 'Обычным пользователям достаётся на superuser_reserved_connections меньше.',
      en: 'Ordinary users get superuser_reserved_connections fewer.',
    },
  },
  superuser_reserved_connections: {
    title: { ru: 'Соединения, отложенные для администратора', en: 'Connections kept for administrators' },
    unit: 'count',
    default: 3,
    source: `${manual}, runtime-config-connection`,
    kind: 'documented',
    meaning: { ru: 'Вычитаются из max_connections.', en: 'Subtracted from max_connections.' },
  },
  max_slot_wal_keep_size: {
    title: { ru: 'Предел журнала, удерживаемого слотом', en: 'WAL kept for a slot at most' },
    unit: 'B',
    default: undefined,
    source: `${manual}, runtime-config-replication, continuous-archiving`,
    kind: 'documented',
    meaning: {
      ru: 'Без предела молчащий получатель слота заполняет диск журналом, и сервер останавливается.',
      en: 'Without a limit a dead slot consumer fills the disk with WAL and the server stops.',
    },
  },
  connect_timeout: {
    title: { ru: 'Тайм-аут подключения libpq', en: 'libpq connect timeout' },
    unit: 's',
    default: undefined,
    min: 2,
    source: `${manual}, libpq-connect`,
    kind: 'documented',
    meaning: {
      ru: 'Действует на каждый узел строки подключения; не задан — клиент ждёт, пока не сдастся ядро.',
      en: 'Applies to each host of the connection string; unset, the client waits until the kernel gives up.',
    },
  },
  promotion: {
    title: { ru: 'Завершение восстановления и повышение', en: 'End of recovery and promotion' },
    unit: 's',
    default: { best: 0.5, typical: 1.25, worst: 2 },
    source: {
      ru: 'общепринятая практика: завершение восстановления занимает 0,5–2 с; в руководстве цифры нет',
      en: 'common practice: end of recovery takes 0.5-2 s; the manual gives no figure',
    },
    kind: 'practice',
    meaning: {
      ru: 'От решения повысить реплику до приёма записи, без времени применения оставшегося журнала.',
      en: 'From the decision to promote until writes are accepted, without the replay of remaining WAL.',
    },
  },
  replay_rate: {
    title: { ru: 'Скорость применения журнала', en: 'WAL replay rate' },
    unit: 'B/s',
    default: 50e6,
    source: {
      ru: 'общепринятая практика; измерьте на учебном восстановлении',
      en: 'common practice; measure it during a restore test',
    },
    kind: 'practice',
    meaning: {
      ru: 'Сколько журнала один процесс восстановления применяет за секунду.',
      en: 'How much WAL the single recovery process replays per second.',
    },
  },
  replication_lag: {
    title: { ru: 'Отставание реплики внутри региона', en: 'Replication lag inside a region' },
    unit: 's',
    default: { best: 0.01, typical: 0.1, worst: 1 },
    source: {
      ru: `${manual}, warm-standby: отставание исправной копии — «меньше секунды»; на случаи разбито по практике`,
      en: `${manual}, warm-standby: the delay is "under one second" on a capable standby; split into cases by practice`,
    },
    kind: 'practice',
    meaning: {
      ru: 'Столько подтверждённых асинхронно данных ещё не на реплике; между регионами добавляется путь по сети.',
      en: 'Asynchronously acknowledged data not yet on the standby; between regions the way over the network is added.',
    },
  },
  crash_recovery: {
    title: { ru: 'Перезапуск после сбоя', en: 'Crash recovery' },
    unit: 's',
    default: { best: 2, typical: 20, worst: 60 },
    source: {
      ru: 'применяется журнал не больше чем за checkpoint_timeout или max_wal_size (по умолчанию 5 мин, 1 ГБ)',
      en: 'replay of at most one checkpoint_timeout / max_wal_size of WAL (5 min / 1 GB by default)',
    },
    kind: 'derived',
    meaning: {
      ru: 'От запуска процесса до приёма соединений; зависит от журнала со времени контрольной точки.',
      en: 'From process start until connections are accepted; depends on the WAL since the last checkpoint.',
    },
  },
})
