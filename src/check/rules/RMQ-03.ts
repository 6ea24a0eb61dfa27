import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-03',
  severity: 'warning',
  title: { ru: 'Чётное число копий очереди', en: 'An even number of copies of a queue' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: ${ru.count(p.replicas, 'копия', 'копии', 'копий')} очереди переживают столько же отказов, сколько ${ru.number(p.less)}.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.count(p.replicas, 'copy', 'copies')} of the queue survive as many failures as ${en.number(p.less)}.`,
  },
  fix: {
    ru: () => 'Задайте x-quorum-initial-group-size: 3 или 5 (queue.replicas).',
    en: () => 'Set x-quorum-initial-group-size to 3 or 5 (queue.replicas).',
  },
  why: {
    ru: 'Лишняя копия ничего не добавляет к надёжности, но каждая запись ждёт большего большинства.',
    en: 'The extra copy adds nothing to reliability, but every write waits for a larger majority.',
  },
  source: 'RabbitMQ 4.3, docs/quorum-queues (quorum size)',
  example: { id: 'tasks', replicas: 4, less: 3 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue: { replicas }, rabbitmq }) =>
      rabbitmq?.queueType === 'quorum' && replicas >= 4 && replicas % 2 === 0
        ? [report(context, entry, `${id}.queue.replicas`, { id, replicas, less: replicas - 1 })]
        : [],
    ),
}
