import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Deployment } from '../../language/vocabulary/index.ts'
import { type Claim, claimsUnder, losesInstance, losesPlace, rtoClaims, tightest } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import { onKubernetes, singleReplica } from '../deployed.ts'
import { knob } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-13',
  severity: 'error',
  title: {
    ru: 'Kubernetes заменяет под дольше, чем позволяет RTO',
    en: 'Kubernetes replaces the pod later than the RTO allows',
  },
  message: {
    ru: (p) =>
      `Замена единственной реплики ${ru.quote(p.id)} начнётся через ${ru.time(p.replacement)}, а ${p.requirement} требует ${ru.time(p.target)}.`,
    en: (p) =>
      `The only replica of ${en.quote(p.id)} is replaced after ${en.time(p.replacement)}, but ${p.requirement} asks for ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Добавьте реплик; если это невозможно, задайте tolerationSeconds 10–60 с.',
    en: () => 'Add replicas; if that is not possible, set tolerationSeconds to 10 to 60 s.',
  },
  why: {
    ru: 'По умолчанию под на недоступном узле терпят 300 секунд сверх 50 секунд обнаружения.',
    en: 'By default a pod on an unreachable node is tolerated for 300 seconds on top of 50 seconds of detection.',
  },
  source: 'Kubernetes, taint-and-toleration (tolerationSeconds 300)',
  example: { id: 'api', replacement: 355, requirement: 'DUR06', target: 300 },
}

/** When the replacement of a lost node's pod begins at worst, and the promise that this breaks. */
export function slowReplacement(context: Context, deployment: Deployment): { replacement: number; broken?: Claim } {
  const { orchestrator, element } = deployment
  const replacement =
    knob(orchestrator?.nodeMonitorGracePeriod, '50s') + 5 + knob(orchestrator?.tolerationSeconds, '5m')
  const hit = claimsUnder(
    rtoClaims(context, element),
    (scenario) => losesInstance(scenario, element) || losesPlace(context, scenario, deployment.in),
  )
  const claim = tightest(hit)
  return claim && claim.seconds < replacement ? { replacement, broken: claim } : { replacement }
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      const only = singleReplica(context, element.id)
      if (!only || !onKubernetes(context, only) || element.kind === 'loadBalancer') return []
      const { replacement, broken } = slowReplacement(context, only)
      if (!broken) return []
      const params = { id: element.id, replacement, requirement: broken.requirement, target: broken.seconds }
      return [report(context, entry, `${only.id}.orchestrator.tolerationSeconds`, params, element.id)]
    }),
}
