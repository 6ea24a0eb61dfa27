import type { CodeEntry } from '../../findings/finding.ts'
import type { Id, Relation } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { isHardRelation } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-25',
  severity: 'warning',
  title: { ru: 'Зависимости вызывают друг друга по кругу', en: 'Hard dependencies in a circle' },
  message: {
    ru: (p) => `Синхронные вызовы замкнуты: ${p.cycle}.`,
    en: (p) => `Synchronous calls go in a circle: ${p.cycle}.`,
  },
  fix: {
    ru: () => 'Разорвите круг: событие вместо вызова (mode: async) или мягкая зависимость (need: soft).',
    en: () => 'Break the circle: an event instead of a call (mode: async), or a soft dependency (need: soft).',
  },
  why: {
    ru: 'Ни один из них не поднимется без другого, а перегрузка одного возвращается к нему же.',
    en: 'None of them comes up without the other, and an overload of one returns to itself.',
  },
  source: 'common practice',
  example: { cycle: 'orders → payments → orders' },
}

/** Each circle once, at the relation that closes it. Iterative: a chain may be as long as the model. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const state = new Map<Id, 'open' | 'done'>()
    return [...context.elements.keys()].flatMap((start) => walk(context, start, state))
  },
}

function walk(context: Context, start: Id, state: Map<Id, 'open' | 'done'>) {
  if (state.has(start)) return []
  const next = (id: Id) =>
    context.relationsFrom(id).filter((relation) => isHardRelation(relation) && relation.to !== id)
  const path: { id: Id; left: Relation[] }[] = [{ id: start, left: next(start) }]
  const findings = []
  state.set(start, 'open')
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const relation = top.left.shift()
    if (!relation) {
      state.set(top.id, 'done')
      path.pop()
    } else if (!state.has(relation.to)) {
      state.set(relation.to, 'open')
      path.push({ id: relation.to, left: next(relation.to) })
    } else if (state.get(relation.to) === 'open') {
      const from = path.findIndex(({ id }) => id === relation.to)
      const cycle = [...path.slice(from).map(({ id }) => id), relation.to].join(' → ')
      findings.push(report(context, entry, relation.id, { cycle }))
    }
  }
  return findings
}
