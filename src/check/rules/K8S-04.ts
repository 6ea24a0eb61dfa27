import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import type { HealthCheck } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-04',
  severity: 'warning',
  title: { ru: 'Экземпляр перезапускают раньше, чем разгрузят', en: 'An instance is restarted before it is drained' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)}: liveness срабатывает через ${ru.time(p.liveness)}, readiness — через ${ru.time(p.readiness)}.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)}: liveness acts after ${en.time(p.liveness)}, readiness after ${en.time(p.readiness)}.`,
  },
  fix: { ru: () => 'Сделайте liveness терпеливее readiness.', en: () => 'Make liveness more patient than readiness.' },
  why: {
    ru: 'Перегруженный экземпляр нужно сначала вывести из-под нагрузки. Перезапуск вместо этого рвёт его запросы и нагружает соседей.',
    en: 'An overloaded instance should first be taken out of rotation. A restart instead cuts its requests and loads its neighbours.',
  },
  source: 'common practice',
  example: { id: 'api', place: 'msk', liveness: 10, readiness: 30 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap(({ id, element, in: place, kubernetes }) => {
      const it = context.elements.get(element)
      const ready = it && 'readiness' in it ? it.readiness : undefined
      if (!kubernetes?.liveness || !ready) return []
      const [liveness, readiness] = [patience(kubernetes.liveness), patience(ready)]
      if (liveness >= readiness) return []
      return [report(context, entry, `${id}.kubernetes.liveness`, { id: element, place, liveness, readiness }, element)]
    }),
}

/** How long a bad instance is borne, in seconds. */
function patience({ interval, failures }: HealthCheck): number {
  return seconds(interval) * failures
}
