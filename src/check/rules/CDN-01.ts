import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-01',
  severity: 'error',
  title: { ru: 'Личные ответы попадут к чужим пользователям', en: 'Personal answers reach other users' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} хранит публично ответы, которые различаются по пользователям и не различаются заголовком Vary.`,
    en: (p) => `${en.quote(p.id)} keeps answers publicly that differ by user and not by a Vary header.`,
  },
  fix: {
    ru: () => 'Отдавайте их с Cache-Control: private (или no-store) либо добавьте заголовок в Vary.',
    en: () => 'Send them with Cache-Control: private (or no-store), or name the header in Vary.',
  },
  why: {
    ru: 'Кэш отдаст страницу одного пользователя другому.',
    en: 'The cache gives the page of one user to another.',
  },
  source: 'RFC 9111, 3.5, 5.2.2',
  example: { id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) =>
      http?.personalised === true && http.visibility !== 'private' && (http.vary ?? []).length === 0
        ? [report(context, entry, `${id}.http.personalised`, { id })]
        : [],
    ),
}
