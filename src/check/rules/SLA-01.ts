import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'
import { requiredShare } from '../target.ts'

const entry: CodeEntry = {
  code: 'SLA-01',
  severity: 'error',
  title: { ru: 'Цель выше доступности зависимости', en: 'Target above the availability of a dependency' },
  message: {
    ru: (p) =>
      `${p.requirement} требует ${ru.share(p.target)}, но жёсткая зависимость ${ru.quote(p.dependency)} даёт ${ru.share(p.availability)}.`,
    en: (p) =>
      `${p.requirement} asks for ${en.share(p.target)}, but ${en.quote(p.dependency)}, which it cannot do without, gives ${en.share(p.availability)}.`,
  },
  fix: {
    ru: () => 'Сделайте зависимость мягкой (need: soft с fallback), продублируйте её или снизьте target.',
    en: () => 'Make the dependency soft (need: soft with a fallback), duplicate it, or lower target.',
  },
  why: {
    ru: 'Доступность цепочки не выше доступности самого слабого жёсткого звена.',
    en: 'A chain is no more available than its weakest hard link.',
  },
  source: 'arithmetic of serial dependencies',
  example: { requirement: 'AVA01', target: 0.9995, dependency: 'edge', availability: 0.999 },
}

/** The hard dependency of a journey with the lowest published availability. */
function weakest(context: Context, journey: Id): { id: Id; availability: number } | undefined {
  let found: { id: Id; availability: number } | undefined
  for (const id of context.needs(journey)) {
    const element = context.elements.get(id)
    const given = element && 'availability' in element ? element.availability : undefined
    const availability = given === undefined ? 1 : ratio(given)
    if (availability < (found?.availability ?? 1)) found = { id, availability }
  }
  return found
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.measures.flatMap(({ requirement, measure, path }) => {
      if (measure.metric !== 'availability' || !context.journeys.has(measure.of)) return []
      const target = requiredShare(measure)
      const dependency = weakest(context, measure.of)
      if (target === undefined || !dependency || dependency.availability >= target) return []
      const params = {
        requirement: requirement.id,
        target,
        dependency: dependency.id,
        availability: dependency.availability,
      }
      return [report(context, entry, `${path}.target`, params)]
    }),
}
