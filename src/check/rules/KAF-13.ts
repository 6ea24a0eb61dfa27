import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-13',
  severity: 'error',
  title: { ru: 'Потребители видят отменённые сообщения', en: 'Consumers see aborted messages' },
  message: {
    ru: (p) => `В ${ru.quote(p.id)} пишут транзакциями, а потребители читают read_uncommitted.`,
    en: (p) => `${en.quote(p.id)} is written in transactions, but its consumers read uncommitted.`,
  },
  fix: {
    ru: () => 'Задайте потребителям isolation.level: read_committed (kafka.isolationLevel).',
    en: () => 'Set isolation.level: read_committed for the consumers (kafka.isolationLevel).',
  },
  why: {
    ru: 'Сообщения отменённой транзакции остаются в журнале: при уровне по умолчанию потребитель их обработает.',
    en: 'Messages of an aborted transaction stay in the log: at the default level a consumer works on them.',
  },
  source: 'Apache Kafka, consumer configuration (isolation.level)',
  example: { id: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, kafka }) =>
      kafka?.transactions === true && kafka.isolationLevel !== 'read_committed'
        ? [report(context, entry, `${id}.kafka.isolationLevel`, { id })]
        : [],
    ),
}
