import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { onKubernetes } from '../deployed.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-02',
  severity: 'warning',
  title: { ru: 'Нет проверки готовности', en: 'No readiness probe' },
  message: {
    ru: (p) =>
      p.programs !== undefined
        ? `Ни у одного сервиса в Kubernetes нет readiness-проверки (${p.id}): запросы пойдут в поды, которые ещё запускаются.`
        : `У ${ru.quote(p.id)} нет readiness-проверки: запросы пойдут в под, который ещё запускается.`,
    en: (p) =>
      p.programs !== undefined
        ? `No service on Kubernetes has a readiness probe (${p.id}): requests go to pods that are still starting.`
        : `${en.quote(p.id)} has no readiness probe: requests go to a pod that is still starting.`,
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

/**
 * Only what callers wait for: a worker that takes its own work has no traffic to hold back. Where no program has a probe, the model
 * leaves probes out altogether: that is told once.
 */
export const rule: Rule = {
  entry,
  check: (context) => {
    const programs = ofKind(context, 'service', 'gateway', 'identityProvider').filter(({ id }) => {
      const deployed = context.deploymentsOf(id).some((deployment) => onKubernetes(context, deployment))
      return deployed && context.relationsTo(id).some((relation) => (relation.mode ?? 'sync') === 'sync')
    })
    const without = programs.filter(({ readiness }) => !readiness)
    const [first] = without
    if (first && without.length > 1 && without.length === programs.length) {
      const id = without.map((program) => program.id).join(', ')
      return [report(context, entry, `${first.id}.readiness`, { id, programs: programs.length })]
    }
    return without.map(({ id }) => report(context, entry, `${id}.readiness`, { id }))
  },
}
