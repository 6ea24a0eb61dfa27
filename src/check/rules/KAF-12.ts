import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { mostReplicas } from '../deployed.ts'
import { consumersOf, queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-12',
  severity: 'warning',
  title: { ru: 'Разделов меньше, чем потребителей', en: 'Fewer partitions than consumers' },
  message: {
    ru: (p) =>
      `У ${ru.quote(p.id)} ${ru.count(p.partitions, 'раздел', 'раздела', 'разделов')}, а экземпляров ${ru.quote(p.consumer)} до ${p.replicas}: лишние будут простаивать.`,
    en: (p) =>
      `${en.quote(p.id)} has ${en.count(p.partitions, 'partition')}, but there may be ${p.replicas} instances of ${en.quote(p.consumer)}: the rest are idle.`,
  },
  fix: {
    ru: () =>
      'Увеличьте число разделов (partitions; уменьшить его потом нельзя) или ограничьте число экземпляров (replicas, autoscaling.max).',
    en: () =>
      'Raise the number of partitions (partitions; it cannot be lowered later), or limit the instances (replicas, autoscaling.max).',
  },
  why: {
    ru: 'Раздел читает один потребитель группы: сверх числа разделов параллелизма нет.',
    en: 'A partition is read by one consumer of a group: beyond the partitions there is no parallelism.',
  },
  source: 'Apache Kafka, design documentation (consumer groups)',
  example: { id: 'events', partitions: 12, consumer: 'worker', replicas: 20 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, queue }) => {
      const partitions = queue.partitions
      if (partitions === undefined) return []
      return consumersOf(context, id).flatMap((consumer) => {
        const replicas = context.deploymentsOf(consumer).reduce((sum, deployment) => sum + mostReplicas(deployment), 0)
        if (replicas <= partitions) return []
        return [report(context, entry, `${id}.queue.partitions`, { id, partitions, consumer, replicas })]
      })
    }),
}
