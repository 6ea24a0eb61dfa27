import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-10',
  severity: 'warning',
  title: { ru: 'Блокировка в Redis без проверки владельца', en: 'A lock in Redis without a fencing token' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} берёт блокировку в ${ru.quote(p.to)}; ни переключение, ни пауза процесса не помешают второму владельцу.`,
    en: (p) =>
      `${en.quote(p.from)} takes a lock in ${en.quote(p.to)}; neither a failover nor a pause of the process prevents a second owner.`,
  },
  fix: {
    ru: () =>
      'Проверяйте растущий номер владельца в самом хранилище данных (lock.fencing: true) или держите блокировку в базе.',
    en: () => 'Check a growing token in the data store itself (lock.fencing: true), or keep the lock in the database.',
  },
  why: {
    ru: 'Redis реплицируется асинхронно: после переключения о выданной блокировке никто не помнит.',
    en: 'Redis replicates asynchronously: after a failover nobody remembers the lock that was given.',
  },
  source: 'Redis documentation, replication.md; M. Kleppmann, How to do distributed locking',
  example: { from: 'worker', to: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      const target = context.elements.get(relation.to)
      const redis = target && 'technology' in target && target.technology === 'redis'
      if (relation.lock?.fencing !== false || !redis) return []
      return [report(context, entry, `${relation.id}.lock`, { from: relation.from, to: relation.to }, relation.id)]
    }),
}
