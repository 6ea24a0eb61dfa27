import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { demandOn, isProgram, slotsOf } from '../load.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-21',
  severity: 'warning',
  title: { ru: 'Потеря одной реплики останавливает остальные', en: 'The loss of one replica brings the others down' },
  message: {
    ru: (p) =>
      `Пик занимает ${ru.number(p.needed)} одновременных вызовов ${ru.quote(p.id)}; без одной реплики их выполнят ${ru.number(p.slots)}.`,
    en: (p) =>
      `The peak keeps ${en.number(p.needed)} calls of ${en.quote(p.id)} in work at once; without one replica ${en.number(p.slots)} can be done.`,
  },
  fix: {
    ru: () => 'Добавьте реплику (replicas): считать нужно на пик без одной.',
    en: () => 'Add a replica (replicas): size for the peak without one of them.',
  },
  why: {
    ru: 'Отказ или выпуск одной реплики перегружает остальные, и они падают следом.',
    en: 'A failure or a release of one replica overloads the others, and they follow it.',
  },
  source: 'arithmetic: N-1',
  example: { id: 'api', needed: 38, slots: 36 },
}

/** Elements of several regions are asked for the loss of a whole region instead (DNS-03). */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].filter(isProgram).flatMap(({ id }) => {
      const all = slotsOf(context, id)
      const replicas = all.reduce((sum, at) => sum + at.replicas, 0)
      const whole = all.reduce((sum, at) => sum + at.slots, 0)
      const regions = new Set(all.map(({ place }) => context.regionOf(place)))
      if (replicas < 2 || regions.size > 1) return []
      const needed = demandOn(context, id)?.total ?? 0
      const slots = whole * (1 - 1 / replicas)
      if (needed <= slots || needed > whole) return []
      return [report(context, entry, `${all[0]?.id ?? id}.replicas`, { id, needed, slots }, id)]
    }),
}
