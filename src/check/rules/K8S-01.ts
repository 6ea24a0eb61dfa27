import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { onKubernetes, singleReplica } from '../deployed.ts'
import type { Rule } from '../rule.ts'
import { slowReplacement } from './K8S-13.ts'

const entry: CodeEntry = {
  code: 'K8S-01',
  severity: 'error',
  title: { ru: 'Единственная реплика в Kubernetes', en: 'A single replica on Kubernetes' },
  message: {
    ru: (p) =>
      `У ${ru.quote(p.id)} одна реплика: при потере узла Kubernetes заменит её примерно через ${ru.time(p.replacement)} и время запуска.`,
    en: (p) =>
      `${en.quote(p.id)} has one replica: when its node is lost, Kubernetes replaces it after about ${en.time(p.replacement)} plus start-up.`,
  },
  fix: {
    ru: () => 'Запустите не меньше двух реплик (replicas: 2) в разных зонах.',
    en: () => 'Run at least two replicas (replicas: 2) in different zones.',
  },
  why: {
    ru: 'Kubernetes перезапускает упавший процесс за секунды, но о потере узла догадывается через 50 с и ждёт ещё 5 минут.',
    en: 'Kubernetes restarts a crashed process in seconds, but notices a lost node after 50 s and waits five minutes more.',
  },
  source: 'Kubernetes, taint-and-toleration; node-monitor-grace-period 50s since 1.32',
  example: { id: 'api', replacement: 85 },
}

/** Elements that some journey cannot do without. Balancers are told by HAP-05, broken promises by K8S-13. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      if (element.kind === 'loadBalancer' || element.kind === 'monitoring') return []
      const only = singleReplica(context, element.id)
      if (!only || !onKubernetes(context, only) || context.neededBy(element.id).length === 0) return []
      const { replacement, broken } = slowReplacement(context, only)
      return broken ? [] : [report(context, entry, `${only.id}.replicas`, { id: element.id, replacement }, element.id)]
    }),
}
