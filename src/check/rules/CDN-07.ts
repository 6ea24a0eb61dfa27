import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-07',
  severity: 'warning',
  title: { ru: 'Промахи кэша обрушатся на источник разом', en: 'Cache misses fall on the origin all at once' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: одновременные промахи не объединяются перед источником.`,
    en: (p) => `${en.quote(p.id)}: simultaneous misses are not merged before the origin.`,
  },
  fix: {
    ru: () => 'Включите origin shield или объединение запросов (originShield: true).',
    en: () => 'Use an origin shield or request coalescing (originShield: true).',
  },
  why: {
    ru: 'Когда истекает популярный ответ, каждый узел CDN идёт за ним сам.',
    en: 'When a popular answer expires, every node of the CDN fetches it for itself.',
  },
  source: 'common practice',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) =>
      http?.originShield === false ? [report(context, entry, `${id}.http.originShield`, { id })] : [],
    ),
}
