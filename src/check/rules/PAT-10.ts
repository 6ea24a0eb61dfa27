import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, losesInstance, rpoClaims, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-10',
  severity: 'warning',
  title: { ru: 'Patroni слишком долго ждёт запуска ведущего', en: 'Patroni waits too long for the primary to start' },
  message: {
    ru: (p) =>
      `Если PostgreSQL упал и не запускается, переключение начнётся через ${ru.time(p.worst)}, а ${p.requirement} требует ${ru.time(p.target)}.`,
    en: (p) =>
      `If PostgreSQL crashes and does not start, failover begins after ${en.time(p.worst)}, but ${p.requirement} asks for ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Уменьшите primaryStartTimeout; при синхронной репликации подойдёт 0s.',
    en: () => 'Lower primaryStartTimeout; with synchronous replication 0s is right.',
  },
  why: {
    ru: 'По умолчанию Patroni даёт упавшему ведущему 5 минут на запуск. Всё это время кластер без ведущего.',
    en: 'By default Patroni gives a crashed primary five minutes to start. All that time the cluster has no primary.',
  },
  source: 'Patroni 4.1.4, docs/dynamic_configuration.rst (primary_start_timeout)',
  example: { worst: 320, requirement: 'DUR02', target: 120 },
}

/** With zero data loss promised and replication asynchronous, waiting is the only way to keep the data: silent then. */
export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, failover, knobs }) => {
      const claim = tightest(claimsUnder(rtoClaims(context, database.id), (s) => losesInstance(s, database.id)))
      const worst = 2 * knobs.loopWait + knobs.primaryStartTimeout
      if (!claim || worst <= claim.seconds || failover.primaryStartTimeout === '0s') return []
      if (database.replication?.mode === 'async' && rpoClaims(context, database.id).some((c) => c.seconds === 0))
        return []
      const params = { worst, requirement: claim.requirement, target: claim.seconds }
      return [report(context, entry, `${database.id}.failover.primaryStartTimeout`, params)]
    }),
}
