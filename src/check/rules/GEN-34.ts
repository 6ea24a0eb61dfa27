import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-34',
  severity: 'warning',
  title: { ru: 'Мягкая зависимость без тайм-аута', en: 'Soft dependency without a time-out' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} обходится без ${ru.quote(p.to)}, но ждёт ответа без тайм-аута: если ${ru.quote(p.to)} замолчит, до запасного пути дело не дойдёт.`,
    en: (p) =>
      `${en.quote(p.from)} can do without ${en.quote(p.to)}, but waits for it without a time-out: when ${en.quote(p.to)} falls silent, the fallback is never reached.`,
  },
  fix: {
    ru: () => 'Задайте timeout — меньше того, сколько готов ждать вызывающий.',
    en: () => 'Set a timeout, shorter than the caller itself may take.',
  },
  why: {
    ru: 'Зависший вызов держит поток и соединение. Без тайм-аута мягкая зависимость ведёт себя как жёсткая.',
    en: 'A hanging call keeps a thread and a connection. Without a time-out a soft dependency behaves like a hard one.',
  },
  source: 'common practice; man 7 tcp (tcp_retries2)',
  example: { from: 'api', to: 'hot' },
}

/** Only calls of journeys. Retries without a time-out are told by GEN-03. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      const { from, to, mode = 'sync', need, timeout, keepalive, retries } = relation
      if (mode !== 'sync' || need !== 'soft' || timeout || keepalive || retries) return []
      const caller = context.elements.get(from)
      if (!caller || caller.kind === 'person' || ('timeout' in caller && caller.timeout)) return []
      if (!context.hopsTo(to).some((hop) => hop.relation === relation)) return []
      return [report(context, entry, `${relation.id}.need`, { from, to }, relation.id)]
    }),
}
