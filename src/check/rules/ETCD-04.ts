import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ETCD-04',
  severity: 'warning',
  title: { ru: 'Блокировка без защиты от опоздавшего владельца', en: 'A lock without a fencing token' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} берёт блокировку в ${ru.quote(p.to)}, но номер владельца (fencing token) не проверяется.`,
    en: (p) => `${en.quote(p.from)} takes a lock in ${en.quote(p.to)}, but nothing checks a fencing token.`,
  },
  fix: {
    ru: () => 'Передавайте с каждой записью ревизию ключа и отвергайте меньшую (lock.fencing: true).',
    en: () => 'Send the revision of the key with every write, and refuse a smaller one (lock.fencing: true).',
  },
  why: {
    ru: 'После паузы процесса аренда истекает, а он об этом не знает и пишет вместе с новым владельцем.',
    en: 'After a pause of the process its lease is over; it does not know and writes together with the new owner.',
  },
  source: 'common practice; Jepsen, etcd 3.4.3',
  example: { from: 'worker', to: 'coordinator' },
}

/** Locks in Redis have a rule of their own (RED-10). */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      const target = context.elements.get(relation.to)
      const redis = target && 'technology' in target && target.technology === 'redis'
      if (relation.lock?.fencing !== false || redis) return []
      return [report(context, entry, `${relation.id}.lock`, { from: relation.from, to: relation.to }, relation.id)]
    }),
}
