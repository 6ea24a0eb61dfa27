import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { onKubernetes } from '../deployed.ts'
import { criticalJourney } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-18',
  severity: 'warning',
  title: { ru: 'Важный сервис вытеснят первым', en: 'A critical service is evicted first' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)} работает без запрошенных ресурсов, а без него не выполняется ${ru.quote(p.journey)}.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)} has no resource requests, and ${en.quote(p.journey)} is not served without it.`,
  },
  fix: {
    ru: () => 'Задайте запросы процессора и памяти (cpu, memory, requests: true).',
    en: () => 'Set requests for CPU and memory (cpu, memory, requests: true).',
  },
  why: {
    ru: 'При нехватке памяти на узле первыми вытесняют тех, кто ничего не запросил; планировщик к тому же не знает, сколько места им нужно.',
    en: 'When a node runs short of memory those without requests go first; and the scheduler does not know how much room they need.',
  },
  source: 'Kubernetes, concepts/scheduling-eviction/node-pressure-eviction',
  example: { id: 'api', place: 'msk', journey: 'accrue' },
}

/** Under an autoscaler on CPU, K8S-07 tells it. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const { id, element, in: place, requests, autoscaling } = deployment
      if (requests !== false || autoscaling?.metric === 'cpu' || !onKubernetes(context, deployment)) return []
      const journey = criticalJourney(context, element)
      return journey ? [report(context, entry, `${id}.requests`, { id: element, place, journey }, element)] : []
    }),
}
