import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-03',
  severity: 'error',
  title: { ru: 'Перезапуск любого брокера останавливает запись', en: 'Restart of any broker stops writes' },
  message: {
    ru: (p) =>
      p.never
        ? `${ru.quote(p.id)}: min.insync.replicas (${p.minInSync}) больше числа реплик (${p.replicas}): записать нельзя никогда.`
        : `${ru.quote(p.id)}: min.insync.replicas равно числу реплик (${p.replicas}): без любой из них запись невозможна.`,
    en: (p) =>
      p.never
        ? `${en.quote(p.id)}: min.insync.replicas (${p.minInSync}) is above the number of replicas (${p.replicas}): nothing can ever be written.`
        : `${en.quote(p.id)}: min.insync.replicas equals the number of replicas (${p.replicas}): without any of them nothing can be written.`,
  },
  fix: {
    ru: () => 'Сделайте minInSync на единицу меньше числа реплик.',
    en: () => 'Let minInSync be one less than the number of replicas.',
  },
  why: {
    ru: 'Брокеры перезапускают при каждом обновлении. Каждый такой перезапуск станет простоем.',
    en: 'Brokers restart at every update. Each restart would be an outage.',
  },
  source: 'Apache Kafka, topic configuration (min.insync.replicas)',
  example: { id: 'events', replicas: 3 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka')
      .filter(({ queue }) => queue.replicas >= 3 && (queue.minInSync ?? 1) >= queue.replicas)
      .map(({ id, queue: { replicas, minInSync = 1 } }) => {
        const more = minInSync > replicas ? { minInSync, never: 1 } : {}
        return report(context, entry, `${id}.queue.minInSync`, { id, replicas, ...more })
      }),
}
