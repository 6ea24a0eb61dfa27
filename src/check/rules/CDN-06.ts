import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-06',
  severity: 'error',
  title: { ru: 'Кэшируются ответы с Set-Cookie', en: 'Answers with Set-Cookie are cached' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: публично кэшируемые ответы несут Set-Cookie.`,
    en: (p) => `${en.quote(p.id)}: publicly cacheable answers carry Set-Cookie.`,
  },
  fix: {
    ru: () =>
      'Уберите Set-Cookie из кэшируемых ответов (setCookie: false) или пометьте их private (visibility: private).',
    en: () =>
      'Take Set-Cookie out of cacheable answers (setCookie: false), or mark them private (visibility: private).',
  },
  why: {
    ru: 'Либо кэш такой ответ не хранит, либо раздаёт чужую сессию.',
    en: "Either the cache does not keep such an answer, or it hands out somebody's session.",
  },
  source: 'RFC 9111, 7.3; nginx, proxy_cache',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) =>
      http?.setCookie === true && http.visibility !== 'private'
        ? [report(context, entry, `${id}.http.setCookie`, { id })]
        : [],
    ),
}
