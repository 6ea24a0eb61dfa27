import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-08',
  severity: 'warning',
  title: { ru: 'Автомасштабирование до одной реплики', en: 'Autoscaling down to one replica' },
  message: {
    ru: (p) => `${ru.quote(p.id)} в ${ru.quote(p.place)} может остаться с одной репликой.`,
    en: (p) => `${en.quote(p.id)} in ${en.quote(p.place)} may be left with one replica.`,
  },
  fix: { ru: () => 'Задайте min не меньше 2.', en: () => 'Set min to 2 or more.' },
  why: {
    ru: 'Ночью, при малой нагрузке, отказ одного узла остановит обслуживание, а замена запустится холодной.',
    en: 'At night, under light load, the failure of one node stops the service, and its replacement starts cold.',
  },
  source: 'common practice',
  example: { id: 'api', place: 'msk' },
}

/** Only what journeys cannot do without: a background worker may well be alone at night. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const { autoscaling, element, in: place } = deployment
      if (autoscaling?.min !== 1 || context.neededBy(element).length === 0) return []
      return [report(context, entry, `${deployment.id}.autoscaling.min`, { id: element, place }, element)]
    }),
}
