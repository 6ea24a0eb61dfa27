import { classOf, fact, partition } from '../../behaviour.ts'
import { definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { elasticsearchKnobs } from './knobs.ts'

const docs = 'elastic/docs-content distributed-architecture/reading-and-writing-documents.md'
const normal = ['по умолчанию', 'default'] as const

export const elasticsearch = technology(
  'elasticsearch',
  'Elasticsearch',
  '8.x-9.x',
  elasticsearchKnobs,
  {
    partitions: [
      partition([docs, 'documented'], normal, ['меньшинство', 'minority'], 'stale', 'possible', [
        'Запись запрещена, чтение отвечает старым и неполным. Изолированный главный шард может показать неподтверждённое, пока не заметит потери.',
        'Writes are blocked, reads are old and partial. An isolated primary shard may show unconfirmed data until it notices.',
      ]),
      partition([docs, 'documented'], normal, ['большинство', 'majority'], 'served', 'no', [
        'Выбирает мастера и повышает согласованные копии шардов.',
        'Elects a master and promotes in-sync copies of the shards.',
      ]),
    ],
    classes: [
      classOf([definitions, 'derived'], ['запись', 'write'], normal, 'CP', 'PC/EC', [
        'Согласованный набор копий и мастер большинства.',
        'An in-sync set of copies and a master of the majority.',
      ]),
      classOf([definitions, 'derived'], ['поиск', 'search'], normal, 'neither', 'PC/EL', [
        'Не линеаризуем: отстаёт на refresh_interval, в разрыве может быть грязным.',
        'Not linearizable: behind by refresh_interval, possibly dirty in a partition.',
      ]),
    ],
    facts: [
      fact(
        ['elastic/docs-content modules-discovery-quorums.md', 'documented'],
        'quorum',
        ['Голоса мастера', 'Votes for the master'],
        [
          'Больше половины узлов с правом голоса; не меньше трёх, два не переживают ни одного отказа.',
          'More than half of the voting nodes; three or more, two survive no failure.',
        ],
      ),
      fact(
        [docs, 'documented'],
        'formula',
        ['Потеря', 'Loss'],
        [
          'Подтверждённое есть у всех согласованных копий: ноль при потере одного узла с репликой и durability=request. Повышение устаревшей копии вручную теряет данные.',
          'What is acknowledged is on all in-sync copies: zero for one lost node with a replica and durability=request. Promoting a stale copy by hand loses data.',
        ],
      ),
      fact(
        [docs, 'documented'],
        'behaviour',
        ['Неполный ответ', 'Partial answer'],
        [
          'Ответ 200 может быть неполным: смотрите timed_out и _shards.failed.',
          'An answer of 200 may be partial: look at timed_out and _shards.failed.',
        ],
      ),
    ],
    rules: ['ELK'],
  },
  {
    silentNode: {
      title: { ru: 'Молчащий узел исключён', en: 'A silent node is removed' },
      primitive: 'D1',
      interval: 'check_interval',
      threshold: 'check_retries',
      check: 'check_timeout',
      spaced: true,
    },
    refreshed: {
      title: { ru: 'Записанное становится видно поиску', en: 'What was written becomes searchable' },
      primitive: 'wait',
      period: 'refresh_interval',
    },
    delayed: {
      title: { ru: 'Ожидание ушедшего узла', en: 'Wait for a node that left' },
      primitive: 'time',
      time: 'delayed_timeout',
    },
  },
)
