import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { demandOn, isProgram, slotsOf } from '../load.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-22',
  severity: 'info',
  title: { ru: 'Роста на год вперёд уже не вместить', en: 'A year of growth does not fit any more' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: через год пик займёт ${ru.number(p.needed)} одновременных вызовов, а все реплики выполняют ${ru.number(p.slots)}.`,
    en: (p) =>
      `${en.quote(p.id)}: in a year the peak keeps ${en.number(p.needed)} calls in work at once; all replicas can do ${en.number(p.slots)}.`,
  },
  fix: {
    ru: () => 'Заложите replicas в план (stages) или поднимите autoscaling.max.',
    en: () => 'Plan for more replicas (stages), or raise autoscaling.max.',
  },
  why: {
    ru: 'Закупка и миграция занимают месяцы: о нехватке лучше знать за год.',
    en: 'Buying and moving take months: a lack is better known a year ahead.',
  },
  source: 'arithmetic of growth',
  example: { id: 'api', needed: 44, slots: 40 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].filter(isProgram).flatMap(({ id }) => {
      const all = slotsOf(context, id)
      const slots = all.reduce((sum, at) => sum + at.slots, 0)
      const demand = slots > 0 ? demandOn(context, id) : undefined
      const needed = demand ? demand.total * (1 + demand.growth) : 0
      if (!demand || demand.total > slots || needed <= slots) return []
      return [report(context, entry, `${all[0]?.id ?? id}.replicas`, { id, needed, slots }, id)]
    }),
}
