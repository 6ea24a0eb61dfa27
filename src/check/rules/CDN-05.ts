import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-05',
  severity: 'error',
  title: { ru: 'Настройки кэша противоречат друг другу', en: 'Caching settings contradict each other' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: must-revalidate запрещает устаревшие ответы, а stale-if-error их обещает.`,
    en: (p) => `${en.quote(p.id)}: must-revalidate forbids stale answers, stale-if-error promises them.`,
  },
  fix: {
    ru: () => 'Оставьте одно из двух: http.mustRevalidate или http.staleIfError.',
    en: () => 'Keep one of the two: http.mustRevalidate or http.staleIfError.',
  },
  why: {
    ru: 'must-revalidate побеждает: при отказе источника вместо старого ответа будет ошибка 504.',
    en: 'must-revalidate wins: when the origin fails there is an error 504 instead of an old answer.',
  },

  source: 'RFC 9111, 5.2.2.2',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) =>
      http?.mustRevalidate === true && http.staleIfError !== undefined
        ? [report(context, entry, `${id}.http.mustRevalidate`, { id })]
        : [],
    ),
}
