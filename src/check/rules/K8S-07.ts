import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-07',
  severity: 'warning',
  title: { ru: 'Автомасштабирование по CPU без requests', en: 'Autoscaling on CPU without requests' },
  message: {
    ru: (p) => `${ru.quote(p.id)} масштабируется по CPU, но requests по CPU не заданы: HPA ничего не сделает.`,
    en: (p) => `${en.quote(p.id)} scales on CPU but sets no CPU requests: the autoscaler does nothing.`,
  },
  fix: {
    ru: () => 'Задайте cpu (и не отключайте requests) или масштабируйте по другой метрике.',
    en: () => 'Set cpu (and leave requests on), or scale on another metric.',
  },
  why: {
    ru: 'HPA считает долю от requests. Если их нет, доля не определена, и на пике реплик не прибавится.',
    en: 'The autoscaler computes a share of the requests. Without them the share is undefined, and no replica is added at the peak.',
  },
  source: 'Kubernetes, horizontal-pod-autoscale',
  example: { id: 'api' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const requests = deployment.requests ?? deployment.cpu !== undefined
      if (deployment.autoscaling?.metric !== 'cpu' || requests) return []
      return [report(context, entry, `${deployment.id}.requests`, { id: deployment.element }, deployment.element)]
    }),
}
