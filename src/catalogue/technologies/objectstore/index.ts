import { classOf, fact, partition } from '../../behaviour.ts'
import { documented, knobs } from '../../knob.ts'
import { arithmetic, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'

const guide = 'awsdocs/amazon-s3-userguide@cc53dd6'
const classes = `${guide} storage-class-intro.md`

export const objectstore = technology(
  'objectstore',
  { ru: 'Объектное хранилище (S3, MinIO)', en: 'Object storage (S3, MinIO)' },
  'AWS 2023-06; MinIO',
  knobs({
    durability: documented(
      `${guide} DataDurability.md, storage-class-intro.md`,
      'ratio',
      0.99999999999,
      ['Надёжность хранения за год', 'Designed durability per year'],
      [
        'Из 10 млн объектов один за 10 000 лет. Только отказы носителей: не удаление, не перезапись, не украденные ключи.',
        'Of 10 million objects one in 10,000 years. Media loss only: no deletion, no overwrite, no stolen keys.',
      ],
    ),
    availability_standard: documented(
      classes,
      'ratio',
      0.9999,
      ['Доступность Standard', 'Availability of Standard'],
      ['Проектная, не обещанная.', 'Designed for, not promised.'],
    ),
    availability_infrequent: documented(
      classes,
      'ratio',
      0.999,
      ['Доступность IA, Intelligent, Glacier IR', 'Availability of IA, Intelligent, Glacier IR'],
      ['Проектная.', 'Designed for.'],
    ),
    availability_one_zone: documented(
      classes,
      'ratio',
      0.995,
      ['Доступность One Zone-IA', 'Availability of One Zone-IA'],
      ['Проектная.', 'Designed for.'],
    ),
    sla_standard: documented(
      'aws.amazon.com/s3/sla (2019)',
      'ratio',
      0.999,
      ['Обещание Standard', 'SLA of Standard'],
      ['За месяц, по доле ошибок пятиминуток.', 'Per month, from the error rate of five-minute intervals.'],
    ),
    sla_infrequent: documented(
      'aws.amazon.com/s3/sla (2019)',
      'ratio',
      0.99,
      ['Обещание IA, Intelligent, One Zone', 'SLA of IA, Intelligent, One Zone'],
      ['За месяц.', 'Per month.'],
    ),
    consistency: documented(
      `${guide} Welcome.md`,
      'choice',
      'strong read-after-write',
      ['Согласованность', 'Consistency'],
      [
        'Запись, удаление и список видны сразу. Для одного объекта: транзакций нет, побеждает последняя запись, есть условная запись.',
        'Writes, deletes and lists show at once. Per object: no transactions, the last writer wins, conditional writes exist.',
      ],
    ),
    replication_time: documented(
      `${guide} replication-time-control.md`,
      's',
      900,
      ['Срок репликации в другой регион', 'Replication time control'],
      [
        '99,99 % объектов; без RTC — большинство, а крупные — до часов.',
        '99.99 % of objects; without RTC most of them, large ones up to hours.',
      ],
    ),
    replication_share: documented(
      `${guide} replication-time-control.md`,
      'ratio',
      0.9999,
      ['Доля объектов в срок', 'Share of objects in time'],
      ['С RTC.', 'With RTC.'],
    ),
    one_zone: documented(
      classes,
      'flag',
      false,
      ['Хранение в одной зоне', 'Storage in one zone'],
      [
        'One Zone-IA: те же одиннадцать девяток, но с зоной пропадает всё.',
        'One Zone-IA: the same eleven nines, and all is lost with the zone.',
      ],
    ),
    minio_parity: documented(
      'docs.min.io erasure coding',
      'count',
      4,
      ['Дисков чётности MinIO', 'MinIO parity drives'],
      [
        'От восьми дисков. Чтение — M − EC дисков, запись — столько же или на один больше: 16 дисков с EC:4 читаются с двенадцати.',
        'From eight drives on. Reads need M - EC drives, writes as many or one more: 16 drives with EC:4 read from twelve.',
      ],
      {
        parameter: 'EC',
      },
    ),
  }),
  {
    partitions: [
      partition(
        [definitions, 'derived'],
        ['репликация между регионами', 'cross-region replication'],
        ['копия в другом регионе', 'copy in the other region'],
        'stale',
        'possible',
        [
          'Отвечает прежним состоянием; при двусторонней репликации обе стороны пишут, и побеждает последняя запись.',
          'Answers with its earlier state; with two-way replication both sides write and the last writer wins.',
        ],
      ),
    ],
    classes: [
      classOf(
        [definitions, 'derived'],
        ['запись и чтение объекта', 'object write and read'],
        ['один регион', 'single region'],
        'CP',
        'PC/EC',
        ['По одному объекту.', 'Per object.'],
      ),
      classOf(
        [definitions, 'derived'],
        ['чтение копии', 'read of the copy'],
        ['другой регион', 'other region'],
        'neither',
        'PA/EL',
        ['Отстаёт на время репликации.', 'Behind by the time of replication.'],
      ),
    ],
    facts: [
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Надёжность копий и кодов', 'Durability of copies and codes'],
        [
          'Приближение по цепи Маркова; всегда ограничьте общей причиной.',
          'A Markov approximation; always cap it by a common cause.',
        ],
        'P ≈ C(n, m+1) × AFR^(m+1) × (MTTR / year)^m × (m+1)!',
      ),
    ],
    rules: ['S3'],
  },
  {
    replicated: {
      title: { ru: 'Объект появляется в другом регионе', en: 'An object appears in the other region' },
      primitive: 'wait',
      period: 'replication_time',
    },
  },
)
