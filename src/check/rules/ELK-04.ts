import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { type Hop, report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-04',
  severity: 'warning',
  title: {
    ru: 'Поисковый индекс — единственное хранилище данных',
    en: 'The search index is the only store of the data',
  },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.journey)} пишет только в ${ru.quote(p.id)}: восстановить индекс будет не из чего.`,
    en: (p) =>
      `Journey ${en.quote(p.journey)} writes to ${en.quote(p.id)} only: there is nothing to rebuild the index from.`,
  },
  fix: {
    ru: () =>
      'Храните данные в базе, а индекс стройте из неё: пусть сценарий пишет и в неё — или снимайте копии индекса (backup).',
    en: () =>
      'Keep the data in a database that the journey writes too and build the index from it, or take snapshots of the index (backup).',
  },
  why: {
    ru: 'У Elasticsearch нет транзакций, а запись, подтверждённая при разрыве сети, может пропасть.',
    en: 'Elasticsearch has no transactions, and a write that was confirmed in a partition may be lost.',
  },
  source: 'common practice; Jepsen, Elasticsearch',
  example: { journey: 'log-visit', id: 'search' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch, backup }) => {
      if (!elasticsearch || backup) return []
      const lonely = context.journeysThrough(id).find((journey) => {
        const written = context.hopsOf(journey.id).filter((hop) => changes(hop))
        return written.length > 0 && written.every((hop) => hop.to === id)
      })
      return lonely ? [report(context, entry, `${id}.elasticsearch`, { journey: lonely.id, id })] : []
    }),
}

function changes(hop: Hop): boolean {
  return hop.step.operation === 'write' || hop.step.operation === 'publish'
}
