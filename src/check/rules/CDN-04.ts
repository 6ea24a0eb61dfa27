import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CDN-04',
  severity: 'info',
  title: {
    ru: 'При отказе источника CDN не отдаст старый ответ',
    en: 'When the origin fails the CDN does not serve stale answers',
  },
  message: {
    ru: (p) =>
      `${p.requirement} требует доступности ${ru.quote(p.journey)}, а ${ru.quote(p.id)} не отдаёт устаревшее при ошибке источника.`,
    en: (p) =>
      `${p.requirement} asks for the availability of ${en.quote(p.journey)}, but ${en.quote(p.id)} does not serve stale answers when the origin fails.`,
  },
  fix: {
    ru: () => 'Задайте stale-if-error (http.staleIfError) для того, что может немного устареть.',
    en: () => 'Set stale-if-error (http.staleIfError) for what may be a little old.',
  },
  why: {
    ru: 'Копия ответа есть, но пользователь получает ошибку: отказ источника становится отказом целого.',
    en: 'A copy of the answer is there, but the user gets an error: the failure of the origin becomes that of the whole.',
  },
  source: 'RFC 5861, stale-if-error',
  example: { requirement: 'AVA01', journey: 'browse', id: 'cdn' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cdn').flatMap(({ id, http }) => {
      if (!http || http.staleIfError !== undefined || http.mustRevalidate === true) return []
      for (const journey of context.neededBy(id)) {
        const asked = context.measuresOf(journey.id).find(({ measure }) => measure.metric === 'availability')
        const params = { requirement: asked?.requirement.id ?? '', journey: journey.id, id }
        if (asked) return [report(context, entry, `${id}.http.staleIfError`, params)]
      }
      return []
    }),
}
