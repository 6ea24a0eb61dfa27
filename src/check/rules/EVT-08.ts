import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Element, Journey } from '../../language/vocabulary/index.ts'
import { isHard, report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-08',
  severity: 'error',
  title: { ru: 'Изменение двух хранилищ без саги', en: 'A change of two stores without a saga' },
  message: {
    ru: (p) => `Сценарий ${ru.quote(p.journey)} пишет в ${p.stores}, общей транзакции у них нет: ${p.problemRu}.`,
    en: (p) =>
      `Journey ${en.quote(p.journey)} writes to ${p.stores}, which have no common transaction: ${p.problemEn}.`,
  },
  fix: {
    ru: () => 'Опишите saga: компенсация каждого шага и срок, после которого всё отменяется.',
    en: () => 'Describe a saga: a compensation of each step, and a time after which all is undone.',
  },
  why: {
    ru: 'Сбой между двумя записями оставляет половину изменения, и никто её не исправит.',
    en: 'A failure between the two writes leaves half a change, and nobody corrects it.',
  },
  source: 'common practice; H. Garcia-Molina, K. Salem, Sagas',
  example: {
    journey: 'order',
    stores: 'orders, payments',
    problemRu: 'сага не описана',
    problemEn: 'no saga is described',
  },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.journeys.flatMap((journey) => {
      const written = context.hopsOf(journey.id).filter((hop) => hop.step.operation === 'write' && isHard(hop))
      const stores = new Set(written.map((hop) => hop.to).filter((to) => keepsRecords(context.elements.get(to))))
      const problem = stores.size > 1 ? missing(journey) : undefined
      if (!problem) return []
      const params = { journey: journey.id, stores: [...stores].join(', '), ...problem }
      return [report(context, entry, `${journey.id}.saga`, params)]
    }),
}

/** A search index is built anew from the records: nothing in it needs to be compensated. */
function keepsRecords(element: Element | undefined): boolean {
  return element?.kind === 'database' && element.elasticsearch === undefined
}

function missing({ saga }: Journey): { problemRu: string; problemEn: string } | undefined {
  if (!saga) return { problemRu: 'сага не описана', problemEn: 'no saga is described' }
  if (!saga.compensation) return { problemRu: 'у шагов нет компенсации', problemEn: 'its steps have no compensation' }
  if (saga.timeout === undefined) return { problemRu: 'у саги нет срока', problemEn: 'the saga has no time limit' }
  return undefined
}
