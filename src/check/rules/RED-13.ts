import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-13',
  severity: 'error',
  title: { ru: 'Потеря одного шарда Redis останавливает все', en: 'The loss of one Redis shard stops all of them' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: при потере любого шарда кластер не отвечает вовсе, а без него не выполняется ${ru.quote(p.journey)}.`,
    en: (p) =>
      `${en.quote(p.id)}: when any shard is lost the whole cluster stops to answer, and ${en.quote(p.journey)} is not served without it.`,
  },
  fix: {
    ru: () => 'Задайте cluster-require-full-coverage no (clusterRequireFullCoverage: false).',
    en: () => 'Set cluster-require-full-coverage no (clusterRequireFullCoverage: false).',
  },
  why: {
    ru: 'Отказ, который коснулся бы части пользователей, становится общим.',
    en: 'A failure that would touch some of the users becomes a failure for all.',
  },
  source: 'Redis documentation, cluster-spec.md; redis.conf (cluster-require-full-coverage yes)',
  example: { id: 'hot', journey: 'accrue' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, failover, redis }) => {
      const journey = context.neededBy(id)[0]
      const sharded = failover?.manager === 'redis-cluster' && context.groupsOf(id).length > 1
      if (!journey || !sharded || redis?.clusterRequireFullCoverage === false) return []
      return [report(context, entry, `${id}.redis.clusterRequireFullCoverage`, { id, journey: journey.id })]
    }),
}
