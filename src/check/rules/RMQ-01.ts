import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'
import { atLeast } from '../versions.ts'

const entry: CodeEntry = {
  code: 'RMQ-01',
  severity: 'info',
  title: { ru: 'pause_minority больше не действует', en: 'pause_minority has no effect any more' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: RabbitMQ ${p.version} не использует pause_minority.`,
    en: (p) => `${en.quote(p.id)}: RabbitMQ ${p.version} ignores pause_minority.`,
  },
  fix: {
    ru: () => 'Уберите partitionHandling: поведение при разрыве определяет Raft.',
    en: () => 'Remove partitionHandling: Raft decides what happens in a partition.',
  },
  why: {
    ru: 'Настройка, на которую надеются, но которая ничего не делает, обманывает читателя.',
    en: 'A setting that people rely on and that does nothing deceives the reader.',
  },
  source: 'RabbitMQ 4.3, docs/partitions.md',
  example: { id: 'tasks', version: '4.3' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, rabbitmq }) => {
      if (rabbitmq?.partitionHandling !== 'pause_minority' || !atLeast(rabbitmq.version, [4, 3])) return []
      return [report(context, entry, `${id}.rabbitmq.partitionHandling`, { id, version: rabbitmq.version ?? '' })]
    }),
}
