import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-05',
  severity: 'error',
  title: { ru: 'Нулевая потеря без подтверждений отправителю', en: 'Zero loss without publisher confirms' },
  message: {
    ru: (p) => `${p.requirement} не допускает потери данных, а в ${ru.quote(p.id)} пишут без подтверждений.`,
    en: (p) => `${p.requirement} allows no data loss, but ${en.quote(p.id)} is written without publisher confirms.`,
  },
  fix: {
    ru: () => 'Включите подтверждения (acknowledgements: all) и ждите их перед ответом.',
    en: () => 'Use publisher confirms (acknowledgements: all), and wait for them before answering.',
  },
  why: {
    ru: 'Без подтверждения отправитель не знает, что сообщение потерялось по дороге или вместе с узлом.',
    en: 'Without a confirm the publisher does not know that a message was lost on the way, or with a node.',
  },
  source: 'RabbitMQ 4.3, docs/confirms.md',
  example: { requirement: 'DUR06', id: 'tasks' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue }) => {
      const zero = rpoClaims(context, id).find((claim) => claim.seconds === 0)
      if (!zero || queue.acknowledgements !== 'none') return []
      return [report(context, entry, `${id}.queue.acknowledgements`, { requirement: zero.requirement, id })]
    }),
}
