import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { leastReplicas } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-10',
  severity: 'error',
  title: { ru: 'PodDisruptionBudget запрещает обслуживание узлов', en: 'PodDisruptionBudget forbids node maintenance' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: minAvailable = ${p.minimum}, а реплик может быть ${p.replicas}: узел никогда не освободится.`,
    en: (p) =>
      `${en.quote(p.id)}: minAvailable = ${p.minimum} while there may be ${p.replicas} replicas: a node drain never ends.`,
  },
  fix: {
    ru: () => 'Сделайте minAvailable меньше наименьшего числа реплик.',
    en: () => 'Let minAvailable be below the least number of replicas.',
  },
  why: {
    ru: 'Обновление узла ждёт, пока под разрешат выселить. Если запас нулевой, ждать придётся вечно.',
    en: 'Maintenance of a node waits until the pod may be evicted. With no slack it waits forever.',
  },
  source: 'Kubernetes, pod disruptions',
  example: { id: 'api', minimum: 6, replicas: 6 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const replicas = leastReplicas(deployment)
      const minimum = deployment.minAvailable ?? 0
      if (minimum < replicas || minimum === 0) return []
      const params = { id: deployment.element, minimum, replicas }
      return [report(context, entry, `${deployment.id}.minAvailable`, params, deployment.element)]
    }),
}
