import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-11',
  severity: 'warning',
  title: { ru: 'Контроллеры Kafka расставлены неудачно', en: 'Kafka controllers are set up badly' },
  message: { ru: (p) => `${ru.quote(p.id)}: ${p.problemRu}.`, en: (p) => `${en.quote(p.id)}: ${p.problemEn}.` },
  fix: {
    ru: () => 'Держите три или пять отдельных контроллеров (controllers, combinedMode: false) в разных зонах.',
    en: () => 'Run three or five controllers of their own (controllers, combinedMode: false) in different zones.',
  },
  why: {
    ru: 'Чётное число не переживает больше отказов, чем на единицу меньшее, а в смешанном режиме перегрузка брокера мешает выборам.',
    en: 'An even number survives no more failures than one less, and in combined mode an overloaded broker disturbs elections.',
  },
  source: 'Apache Kafka, operations (KRaft deployment considerations)',
  example: { id: 'events', problemRu: 'контроллеров чётное число: 4', problemEn: 'an even number of controllers: 4' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, kafka, queue }) => {
      if (kafka?.controllers !== undefined && kafka.controllers % 2 === 0) {
        const problem = {
          problemRu: `контроллеров чётное число: ${kafka.controllers}`,
          problemEn: `an even number of controllers: ${kafka.controllers}`,
        }
        return [report(context, entry, `${id}.kafka.controllers`, { id, ...problem })]
      }
      if (kafka?.controllers === 1 && queue.replicas > 1) {
        const problem = { problemRu: 'контроллер один', problemEn: 'there is one controller only' }
        return [report(context, entry, `${id}.kafka.controllers`, { id, ...problem })]
      }
      if (kafka?.combinedMode !== true) return []
      const problem = {
        problemRu: 'контроллеры работают в процессах брокеров',
        problemEn: 'the controllers run in the processes of brokers',
      }
      return [report(context, entry, `${id}.kafka.combinedMode`, { id, ...problem })]
    }),
}
