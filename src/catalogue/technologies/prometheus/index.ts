import { classOf, fact, partition } from '../../behaviour.ts'
import { arithmetic } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { prometheusKnobs } from './knobs.ts'
import { prometheusMoreKnobs } from './more.ts'

const ha = ['prometheus/alertmanager@68fb2d57 (0.34.0) docs/high_availability.md', 'documented'] as const
const gossip = ['кластер Alertmanager', 'Alertmanager cluster'] as const

export const prometheus = technology(
  'prometheus',
  { ru: 'Prometheus и Alertmanager', en: 'Prometheus and Alertmanager' },
  '3.14 / Alertmanager 0.34',
  { ...prometheusKnobs, ...prometheusMoreKnobs },
  {
    partitions: [
      partition(ha, gossip, ['обе', 'both'], 'served', 'yes', [
        'Каждая сторона уведомляет сама: лучше повтор, чем пропуск. Пара Prometheus — независимые двойники без согласования.',
        'Each side notifies on its own: rather a duplicate than a miss. A pair of Prometheis are independent doubles with no consensus.',
      ]),
    ],
    classes: [
      classOf(ha, ['уведомление', 'notification'], gossip, 'AP', 'PA/EL', [
        'Журнал уведомлений согласован в конечном счёте.',
        'The log of notifications is eventually consistent.',
      ]),
    ],
    facts: [
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Тревога в открытой группе', 'An alert in an open group'],
        [
          'Вместо group_wait ждёт очередного срока группы.',
          'Waits for the group’s next interval instead of group_wait.',
        ],
        '0 .. group_interval',
      ),
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Тревога по rate()', 'An alert by rate()'],
        [
          'Скачок до r при пороге th виден через эту часть окна.',
          'A step to r over the threshold th shows after this part of the window.',
        ],
        'window × th / r',
      ),
      fact(
        [arithmetic, 'derived'],
        'limit',
        ['Самый короткий заметный отказ', 'Shortest outage that shows'],
        [
          'Короче периода опроса отказ может остаться невидимым.',
          'Shorter than the scrape interval an outage may stay unseen.',
        ],
        'for + evaluation_interval + scrape_interval',
      ),
      fact(
        ha,
        'placement',
        ['Тревоги — всем экземплярам', 'Alerts go to every instance'],
        [
          'Балансировщик между Prometheus и Alertmanager ломает отказоустойчивость.',
          'A balancer between Prometheus and Alertmanager breaks high availability.',
        ],
      ),
    ],
    rules: ['PRM'],
  },
  {
    scraped: { title: { ru: 'Ближайший опрос', en: 'Next scrape' }, primitive: 'wait', period: 'scrape_interval' },
    evaluated: {
      title: { ru: 'Ближайшее вычисление', en: 'Next evaluation' },
      primitive: 'wait',
      period: 'evaluation_interval',
    },
    grouped: { title: { ru: 'Ожидание группы', en: 'Group wait' }, primitive: 'time', time: 'group_wait' },
    openGroup: {
      title: { ru: 'Тревога открытой группы', en: 'Alert of an open group' },
      primitive: 'wait',
      period: 'group_interval',
    },
  },
)
