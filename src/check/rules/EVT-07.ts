import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-07',
  severity: 'error',
  title: { ru: 'Общего порядка между разделами нет', en: 'There is no order over partitions' },
  message: {
    ru: (p) => `Потребители ${ru.quote(p.id)} рассчитывают на общий порядок, а разделов ${ru.number(p.partitions)}.`,
    en: (p) =>
      `Consumers of ${en.quote(p.id)} rely on a total order, but it has ${en.count(p.partitions, 'partition')}.`,
  },
  fix: {
    ru: () => 'Упорядочивайте по ключу (ordering: key) или оставьте один раздел.',
    en: () => 'Order by key (ordering: key), or keep one partition.',
  },
  why: {
    ru: 'Порядок сохраняется только внутри раздела: отмена может обогнать заказ.',
    en: 'Order holds within a partition only: a cancellation may overtake its order.',
  },
  source: 'Apache Kafka, introduction (ordering within a partition)',
  example: { id: 'events', partitions: 12 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'queue', 'topic').flatMap(({ id, queue: { ordering, partitions } }) =>
      ordering === 'total' && partitions !== undefined && partitions > 1
        ? [report(context, entry, `${id}.queue.ordering`, { id, partitions })]
        : [],
    ),
}
