import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { criticalJourney, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-28',
  severity: 'warning',
  title: { ru: 'Жёсткая внешняя зависимость без доступности', en: 'A hard outside dependency without an availability' },
  message: {
    ru: (p) =>
      `Без ${ru.quote(p.id)} не выполняется ${ru.quote(p.journey)}, но его доступность не указана: расчёт считает его безотказным.`,
    en: (p) =>
      `${en.quote(p.journey)} is not served without ${en.quote(p.id)}, but its availability is not given: the figures take it as never failing.`,
  },
  fix: {
    ru: () => 'Укажите availability с источником (договор, измерение) или сделайте зависимость мягкой.',
    en: () => 'Give its availability with a source (contract, measurement), or make the dependency soft.',
  },
  why: {
    ru: 'Чужая система обычно и есть самое слабое звено.',
    en: "Somebody else's system is usually the weakest link.",
  },
  source: 'completeness of the model',
  example: { id: 'fiscal', journey: 'accrue' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'externalSystem').flatMap(({ id, availability }) => {
      const journey = availability === undefined ? criticalJourney(context, id) : undefined
      return journey ? [report(context, entry, `${id}.availability`, { id, journey })] : []
    }),
}
