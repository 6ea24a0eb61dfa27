import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-01',
  severity: 'error',
  title: { ru: 'Слишком мало голосов Redis', en: 'Too few votes for Redis' },
  message: {
    ru: (p) =>
      `У ${ru.quote(p.id)} ${ru.count(p.votes, 'голос', 'голоса', 'голосов')}: после потери одного большинства не будет.`,
    en: (p) => `${en.quote(p.id)} has ${en.count(p.votes, 'vote')}: after the loss of one there is no majority.`,
  },
  fix: {
    ru: () => 'Поставьте три Sentinel (или три ведущих узла Cluster) в разных областях отказа (votes).',
    en: () => 'Place three Sentinels (or three masters of a Cluster) in different failure domains (votes).',
  },
  why: {
    ru: 'Документация Redis прямо называет схему с двумя Sentinel ошибочной: переключения не будет тогда, когда оно нужно.',
    en: 'The Redis manual calls two Sentinels a mistake: there is no failover just when it is needed.',
  },
  source: 'Redis documentation, sentinel.md',
  example: { id: 'hot', votes: 2 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'cache' && store.kind !== 'sessionStore') return []
      const { failover } = store
      if (!failover || !('votes' in failover) || failover.votes.length >= 3) return []
      return [report(context, entry, `${store.id}.failover.votes`, { id: store.id, votes: failover.votes.length })]
    }),
}
