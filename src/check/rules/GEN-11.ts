import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-11',
  severity: 'warning',
  title: {
    ru: 'Критичный сценарий без требования к доступности',
    en: 'Critical journey without an availability requirement',
  },
  message: {
    ru: (p) => `Сценарий ${ru.quote(p.id)} помечен критичным, но требования к его доступности нет.`,
    en: (p) => `Journey ${en.quote(p.id)} is marked critical, but no requirement concerns its availability.`,
  },
  fix: {
    ru: () => 'Добавьте требование с показателем availability или downtime или снимите пометку.',
    en: () => 'Add a requirement on availability or downtime, or take the mark off.',
  },
  why: {
    ru: 'Без цели не видно, хватает ли резервирования, и не от чего считать бюджет ошибок.',
    en: 'Without a target nobody can tell whether redundancy suffices, and there is no error budget.',
  },
  source: 'Site Reliability Engineering, chapter 4',
  example: { id: 'notify' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.journeys.values()].flatMap(({ id, critical }) => {
      if (!critical) return []
      const judged = context
        .measuresOf(id)
        .some(({ measure }) => measure.metric === 'availability' || measure.metric === 'downtime')
      return judged ? [] : [report(context, entry, id, { id })]
    }),
}
