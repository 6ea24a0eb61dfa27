import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-07',
  severity: 'error',
  title: { ru: 'Топики создаются сами с одной репликой', en: 'Topics create themselves with one replica' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: автосоздание топиков включено, а число реплик по умолчанию — ${ru.number(p.factor)}.`,
    en: (p) =>
      `${en.quote(p.id)}: automatic creation of topics is on, with a default of ${en.count(p.factor, 'replica')}.`,
  },
  fix: {
    ru: () =>
      'Выключите auto.create.topics.enable (kafka.autoCreateTopics: false) или задайте default.replication.factor: 3 (defaultReplicationFactor).',
    en: () =>
      'Switch auto.create.topics.enable off (kafka.autoCreateTopics: false), or set default.replication.factor to 3 (defaultReplicationFactor).',
  },
  why: {
    ru: 'Опечатка в имени топика создаёт новый, и первый же отказ брокера теряет его сообщения.',
    en: 'A typing error in the name of a topic makes a new one, and the first lost broker takes its messages along.',
  },
  source: 'Apache Kafka, broker configuration (auto.create.topics.enable, default.replication.factor)',
  example: { id: 'events', factor: 1 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, kafka }) => {
      const factor = kafka?.defaultReplicationFactor ?? 1
      if (kafka?.autoCreateTopics !== true || factor > 1) return []
      return [report(context, entry, `${id}.kafka.autoCreateTopics`, { id, factor })]
    }),
}
