import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'
import { atLeast } from '../versions.ts'

const entry: CodeEntry = {
  code: 'RMQ-04',
  severity: 'error',
  title: { ru: 'Зеркалирования очередей больше нет', en: 'Mirrored queues are gone' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: политика ha-mode в RabbitMQ ${p.version} не действует, очередь хранится на одном узле.`,
    en: (p) => `${en.quote(p.id)}: RabbitMQ ${p.version} ignores ha-mode; the queue lives on one node.`,
  },
  fix: {
    ru: () => 'Перейдите на очереди с кворумом (queueType: quorum).',
    en: () => 'Move to quorum queues (queueType: quorum).',
  },
  why: {
    ru: 'Начиная с 4.0 зеркальных очередей нет: отказ узла уносит очередь вместе с сообщениями.',
    en: 'Since 4.0 there are no mirrored queues: the loss of a node takes the queue with its messages.',
  },
  source: 'RabbitMQ 4.0 release notes; docs/ha',
  example: { id: 'tasks', version: '4.1' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, rabbitmq }) => {
      if (rabbitmq?.haMode !== true || !atLeast(rabbitmq.version, [4])) return []
      return [report(context, entry, `${id}.rabbitmq.haMode`, { id, version: rabbitmq.version ?? '' })]
    }),
}
