import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-05',
  severity: 'error',
  title: { ru: 'Нулевая потеря без acks=all', en: 'Zero loss without acks=all' },
  message: {
    ru: (p) =>
      `${p.requirement} не допускает потери данных, а ${ru.quote(p.id)} подтверждает запись при acks: ${p.acks}.`,
    en: (p) => `${p.requirement} allows no data loss, but ${en.quote(p.id)} confirms a write with acks: ${p.acks}.`,
  },
  fix: {
    ru: () => 'Задайте acknowledgements: all и minInSync не меньше 2.',
    en: () => 'Set acknowledgements: all and minInSync of at least 2.',
  },
  why: {
    ru: 'Сообщение, которое подтвердил один брокер, теряется вместе с ним.',
    en: 'A message that one broker has confirmed is lost with that broker.',
  },
  source: 'Apache Kafka, producer configuration (acks)',
  example: { requirement: 'DUR06', id: 'events', acks: 'leader' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, queue }) => {
      const zero = rpoClaims(context, id).find((claim) => claim.seconds === 0)
      if (!zero || queue.acknowledgements === 'all') return []
      const params = { requirement: zero.requirement, id, acks: queue.acknowledgements }
      return [report(context, entry, `${id}.queue.acknowledgements`, params)]
    }),
}
