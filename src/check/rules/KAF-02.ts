import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-02',
  severity: 'warning',
  title: { ru: 'acks=all подтверждает одна копия', en: 'acks=all is confirmed by one copy' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: acks=all при min.insync.replicas = 1 — запись подтвердит и один оставшийся брокер.`,
    en: (p) => `${en.quote(p.id)}: acks=all with min.insync.replicas = 1: one remaining broker confirms a write.`,
  },
  fix: { ru: () => 'Задайте minInSync: 2.', en: () => 'Set minInSync: 2.' },
  why: {
    ru: '«Все» в acks=all — это все, кто сейчас синхронен. Без нижней границы ими может оказаться один брокер.',
    en: '“All” in acks=all means all that are in sync now. Without a lower bound that may be one broker.',
  },
  source: 'Apache Kafka, topic configuration (min.insync.replicas, default 1)',
  example: { id: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka')
      .filter(({ queue }) => queue.acknowledgements === 'all' && (queue.minInSync ?? 1) === 1 && queue.replicas >= 3)
      .map(({ id }) => report(context, entry, `${id}.queue.minInSync`, { id })),
}
