import { knobs } from '../../knob.ts'

const src = 'pgbackrest/pgbackrest@bd22b680 (2.59.1)'

export const pgbackrestKnobs = knobs({
  process_max: {
    title: { ru: 'Параллельные процессы', en: 'Parallel processes' },
    unit: 'count',
    default: 1,
    parameter: 'process-max',
    min: 1,
    source: `${src} build/config.yaml`,
    kind: 'documented',
    meaning: {
      ru: 'Значение по умолчанию почти никогда не подходит: время восстановления делится на это число до общего потолка.',
      en: 'The default is almost never right: restore time is divided by it up to the common ceiling.',
    },
  },
  push_time: {
    title: { ru: 'Отправка сегмента журнала', en: 'Push of one WAL segment' },
    unit: 's',
    default: 2,
    source: {
      ru: 'общепринятая практика: 16 МБ, сжатые, в объектное хранилище',
      en: 'common practice: 16 MB compressed to an object store',
    },
    kind: 'practice',
    meaning: { ru: 'Пока сегмент в пути, он не защищён.', en: 'A segment under way is not yet protected.' },
  },
  incremental_share: {
    title: { ru: 'Доля изменённых данных', en: 'Share of changed data' },
    unit: 'ratio',
    default: 0.05,
    source: {
      ru: 'общепринятая практика; посмотрите размер своих инкрементных копий',
      en: 'common practice; see the size of your own incremental copies',
    },
    kind: 'practice',
    meaning: { ru: 'Столько данных держит одна инкрементальная копия.', en: 'What one incremental copy holds.' },
  },
  archive_async: {
    title: { ru: 'Асинхронная отправка журнала', en: 'Asynchronous archiving' },
    unit: 'flag',
    default: false,
    parameter: 'archive-async',
    source: `${src} build/config.yaml`,
    kind: 'documented',
    meaning: {
      ru: 'Очередь отправки добавляется к потере, пока репозиторий недоступен.',
      en: 'The push queue adds to the loss while the repository is away.',
    },
  },
  cipher_type: {
    title: { ru: 'Шифрование репозитория', en: 'Repository encryption' },
    unit: 'choice',
    default: 'none',
    parameter: 'repo-cipher-type',
    source: `${src} build/config.yaml`,
    kind: 'documented',
    meaning: { ru: 'Потеря ключа равна потере копий.', en: 'Losing the key is losing the copies.' },
  },
  retention_full: {
    title: { ru: 'Хранение полных копий', en: 'Retention of full copies' },
    unit: 's',
    default: undefined,
    parameter: 'repo-retention-full',
    source: `${src} doc/xml/reference.xml`,
    kind: 'documented',
    meaning: {
      ru: 'Само pgBackRest считает в копиях или в днях, незаданное — с предупреждением. Порча, замеченная позже этого срока, невосстановима.',
      en: 'pgBackRest itself counts in backups or days and warns when it is unset. Corruption noticed later than this cannot be undone.',
    },
  },
})
