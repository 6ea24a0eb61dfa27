import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import type { Relation } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import { onKubernetes } from '../deployed.ts'
import { knob } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-15',
  severity: 'warning',
  title: { ru: 'Остановка обрывает начатые запросы', en: 'A shutdown cuts requests that have begun' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)} при остановке получает ${ru.time(p.grace)}, а ${ru.quote(p.caller)} ждёт ответа до ${ru.time(p.timeout)}.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)} has ${en.time(p.grace)} to stop, but ${en.quote(p.caller)} waits for an answer up to ${en.time(p.timeout)}.`,
  },
  fix: {
    ru: () => 'Задайте terminationGracePeriod больше самого долгого вызова.',
    en: () => 'Set terminationGracePeriod above the longest call.',
  },
  why: {
    ru: 'Каждый выпуск и каждое уменьшение числа экземпляров будут обрывать долгие запросы.',
    en: 'Every release and every scale-down then cuts the long requests.',
  },
  source: 'common practice; Kubernetes default terminationGracePeriodSeconds 30',
  example: { id: 'api', place: 'msk', grace: 30, caller: 'balancer', timeout: 60 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      if (!onKubernetes(context, deployment)) return []
      const { id, element, in: place, kubernetes } = deployment
      const grace = knob(kubernetes?.terminationGracePeriod, '30s')
      const sync = context.relationsTo(element).filter((relation) => (relation.mode ?? 'sync') === 'sync')
      const longest = sync.reduce<Relation | undefined>(
        (best, relation) => (span(relation) > span(best) ? relation : best),
        undefined,
      )
      const timeout = span(longest)
      if (!longest || timeout <= grace) return []
      const params = { id: element, place, grace, caller: longest.from, timeout }
      return [report(context, entry, `${id}.kubernetes.terminationGracePeriod`, params, element)]
    }),
}

function span(relation: Relation | undefined): number {
  return relation?.timeout === undefined ? 0 : seconds(relation.timeout)
}
