import { classOf, fact } from '../../behaviour.ts'
import { documented, knobs } from '../../knob.ts'
import { arithmetic, commonPractice } from '../../sources.ts'
import { technology } from '../../technology.ts'

const repo = 'open-telemetry/opentelemetry-collector@934999fb (v0.159)'
const exporter = `${repo} exporter/exporterhelper/README.md`
const jaeger = 'jaegertracing/documentation@d9251ffa content/docs/v2/_dev'

export const otel = technology(
  'otel',
  { ru: 'OpenTelemetry и Jaeger', en: 'OpenTelemetry and Jaeger' },
  'collector 0.159 / Jaeger v2',
  knobs({
    queue_size: documented(
      exporter,
      'count',
      1000,
      ['Запросов в очереди', 'Queue size'],
      ['Очередь в памяти; переполнение выбрасывает данные.', 'In memory; overflow drops data.'],
      {
        parameter: 'sending_queue.queue_size',
      },
    ),
    queue_consumers: documented(
      exporter,
      'count',
      10,
      ['Отправителей очереди', 'Queue consumers'],
      ['Столько запросов отправляется одновременно.', 'So many requests are sent at once.'],
      {
        parameter: 'sending_queue.num_consumers',
      },
    ),
    block_on_overflow: documented(
      exporter,
      'flag',
      false,
      ['Ждать при переполнении', 'Block on overflow'],
      [
        'Выключено: лишнее выбрасывается (счётчик otelcol_exporter_enqueue_failed).',
        'Off: the excess is dropped (counter otelcol_exporter_enqueue_failed).',
      ],
      {
        parameter: 'sending_queue.block_on_overflow',
      },
    ),
    queue_storage: documented(
      exporter,
      'choice',
      undefined,
      ['Очередь на диске', 'Persistent queue'],
      [
        'Не задана: при падении коллектора теряется всё, что в очереди.',
        'Not set: a crash of the collector loses the queue.',
      ],
      {
        parameter: 'sending_queue.storage',
      },
    ),
    retry_initial: documented(
      exporter,
      's',
      5,
      ['Первая пауза повтора', 'First retry pause'],
      ['Дальше растёт.', 'It grows from there.'],
      {
        parameter: 'retry_on_failure.initial_interval',
      },
    ),
    retry_multiplier: documented(
      exporter,
      'count',
      1.5,
      ['Рост паузы', 'Retry multiplier'],
      ['Каждая следующая длиннее во столько раз.', 'Each next one is longer by this factor.'],
      {
        parameter: 'retry_on_failure.multiplier',
      },
    ),
    retry_max: documented(
      exporter,
      's',
      30,
      ['Наибольшая пауза', 'Longest retry pause'],
      ['Дальше не растёт.', 'It grows no further.'],
      {
        parameter: 'retry_on_failure.max_interval',
      },
    ),
    retry_elapsed: documented(
      exporter,
      's',
      300,
      ['Срок повторов', 'Retry time'],
      ['После него пачка выбрасывается.', 'After it the batch is dropped.'],
      {
        parameter: 'retry_on_failure.max_elapsed_time',
      },
    ),
    exporter_timeout: documented(
      exporter,
      's',
      5,
      ['Тайм-аут отправки', 'Exporter time-out'],
      ['На одну попытку отправки.', 'For one attempt.'],
      { parameter: 'timeout' },
    ),
    memory_check_interval: documented(
      `${repo} processor/memorylimiterprocessor/README.md`,
      's',
      0,
      ['Период проверки памяти', 'Memory check interval'],
      [
        'Ноль не проверяет; советуют 1 с, запас на всплеск — 20 % предела.',
        'Zero does not check; 1 s is advised, with a spike limit of 20 % of the limit.',
      ],
      {
        parameter: 'memory_limiter.check_interval',
      },
    ),
    batch_size: documented(
      `${repo} processor/batchprocessor/README.md`,
      'count',
      8192,
      ['Пачка', 'Batch size'],
      ['Уходит раньше по тайм-ауту.', 'Leaves earlier by its time-out.'],
      {
        parameter: 'batch.send_batch_size',
      },
    ),
    batch_timeout: documented(
      `${repo} processor/batchprocessor/README.md`,
      's',
      0.2,
      ['Тайм-аут пачки', 'Batch time-out'],
      ['Столько спаны ждут пачки; при падении теряются.', 'Spans wait this long; a crash loses them.'],
      {
        parameter: 'batch.timeout',
      },
    ),
    jaeger_sampling: documented(
      `${jaeger}/architecture/sampling.md`,
      'ratio',
      0.001,
      ['Доля трасс Jaeger', 'Jaeger sampling share'],
      ['Без файла стратегий сохраняется одна из тысячи.', 'Without a strategies file one in a thousand is kept.'],
    ),
    sdk_sampling: documented(
      `${jaeger}/operations/troubleshooting.md`,
      'ratio',
      1,
      ['Доля трасс SDK', 'SDK sampling share'],
      ['parentbased_always_on: все.', 'parentbased_always_on: all.'],
      {
        parameter: 'OTEL_TRACES_SAMPLER',
      },
    ),
  }),
  {
    classes: [
      classOf([commonPractice, 'practice'], ['запись телеметрии', 'telemetry write'], ['любой', 'any'], 'AP', 'PA/EL', [
        'По возможности, без гарантий: на пути запроса ей не место.',
        'Best effort: it has no place on the path of a request.',
      ]),
    ],
    facts: [
      fact(
        [exporter, 'derived'],
        'formula',
        ['Какой перерыв переживается', 'Which outage is survived'],
        [
          'Меньшее из очереди и срока повторов; при падении коллектора теряются очередь и пачка.',
          'The smaller of the queue and the retry time; a crash of the collector loses queue and batch.',
        ],
        'min(queue_size / rate, max_elapsed_time)',
      ),
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Поймать трассу редкой ошибки', 'Catching the trace of a rare error'],
        [
          'При доле 0,001 нужно 693 повторения для вероятности 50 %.',
          'At a share of 0.001 it takes 693 occurrences for 50 %.',
        ],
        '1 - (1 - p)^n',
      ),
    ],
    rules: ['OTL'],
  },
  {
    batched: {
      title: { ru: 'Спаны ждут пачки', en: 'Spans wait for a batch' },
      primitive: 'wait',
      period: 'batch_timeout',
    },
    givenUp: {
      title: { ru: 'Повторы прекращаются', en: 'Retries end' },
      primitive: 'time',
      time: 'retry_elapsed',
    },
  },
)
