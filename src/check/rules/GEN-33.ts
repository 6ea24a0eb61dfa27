import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-33',
  severity: 'warning',
  title: { ru: 'Автомасштабирование без запаса', en: 'Autoscaling without a reserve' },
  message: {
    ru: (p) => `${ru.quote(p.id)} в ${ru.quote(p.place)} добавляет реплики только при загрузке ${ru.share(p.target)}.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)} adds replicas only at a utilisation of ${en.share(p.target)}.`,
  },
  fix: {
    ru: () => 'Задайте autoscaling.target 50–70 %.',
    en: () => 'Set autoscaling.target to 50-70 %.',
  },
  why: {
    ru: 'Новая реплика готова через минуты. При такой загрузке всплеск кончится ошибками раньше.',
    en: 'A new replica takes minutes to be ready. At such a utilisation a burst ends in errors before.',
  },

  source: 'common practice; Kubernetes, horizontal pod autoscaling',
  example: { id: 'api', place: 'msk', target: 0.95 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap(({ id, element, in: place, autoscaling }) => {
      const target = autoscaling?.metric === 'cpu' ? ratio(autoscaling.target) : 0
      if (target <= 0.85) return []
      return [report(context, entry, `${id}.autoscaling.target`, { id: element, place, target }, element)]
    }),
}
