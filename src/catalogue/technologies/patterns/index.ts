import { classOf, fact } from '../../behaviour.ts'
import { documented, knobs, practice } from '../../knob.ts'
import { assumption, composition, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'

const debezium = 'debezium/debezium connectors/postgresql.adoc, configuration/eos.adoc'

export const patterns = technology(
  'patterns',
  { ru: 'События, outbox, идемпотентность', en: 'Events, outbox, idempotency' },
  'Debezium 2026-08; RFC 9110',
  knobs({
    outbox_guarantee: documented(
      debezium,
      'choice',
      'at-least-once',
      ['Гарантия доставки outbox', 'Outbox delivery guarantee'],
      [
        'Без сбоев — один раз, после сбоя — возможны повторы за период записи отметок.',
        'Without failures once; after one, repeats of an offset flush period.',
      ],
      {
        choices: ['at-most-once', 'at-least-once', 'exactly-once'],
      },
    ),
    idempotent_methods: documented(
      'RFC 9110',
      'choice',
      'PUT, DELETE, GET, HEAD, OPTIONS, TRACE',
      ['Идемпотентные методы HTTP', 'Idempotent HTTP methods'],
      [
        'Остальное клиент сам повторять не должен: нужен ключ идемпотентности.',
        'The rest a client should not repeat by itself: it needs an idempotency key.',
      ],
    ),
    idempotency_key_retention: documented(
      'Stripe API documentation',
      's',
      86_400,
      ['Хранение ключа идемпотентности', 'Idempotency key retention'],
      ['Тот же ключ с другим телом — ошибка.', 'The same key with another body is an error.'],
    ),
    outbox_poll: practice(
      assumption,
      's',
      1,
      ['Период опроса outbox', 'Outbox poll period'],
      ['С CDC вместо него — задержка чтения журнала.', 'With CDC it is the decoding lag instead.'],
    ),
    outbox_batch: practice(
      assumption,
      's',
      { best: 0.01, typical: 0.05, worst: 0.5 },
      ['Публикация пачки', 'Publishing a batch'],
      ['Размер пачки на скорость брокера.', 'Size of the batch by the rate of the broker.'],
    ),
  }),
  {
    classes: [
      classOf(
        [definitions, 'derived'],
        ['чтение модели', 'read model'],
        ['CQRS, события', 'CQRS, events'],
        'neither',
        'PA/EL',
        [
          'Согласована в конечном счёте, с отставанием; у команд — класс их хранилища.',
          'Eventually consistent, with a lag; commands have the class of their store.',
        ],
      ),
    ],
    facts: [
      fact(
        [composition, 'derived'],
        'formula',
        ['Потеря событий outbox', 'Loss of outbox events'],
        [
          'Событие фиксируется вместе с состоянием. Двойная запись без outbox расходится при сбое между записями.',
          'The event commits with the state. A dual write without an outbox drifts when it fails between the two.',
        ],
        'RPO(event) = RPO(database)',
      ),
      fact(
        ['PostgreSQL 15.20 manual, runtime-config-replication', 'derived'],
        'formula',
        ['Журнал для остановленного CDC', 'WAL for a stopped CDC'],
        [
          'Либо диск переполнится, либо слот аннулируют и снимок придётся делать заново.',
          'Either the disk fills, or the slot is invalidated and the snapshot is taken anew.',
        ],
        'wal_rate × downtime; free / wal_rate',
      ),
      fact(
        [composition, 'derived'],
        'formula',
        ['Окно дедупликации', 'Deduplication window'],
        [
          'Ключи хранятся не меньше самого долгого пути повтора.',
          'Keys are kept no shorter than the longest way of a repeat.',
        ],
        {
          ru: 'повторы клиента + повторы брокера + самый долгий перерыв + повтор истории',
          en: 'client retries + broker redelivery + longest outage + replay',
        },
      ),
      fact(
        [composition, 'derived'],
        'formula',
        ['Перестроение проекции', 'Rebuilding a projection'],
        ['Снимок через каждые S событий ограничивает время.', 'A snapshot every S events bounds the time.'],
        {
          ru: 'события / replay_rate; S / replay_rate + загрузка снимка',
          en: 'events / replay_rate; S / replay_rate + snapshot load',
        },
      ),
    ],
    rules: ['EVT'],
  },
  {
    polled: {
      title: { ru: 'Ближайший опрос outbox', en: 'Next outbox poll' },
      primitive: 'wait',
      period: 'outbox_poll',
    },
  },
)
