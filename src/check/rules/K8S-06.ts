import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Deployment } from '../../language/vocabulary/index.ts'
import { losesPlace, rtoClaims } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-06',
  severity: 'warning',
  title: { ru: 'Разнесение по зонам не гарантировано', en: 'Spread over zones is not guaranteed' },
  message: {
    ru: (p) =>
      `${ru.quote(p.scenario)} рассчитывает на реплики ${ru.quote(p.id)} в других зонах, но strictSpread: false этого не гарантирует.`,
    en: (p) =>
      `${en.quote(p.scenario)} relies on replicas of ${en.quote(p.id)} in other zones, but strictSpread: false does not guarantee them.`,
  },
  fix: {
    ru: () => 'Задайте strictSpread: true (whenUnsatisfiable: DoNotSchedule).',
    en: () => 'Set strictSpread: true (whenUnsatisfiable: DoNotSchedule).',
  },
  why: {
    ru: 'С ScheduleAnyway планировщик ставит реплики туда, где есть место, и больше их не переносит.',
    en: 'With ScheduleAnyway the scheduler puts replicas where there is room and never moves them again.',
  },
  source: 'Kubernetes, topology-spread-constraints (whenUnsatisfiable)',
  example: { scenario: 'zone-loss', id: 'api' },
}

/** A scenario that loses a zone of the deployment and must still serve, or has a recovery time to keep. */
function reliesOnSpread(context: Context, deployment: Deployment): string | undefined {
  const zones = context.children(deployment.in)
  const journeys = new Set(context.neededBy(deployment.element).map((journey) => journey.id))
  const promised = new Set(rtoClaims(context, deployment.element).flatMap((claim) => claim.scenarios))
  return context.document.scenarios.find((scenario) => {
    if (losesPlace(context, scenario, deployment.in)) return false
    const zoneLost = zones.some((zone) => losesPlace(context, scenario, zone))
    return zoneLost && (promised.has(scenario) || scenario.mustServe?.some((id) => journeys.has(id)))
  })?.id
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      if (deployment.strictSpread !== false || deployment.spread === 'none' || deployment.replicas < 2) return []
      const scenario = reliesOnSpread(context, deployment)
      if (!scenario) return []
      return [
        report(
          context,
          entry,
          `${deployment.id}.strictSpread`,
          { scenario, id: deployment.element },
          deployment.element,
        ),
      ]
    }),
}
