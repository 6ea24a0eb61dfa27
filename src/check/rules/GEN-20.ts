import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { demandOn, isProgram, slotsOf } from '../load.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-20',
  severity: 'error',
  title: { ru: 'Мощности не хватает уже в обычный пик', en: 'Too little capacity for an ordinary peak' },
  message: {
    ru: (p) =>
      `Пик занимает ${ru.number(p.needed)} одновременных вызовов ${ru.quote(p.id)}, а все реплики вместе выполняют ${ru.number(p.slots)}.`,
    en: (p) =>
      `The peak keeps ${en.number(p.needed)} calls of ${en.quote(p.id)} in work at once; all replicas together can do ${en.number(p.slots)}.`,
  },
  fix: {
    ru: () => 'Добавьте replicas, поднимите autoscaling.max или сократите время вызова (time).',
    en: () => 'Add replicas, raise autoscaling.max, or shorten the call (time).',
  },
  why: {
    ru: 'Очередь при такой нагрузке растёт всё время, пока длится пик.',
    en: 'At such a load the queue grows for as long as the peak lasts.',
  },
  source: 'queueing theory: utilisation above 1',
  example: { id: 'api', needed: 60, slots: 40 },
}

/** A lower bound of the load: what is told here is certain. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].filter(isProgram).flatMap(({ id }) => {
      const all = slotsOf(context, id)
      const slots = all.reduce((sum, at) => sum + at.slots, 0)
      const needed = slots > 0 ? (demandOn(context, id)?.total ?? 0) : 0
      if (needed <= slots) return []
      return [report(context, entry, `${all[0]?.id ?? id}.replicas`, { id, needed, slots }, id)]
    }),
}
