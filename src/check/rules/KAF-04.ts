import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-04',
  severity: 'error',
  title: { ru: 'Отставшая реплика Kafka может стать ведущей', en: 'A stale Kafka replica may become leader' },
  message: {
    ru: (p) => `${p.requirement} не допускает потери данных, а ${ru.quote(p.id)} разрешает выбор отставшей реплики.`,
    en: (p) => `${p.requirement} allows no data loss, but ${en.quote(p.id)} permits an unclean leader election.`,
  },
  fix: {
    ru: () => 'Выключите unclean.leader.election.enable (kafka.uncleanLeaderElection: false).',
    en: () => 'Switch unclean.leader.election.enable off (kafka.uncleanLeaderElection: false).',
  },
  why: {
    ru: 'Сообщения, которых у новой ведущей реплики нет, пропадают у всех.',
    en: 'Messages that the new leader lacks vanish everywhere.',
  },
  source: 'Apache Kafka, design (unclean leader election)',
  example: { requirement: 'DUR06', id: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, kafka }) => {
      const zero = rpoClaims(context, id).find((claim) => claim.seconds === 0)
      if (!zero || kafka?.uncleanLeaderElection !== true) return []
      return [report(context, entry, `${id}.kafka.uncleanLeaderElection`, { requirement: zero.requirement, id })]
    }),
}
