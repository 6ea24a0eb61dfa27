import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { claimsUnder, corrupts, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { hopsDoing, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-11',
  severity: 'warning',
  title: { ru: 'Реплика для отчётов задержит переключение', en: 'A replica for long queries delays the failover' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: запросы на репликах держат применение журнала до ${ru.time(p.delay)}, а ${p.requirement} обещает восстановление за ${ru.time(p.target)}.`,
    en: (p) =>
      `${en.quote(p.id)}: queries on standbys may hold the replay for ${en.time(p.delay)}, but ${p.requirement} promises recovery within ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Отведите под отчёты отдельную реплику (role: replica), а у резервных копий уменьшите maxStandbyDelay.',
    en: () => 'Give reports a replica of their own (role: replica), and lower maxStandbyDelay on the standbys.',
  },
  why: {
    ru: 'Прежде чем стать ведущей, копия применяет весь накопленный журнал. Отставание из-за отчёта прибавляется ко времени восстановления.',
    en: 'Before it becomes primary, a copy replays all the WAL it has. The lag that a report made is added to the recovery time.',
  },
  source: 'PostgreSQL 15, hot-standby.html 27.4.2',
  example: { id: 'profiles', delay: 600, requirement: 'DUR02', target: 120 },
}

/** A copy that is never promoted may lag: only those that take over count. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap((database) => {
      const delay = database.maxStandbyDelay === undefined ? 0 : seconds(database.maxStandbyDelay)
      const groups = context.groupsOf(database.id)
      const apart = groups.some((group) => group.copies.some((copy) => copy.member.role === 'replica'))
      if (apart || hopsDoing(context, database.id, 'read-replica').length === 0) return []
      const takesOver = groups.some((group) => group.standbys.some((copy) => copy.automatic))
      const lost = claimsUnder(rtoClaims(context, database.id), (scenario) => !corrupts(scenario, database.id))
      const claim = tightest(lost)
      if (!takesOver || !claim || delay <= claim.seconds) return []
      const params = { id: database.id, delay, requirement: claim.requirement, target: claim.seconds }
      return [report(context, entry, `${database.id}.maxStandbyDelay`, params)]
    }),
}
