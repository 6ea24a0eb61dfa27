import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { isStore } from '../../language/stores.ts'
import { report } from '../context.ts'
import { criticalJourney, ofKind } from '../kinds.ts'
import { isProgram } from '../load.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-07',
  severity: 'warning',
  title: { ru: 'За важным элементом никто не следит', en: 'Nothing watches a critical element' },
  message: {
    ru: (p) =>
      `Без ${ru.quote(p.id)} не выполняется ${ru.quote(p.journey)}, но его не опрашивает мониторинг и не касается ни одна метрика.`,
    en: (p) =>
      `${en.quote(p.journey)} is not served without ${en.quote(p.id)}, but no monitoring scrapes it and no metric watches it.`,
  },
  fix: {
    ru: () => 'Добавьте его в watches метрики (хотя бы up == 0) или связь мониторинга с ним (relations).',
    en: () => 'Add it to watches of a metric (at least up == 0), or a relation from the monitoring to it (relations).',
  },
  why: {
    ru: 'Об отказе такого элемента узнают от пользователей.',
    en: 'The failure of such an element is learnt of from users.',
  },
  source: 'common practice',
  example: { id: 'balancer', journey: 'accrue' },
}

/** Only models that have monitoring are asked; what others run is theirs to watch. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const monitoring = new Set(ofKind(context, 'monitoring').map(({ id }) => id))
    if (monitoring.size === 0) return []
    const watched = new Set(context.document.metrics.flatMap((metric) => metric.watches))
    return [...context.elements.values()].flatMap((element) => {
      const { id } = element
      if (!(isProgram(element) || isStore(element)) || watched.has(id)) return []
      if (context.relationsTo(id).some(({ from }) => monitoring.has(from))) return []
      const journey = criticalJourney(context, id)
      return journey ? [report(context, entry, id, { id, journey })] : []
    })
  },
}
