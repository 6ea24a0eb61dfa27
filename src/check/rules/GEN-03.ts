import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-03',
  severity: 'error',
  title: { ru: 'Повторы без тайм-аута', en: 'Retries without a time-out' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} повторяет вызов ${ru.quote(p.to)}, но тайм-аута у вызова нет: до повтора дело не дойдёт.`,
    en: (p) =>
      `${en.quote(p.from)} retries its call of ${en.quote(p.to)}, but the call has no time-out: the retry never comes.`,
  },
  fix: {
    ru: () => 'Задайте timeout и паузу между попытками (backoff).',
    en: () => 'Set timeout and a wait between tries (backoff).',
  },
  why: {
    ru: 'Зависший вызов держит поток и соединение. Повторы без тайм-аута помогают только при мгновенном отказе.',
    en: 'A hanging call holds a thread and a connection. Retries without a time-out help with instant refusals only.',
  },
  source: 'common practice',
  example: { from: 'api', to: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      const waits = (relation.mode ?? 'sync') === 'sync'
      if (!waits || !relation.retries || relation.timeout || relation.keepalive) return []
      const params = { from: relation.from, to: relation.to }
      return [report(context, entry, `${relation.id}.retries`, params, relation.id)]
    }),
}
