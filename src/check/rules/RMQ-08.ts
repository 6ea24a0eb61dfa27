import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RMQ-08',
  severity: 'error',
  title: { ru: 'Кластер RabbitMQ растянут между регионами', en: 'A RabbitMQ cluster stretched over regions' },
  message: {
    ru: (p) => `Узлы ${ru.quote(p.id)} стоят в регионах ${p.regions}.`,
    en: (p) => `The nodes of ${en.quote(p.id)} stand in the regions ${p.regions}.`,
  },
  fix: {
    ru: () => 'Держите кластер (members) в одном регионе, между регионами передавайте federation или shovel.',
    en: () => 'Keep a cluster (members) in one region, and carry messages between regions by federation or shovel.',
  },
  why: {
    ru: 'Кластер рассчитан на сеть одного центра данных: задержки и разрывы между регионами останавливают очереди.',
    en: 'A cluster is made for the network of one data centre: latency and cuts between regions stop its queues.',
  },
  source: 'RabbitMQ 4.3, docs/clustering, docs/distributed',
  example: { id: 'tasks', regions: 'msk, ekb' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'rabbitmq').flatMap(({ id, queue }) => {
      const regions = [...new Set((queue.members ?? []).map((member) => context.regionOf(member.in)))]
      if (regions.length < 2) return []
      return [report(context, entry, `${id}.queue.members`, { id, regions: regions.join(', ') })]
    }),
}
