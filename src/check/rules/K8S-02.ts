import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { onKubernetes } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-02',
  severity: 'warning',
  title: { ru: 'Нет проверки готовности', en: 'No readiness probe' },
  message: {
    ru: (p) => `У ${ru.quote(p.id)} нет readiness-проверки: запросы пойдут в под, который ещё запускается.`,
    en: (p) => `${en.quote(p.id)} has no readiness probe: requests go to a pod that is still starting.`,
  },
  fix: {
    ru: () => 'Задайте readiness: период и число неудач.',
    en: () => 'Set readiness: interval and number of failures.',
  },
  why: {
    ru: 'Без неё под считается готовым с первой секунды, и каждое обновление даёт всплеск ошибок.',
    en: 'Without it a pod counts as ready from its first second, and every rollout brings a burst of errors.',
  },
  source: 'Kubernetes, configure-liveness-readiness-startup-probes',
  example: { id: 'api' },
}

/** Only what callers wait for: a worker that takes its own work has no traffic to hold back. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      if (element.kind !== 'service' && element.kind !== 'gateway' && element.kind !== 'identityProvider') return []
      const deployed = context.deploymentsOf(element.id).some((deployment) => onKubernetes(context, deployment))
      const called = context.relationsTo(element.id).some((relation) => (relation.mode ?? 'sync') === 'sync')
      if (element.readiness || !deployed || !called) return []
      return [report(context, entry, `${element.id}.readiness`, { id: element.id })]
    }),
}
