import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-31',
  severity: 'info',
  title: { ru: 'Сценарий отказа ничего не проверяет', en: 'A failure scenario checks nothing' },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.id)} не связан ни с одним требованием и не говорит, что должно продолжать работать.`,
    en: (p) => `Scenario ${en.quote(p.id)} belongs to no requirement and does not say what must go on.`,
  },
  fix: {
    ru: () => 'Перечислите mustServe или сошлитесь на сценарий в требовании (under).',
    en: () => 'List mustServe, or name the scenario in a requirement (under).',
  },
  why: {
    ru: 'Отказ, от которого ничего не ждут, нечем и оценить.',
    en: 'A failure of which nothing is expected cannot be judged.',
  },
  source: 'completeness of the model',
  example: { id: 'region-loss' },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const named = new Set(context.measures.flatMap(({ measure }) => ('under' in measure ? [measure.under].flat() : [])))
    return context.document.scenarios.flatMap(({ id, mustServe, handling }) =>
      named.has(id) || (mustServe ?? []).length > 0 || handling !== undefined
        ? []
        : [report(context, entry, id, { id })],
    )
  },
}
