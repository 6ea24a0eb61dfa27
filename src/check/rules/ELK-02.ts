import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-02',
  severity: 'error',
  title: { ru: 'Индексы без реплик', en: 'Indexes without replicas' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: number_of_replicas = 0, а без него не выполняется ${ru.quote(p.journey)}.`,
    en: (p) => `${en.quote(p.id)}: number_of_replicas is 0, and ${en.quote(p.journey)} is not served without it.`,
  },
  fix: { ru: () => 'Задайте numberOfReplicas не меньше 1.', en: () => 'Set numberOfReplicas to at least 1.' },
  why: {
    ru: 'Потеря одного узла делает часть индекса недоступной, а его диска — потерянной.',
    en: 'The loss of one node makes a part of the index unavailable, and the loss of its disk takes it for good.',
  },
  source: 'Elastic, index modules (number_of_replicas)',
  example: { id: 'search', journey: 'find' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch }) => {
      const journey = context.neededBy(id)[0]
      if (elasticsearch?.numberOfReplicas !== 0 || !journey) return []
      return [report(context, entry, `${id}.elasticsearch.numberOfReplicas`, { id, journey: journey.id })]
    }),
}
