import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-08',
  severity: 'warning',
  title: { ru: 'Свежесть держится только на очистке кэша', en: 'Freshness relies on purging alone' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: содержимое обновляется только по событию, срока хранения нет.`,
    en: (p) => `${en.quote(p.id)}: content is refreshed by events only; there is no TTL.`,
  },
  fix: {
    ru: () => 'Задайте и срок хранения (cache.ttl) или отдавайте версию в адресе (app.3f2a.js).',
    en: () => 'Set a TTL too (cache.ttl), or serve a version in the address (app.3f2a.js).',
  },
  why: {
    ru: 'Очистка может не дойти до части узлов: устаревшее останется там навсегда.',
    en: 'A purge may not reach some nodes: what is stale stays there for ever.',
  },
  source: 'common practice',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, cache }) =>
      cache && cache.invalidation.length === 1 && cache.invalidation[0] === 'event' && cache.ttl === undefined
        ? [report(context, entry, `${id}.cache.invalidation`, { id })]
        : [],
    ),
}
