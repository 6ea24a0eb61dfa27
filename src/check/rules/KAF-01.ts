import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-01',
  severity: 'error',
  title: { ru: 'Мало реплик у топика Kafka', en: 'Too few replicas of a Kafka topic' },
  message: {
    ru: (p) =>
      `У ${ru.quote(p.id)} ${ru.count(p.replicas, 'реплика', 'реплики', 'реплик')}: отказ брокера и плановая работа вместе потеряют данные или остановят запись.`,
    en: (p) =>
      `${en.quote(p.id)} has ${en.count(p.replicas, 'replica')}: a broker failure during maintenance loses data or stops writes.`,
  },
  fix: { ru: () => 'Задайте replicas: 3 и minInSync: 2.', en: () => 'Set replicas: 3 and minInSync: 2.' },
  why: {
    ru: 'Три реплики с двумя синхронными переживают один отказ без потери данных и без остановки.',
    en: 'Three replicas with two in sync survive one failure without losing data and without a pause.',
  },
  source: 'Apache Kafka, design documentation (replication)',
  example: { id: 'events', replicas: 2 },
}

/** Only topics that are to keep their messages: what is sent without confirmations may be lost. */
export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka')
      .filter(
        ({ queue }) => queue.replicas < 3 && queue.acknowledgements !== 'none' && queue.delivery !== 'at-most-once',
      )
      .map(({ id, queue }) => report(context, entry, `${id}.queue.replicas`, { id, replicas: queue.replicas })),
}
