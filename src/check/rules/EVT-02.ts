import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { consumersOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-02',
  severity: 'error',
  title: { ru: 'Потребитель не готов к повторам', en: 'Consumer is not ready for duplicates' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} доставляет сообщения не меньше одного раза, а потребители не объявлены идемпотентными.`,
    en: (p) => `${en.quote(p.id)} delivers at least once, but its consumers are not declared idempotent.`,
  },
  fix: {
    ru: () => 'Сделайте обработку идемпотентной (ключ события, окно дедупликации) и укажите consumersIdempotent: true.',
    en: () => 'Make processing idempotent (event key, deduplication window) and set consumersIdempotent: true.',
  },
  why: {
    ru: 'После сбоя или перебалансировки сообщение придёт ещё раз: баллы начислятся дважды.',
    en: 'After a failure or a rebalance the message comes again: points are credited twice.',
  },
  source: 'Debezium documentation; RFC 9110 (idempotency)',
  example: { id: 'events' },
}

/** Only for queues that somebody consumes in the model. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'queue' && store.kind !== 'topic') return []
      const consumed = consumersOf(context, store.id).length > 0
      if (store.queue.delivery !== 'at-least-once' || store.queue.consumersIdempotent === true || !consumed) return []
      return [report(context, entry, `${store.id}.queue.consumersIdempotent`, { id: store.id })]
    }),
}
