import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { leastReplicas } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-11',
  severity: 'warning',
  title: { ru: 'Обслуживание узлов может лишить кворума', en: 'Node maintenance may break the quorum' },
  message: {
    ru: (p) =>
      `StatefulSet ${ru.quote(p.id)} в ${ru.quote(p.place)} из ${ru.count(p.replicas, 'экземпляра', 'экземпляров', 'экземпляров')} не защищён PodDisruptionBudget.`,
    en: (p) =>
      `StatefulSet ${en.quote(p.id)} in ${en.quote(p.place)} with ${en.count(p.replicas, 'instance')} has no PodDisruptionBudget.`,
  },
  fix: { ru: () => 'Задайте minAvailable не меньше кворума.', en: () => 'Set minAvailable to at least the quorum.' },
  why: {
    ru: 'При обновлении узлов их разгружают по нескольку: без бюджета уходит и большинство.',
    en: 'Upgrades drain several nodes at a time: without a budget the majority goes with them.',
  },
  source: 'Kubernetes, concepts/workloads/pods/disruptions',
  example: { id: 'search', place: 'msk', replicas: 3 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const { id, element, in: place, kubernetes, minAvailable } = deployment
      const replicas = leastReplicas(deployment)
      if (kubernetes?.workload !== 'StatefulSet' || replicas < 3 || minAvailable !== undefined) return []
      return [report(context, entry, `${id}.kubernetes.workload`, { id: element, place, replicas }, element)]
    }),
}
