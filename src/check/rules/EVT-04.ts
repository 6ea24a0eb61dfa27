import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { type Hop, report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-04',
  severity: 'error',
  title: { ru: 'Повтор неидемпотентного вызова', en: 'Retry of a call that is not idempotent' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} повторяет вызов ${ru.quote(p.to)} (${ru.count(p.retries, 'повтор', 'повтора', 'повторов')}), а он не идемпотентен.`,
    en: (p) =>
      `${en.quote(p.from)} retries its call of ${en.quote(p.to)} (${en.count(p.retries, 'retry', 'retries')}), which is not idempotent.`,
  },
  fix: {
    ru: () => 'Передавайте ключ идемпотентности и укажите idempotent: true либо уберите повторы.',
    en: () => 'Send an idempotency key and set idempotent: true, or remove the retries.',
  },
  why: {
    ru: 'Тайм-аут не означает, что запрос не выполнен. Повтор проведёт операцию второй раз.',
    en: 'A time-out does not mean that the request was not carried out. The retry does it a second time.',
  },
  source: 'RFC 9110, section 9.2.2',
  example: { from: 'api', to: 'profiles', retries: 2 },
}

/**
 * Said not to be idempotent, or not said while a journey writes over it, or calls an outside system in the course of a write
 * (a payment, a message): nothing there can be taken back.
 */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      if (!relation.retries || relation.idempotent === true) return []
      const outside = context.elements.get(relation.to)?.kind === 'externalSystem'
      const writes = context
        .hopsTo(relation.to)
        .some(
          (hop) =>
            hop.relation === relation && (changes(hop) || (outside && context.hopsOf(hop.journey.id).some(changes))),
        )
      if (relation.idempotent === undefined && !writes) return []
      const params = { from: relation.from, to: relation.to, retries: relation.retries }
      return [report(context, entry, `${relation.id}.retries`, params, relation.id)]
    }),
}

function changes({ step: { operation } }: Hop): boolean {
  return operation === 'write' || operation === 'publish'
}
