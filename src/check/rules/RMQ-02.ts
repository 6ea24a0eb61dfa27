import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-02',
  severity: 'error',
  title: { ru: 'Два узла RabbitMQ не переживают отказа', en: 'Two RabbitMQ nodes survive no failure' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: в кластере два узла, без любого из них большинства нет.`,
    en: (p) => `${en.quote(p.id)}: the cluster has two nodes, and without either there is no majority.`,
  },
  fix: {
    ru: () => 'Поставьте три узла в трёх зонах (members).',
    en: () => 'Run three nodes in three zones (members).',
  },
  why: {
    ru: 'Очередь с кворумом из двух копий останавливается с потерей любой — два узла надёжны меньше одного.',
    en: 'A quorum queue of two copies stops with the loss of either: two nodes are less reliable than one.',
  },

  source: 'RabbitMQ 4.3, docs/quorum-queues, docs/clustering',
  example: { id: 'tasks' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue }) =>
      queue.members?.length === 2 ? [report(context, entry, `${id}.queue.members`, { id })] : [],
    ),
}
