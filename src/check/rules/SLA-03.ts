import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { perYear, seconds, YEAR } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'
import { requiredShare } from '../target.ts'

const entry: CodeEntry = {
  code: 'SLA-03',
  severity: 'error',
  title: { ru: 'Плановые простои съедают весь бюджет', en: 'Planned downtime eats the whole budget' },
  message: {
    ru: (p) =>
      `${p.requirement} оставляет ${ru.time(p.budget)} простоя в год, а плановые работы на ${p.elements} занимают ${ru.time(p.planned)}.`,
    en: (p) =>
      `${p.requirement} leaves ${en.time(p.budget)} of downtime a year, but planned work on ${p.elements} takes ${en.time(p.planned)}.`,
  },
  fix: {
    ru: () => 'Проводите работы (planned) без простоя, реже или короче либо снизьте target.',
    en: () => 'Do the work (planned) without downtime, less often or faster, or lower target.',
  },
  why: { ru: 'Цель не выполняется ещё до первого отказа.', en: 'The target is missed before anything has failed.' },
  source: 'arithmetic of budgets',
  example: { requirement: 'AVA01', budget: 15768, elements: 'profiles', planned: 28800 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.measures.flatMap(({ requirement, measure, path }) => {
      const share = measure.metric === 'availability' ? requiredShare(measure) : undefined
      if (share === undefined || !context.journeys.has(measure.of ?? '')) return []
      const stopping = [...context.needs(measure.of ?? '')].flatMap((id) => {
        const planned = context.elements.get(id)?.planned
        return planned ? [{ id, time: perYear(planned.rate) * seconds(planned.length) }] : []
      })
      const [budget, planned] = [(1 - share) * YEAR, stopping.reduce((sum, { time }) => sum + time, 0)]
      if (planned <= budget) return []
      const params = { requirement: requirement.id, budget, elements: stopping.map(({ id }) => id).join(', '), planned }
      return [report(context, entry, `${path}.target`, params)]
    }),
}
