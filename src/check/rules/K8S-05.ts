import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-05',
  severity: 'warning',
  title: { ru: 'Реплики не разнесены по зонам', en: 'Replicas are not spread over zones' },
  message: {
    ru: (p) =>
      `${ru.count(p.replicas, 'реплика', 'реплики', 'реплик')} ${ru.quote(p.id)} в ${ru.quote(p.place)} не разнесены по зонам: все могут оказаться в одной.`,
    en: (p) =>
      `The ${en.count(p.replicas, 'replica')} of ${en.quote(p.id)} in ${en.quote(p.place)} are not spread over its zones: all may be in one.`,
  },
  fix: {
    ru: () => 'Задайте spread: zones (topologySpreadConstraints).',
    en: () => 'Set spread: zones (topologySpreadConstraints).',
  },
  why: {
    ru: 'Несколько реплик в одной зоне не переживают её аварии.',
    en: 'Several replicas in one zone do not survive its outage.',
  },
  source: 'Kubernetes, topology-spread-constraints',
  example: { replicas: 6, id: 'api', place: 'msk' },
}

/** Only where the place has zones to spread over. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      if (deployment.spread !== 'none' || deployment.replicas < 2 || context.children(deployment.in).length < 2)
        return []
      const params = { replicas: deployment.replicas, id: deployment.element, place: deployment.in }
      return [report(context, entry, `${deployment.id}.spread`, params, deployment.element)]
    }),
}
