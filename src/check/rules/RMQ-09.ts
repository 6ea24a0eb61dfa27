import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-09',
  severity: 'warning',
  title: { ru: 'Слишком много копий очереди', en: 'Too many copies of a queue' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: ${ru.count(p.replicas, 'копия', 'копии', 'копий')} очереди; больше пяти только замедляют запись.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.count(p.replicas, 'copy', 'copies')} of the queue; more than five only slow writes down.`,
  },
  fix: {
    ru: () => 'Ограничьте группу тремя или пятью узлами (replicas).',
    en: () => 'Limit the group to three or five nodes (replicas).',
  },
  why: {
    ru: 'Каждое сообщение записывает большинство копий; три переживают один отказ, пять — два.',
    en: 'A majority of the copies writes every message; three survive one failure, five survive two.',
  },

  source: 'RabbitMQ 4.3, docs/quorum-queues (quorum size)',
  example: { id: 'tasks', replicas: 7 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue: { replicas } }) =>
      replicas > 5 && replicas % 2 === 1 ? [report(context, entry, `${id}.queue.replicas`, { id, replicas })] : [],
    ),
}
