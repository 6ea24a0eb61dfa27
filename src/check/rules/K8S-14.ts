import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, losesInstance, lostPlaces, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-14',
  severity: 'error',
  title: {
    ru: 'Экземпляр с диском не переедет с погибшего узла',
    en: 'An instance with a volume does not leave a dead node',
  },
  message: {
    ru: (p) =>
      `StatefulSet ${ru.quote(p.id)} в ${ru.quote(p.place)} с диском ReadWriteOnce не вернётся сам, а ${p.requirement} обещает ${ru.time(p.target)}.`,
    en: (p) =>
      `StatefulSet ${en.quote(p.id)} in ${en.quote(p.place)} with a ReadWriteOnce volume does not come back by itself, but ${p.requirement} promises ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Автоматизируйте метку out-of-service (outOfServiceTaint) или заложите время человека (fencing).',
    en: () => 'Automate the out-of-service taint (outOfServiceTaint), or plan for the time of a person (fencing).',
  },
  why: {
    ru: 'Пока узел не признан выключенным, диск остаётся за ним, и новый экземпляр ждёт бесконечно.',
    en: 'Until the node is declared shut down the volume stays with it, and the new instance waits for ever.',
  },
  source: 'Kubernetes, concepts/cluster-administration/node-shutdown',
  example: { id: 'search', place: 'msk', requirement: 'DUR02', target: 120 },
}

/** Only what a promise about a lost instance or place depends on. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap(({ id, element, in: place, kubernetes }) => {
      const bound = kubernetes?.workload === 'StatefulSet' && kubernetes.volume === 'ReadWriteOnce'
      // With a time of fencing the recovery is computed: the verdict says whether it suffices.
      if (!bound || kubernetes.outOfServiceTaint === true || kubernetes.fencing !== undefined) return []
      const lost = claimsUnder(
        rtoClaims(context, element),
        (scenario) =>
          losesInstance(scenario, element) || lostPlaces(scenario).some((at) => context.isWithin(at, place)),
      )
      const claim = tightest(lost)
      if (!claim) return []
      const params = { id: element, place, requirement: claim.requirement, target: claim.seconds }
      return [report(context, entry, `${id}.kubernetes.volume`, params, element)]
    }),
}
