import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { electoratesOf, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'
import { twoSites } from './PAT-05.ts'

const entry: CodeEntry = {
  code: 'PAT-03',
  severity: 'error',
  title: { ru: 'Чётное или слишком малое число голосов', en: 'Even or too small number of votes' },
  message: {
    ru: (p) =>
      `В хранилище координации ${ru.count(p.votes, 'голос', 'голоса', 'голосов')}: оно переживёт потерю не более чем ${p.tolerated}.`,
    en: (p) =>
      `The coordination store has ${en.count(p.votes, 'vote')}: it survives the loss of ${p.tolerated} at most.`,
  },
  fix: {
    ru: (p) => `Поставьте ${p.better} голосов (votes) в разных областях отказа.`,
    en: (p) => `Place ${p.better} votes (votes) in different failure domains.`,
  },
  why: {
    ru: 'Лидера выбирает большинство. Чётный голос не добавляет устойчивости, но сам может отказать; при одном или двух голосах первый же отказ останавливает выборы.',
    en: 'A leader needs a majority. An even vote adds no tolerance but can fail itself; with one or two votes the first failure stops elections.',
  },
  source: 'Patroni 4.1.4, docs/ha_multi_dc.rst; etcd v3.6, faq.md',
  example: { votes: 4, tolerated: 1, better: 5 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database }) =>
      electoratesOf(context, database).flatMap((electorate) => {
        const { votes, path } = electorate
        const count = votes.length
        // On two sites one more vote belongs on a third: PAT-05 says so.
        if ((count >= 3 && count % 2 === 1) || twoSites(context, electorate)) return []
        const params = { votes: count, tolerated: Math.max(0, Math.floor((count - 1) / 2)), better: count <= 3 ? 3 : 5 }
        return [report(context, entry, path, params)]
      }),
    ),
}
