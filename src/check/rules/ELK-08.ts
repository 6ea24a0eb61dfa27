import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { criticalJourney, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-08',
  severity: 'warning',
  title: {
    ru: 'Неполный ответ поиска принимают за полный',
    en: 'A partial answer of the search passes for a whole one',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: ответ с потерянными шардами или по тайм-ауту считается успешным, а на нём держится ${ru.quote(p.journey)}.`,
    en: (p) =>
      `${en.quote(p.id)}: an answer with failed shards or a time-out counts as a success, and ${en.quote(p.journey)} relies on it.`,
  },
  fix: {
    ru: () =>
      'Проверяйте _shards.failed и timed_out или задайте allow_partial_search_results: false (acceptsPartialResults: false).',
    en: () =>
      'Check _shards.failed and timed_out, or set allow_partial_search_results: false (acceptsPartialResults: false).',
  },
  why: {
    ru: 'Код 200 приходит и тогда, когда часть данных не просмотрена: пользователь видит «ничего не найдено».',
    en: 'Code 200 comes even when a part of the data was not looked at: the user reads "nothing found".',
  },
  source: 'Elastic, search API (allow_partial_search_results)',
  example: { id: 'search', journey: 'accrue' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch }) => {
      const journey = elasticsearch?.acceptsPartialResults === true ? criticalJourney(context, id) : undefined
      return journey ? [report(context, entry, `${id}.elasticsearch.acceptsPartialResults`, { id, journey })] : []
    }),
}
