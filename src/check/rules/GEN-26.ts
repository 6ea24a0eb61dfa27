import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-26',
  severity: 'warning',
  title: { ru: 'Одно и то же требуется дважды', en: 'The same is required twice' },
  message: {
    ru: (p) => `${p.second} требует того же, что и ${p.first}: ${p.metric} для ${ru.quote(p.of)}.`,
    en: (p) => `${p.second} asks for the same as ${p.first}: ${p.metric} of ${en.quote(p.of)}.`,
  },
  fix: {
    ru: () => 'Оставьте одно требование, с более строгим target.',
    en: () => 'Keep one requirement, with the stricter target.',
  },
  why: {
    ru: 'Две цели для одной величины рано или поздно разойдутся, и каждый будет ссылаться на свою.',
    en: 'Two targets for one figure part sooner or later, and everybody quotes the one he likes.',
  },

  source: 'common practice',
  example: { first: 'AVA01', second: 'AVA07', metric: 'availability', of: 'accrue' },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const first = new Map<string, Id>()
    return context.measures.flatMap(({ requirement, measure, path }) => {
      const { target: _target, at: _at, ...question } = { at: undefined, ...measure }
      const key = JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)))
      const known = first.get(key)
      if (known === undefined) first.set(key, requirement.id)
      if (known === undefined || known === requirement.id) return []
      const params = { first: known, second: requirement.id, metric: measure.metric, of: measure.of ?? 'system' }
      return [report(context, entry, path, params, requirement.id)]
    })
  },
}
