import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { inLanguage } from '../../language/text.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-12',
  severity: 'warning',
  title: { ru: 'Мягкая зависимость без запасного поведения', en: 'Soft dependency without a fallback' },
  message: {
    ru: (p) => `${ru.quote(p.from)} якобы обходится без ${ru.quote(p.to)}, но не сказано, что он тогда делает.`,
    en: (p) => `${en.quote(p.from)} is said to manage without ${en.quote(p.to)}, but not what it does then.`,
  },
  fix: {
    ru: () => 'Опишите fallback или признайте зависимость жёсткой (need: hard).',
    en: () => 'Describe fallback, or admit that the dependency is hard (need: hard).',
  },
  why: {
    ru: 'Мягкая зависимость не ухудшает расчётную доступность. Если запасного поведения нет, расчёт неверен.',
    en: 'A soft dependency does not lower the computed availability. Without a fallback that figure is wrong.',
  },
  source: 'definition of the need of a relation',
  example: { from: 'api', to: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      if (relation.need !== 'soft' || inLanguage(relation.fallback, 'ru').trim() !== '') return []
      const params = { from: relation.from, to: relation.to }
      return [report(context, entry, `${relation.id}.fallback`, params, relation.id)]
    }),
}
