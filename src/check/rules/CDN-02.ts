import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-02',
  severity: 'warning',
  title: { ru: 'Источник не говорит, сколько хранить ответ', en: 'The origin does not say how long to keep an answer' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: источник не передаёт Cache-Control.`,
    en: (p) => `${en.quote(p.id)}: the origin sends no Cache-Control.`,
  },
  fix: {
    ru: () => 'Задайте Cache-Control для каждого вида ответов (http.cacheControl: true).',
    en: () => 'Set Cache-Control for every kind of answer (http.cacheControl: true).',
  },
  why: {
    ru: 'Без него срок хранения кэш выбирает сам: одни ответы устаревают, другие не кэшируются вовсе.',
    en: 'Without it the cache chooses by itself: some answers grow stale, others are not cached at all.',
  },
  source: 'RFC 9111, 4.2.2 (heuristic freshness)',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) =>
      http?.cacheControl === false ? [report(context, entry, `${id}.http.cacheControl`, { id })] : [],
    ),
}
