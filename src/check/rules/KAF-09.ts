import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-09',
  severity: 'error',
  title: { ru: 'Сообщение считается обработанным до обработки', en: 'A message counts as done before it is done' },
  message: {
    ru: (p) => `${ru.quote(p.id)} обещает доставку хотя бы один раз, а потребители фиксируют позицию автоматически.`,
    en: (p) => `${en.quote(p.id)} promises at-least-once delivery, but its consumers commit offsets automatically.`,
  },
  fix: {
    ru: () => 'Выключите enable.auto.commit (kafka.enableAutoCommit: false) и фиксируйте позицию после обработки.',
    en: () => 'Switch enable.auto.commit off (kafka.enableAutoCommit: false), and commit after the work is done.',
  },
  why: {
    ru: 'Потребитель, упавший между фиксацией и обработкой, теряет сообщение без следа.',
    en: 'A consumer that dies between the commit and the work loses the message without a trace.',
  },
  source: 'Apache Kafka, consumer configuration (enable.auto.commit)',
  example: { id: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, queue, kafka }) =>
      kafka?.enableAutoCommit === true && queue.delivery !== 'at-most-once'
        ? [report(context, entry, `${id}.kafka.enableAutoCommit`, { id })]
        : [],
    ),
}
