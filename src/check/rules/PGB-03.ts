import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, corrupts, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import { poolersOf } from '../poolers.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-03',
  severity: 'warning',
  title: { ru: 'PgBouncer медлит после переключения', en: 'PgBouncer waits after a failover' },
  message: {
    ru: (p) =>
      `server_login_retry = ${ru.time(p.retry)} — заметная часть ${ru.time(p.target)}, которые даёт ${p.requirement}.`,
    en: (p) =>
      `server_login_retry = ${en.time(p.retry)} is a large part of the ${en.time(p.target)} that ${p.requirement} allows.`,
  },
  fix: {
    ru: () => 'Задайте serverLoginRetry: 1s — ведущего и так находит менеджер отказов.',
    en: () => 'Set serverLoginRetry: 1s; the failover manager finds the primary anyway.',
  },
  why: {
    ru: 'После неудачного входа PgBouncer не пробует снова целых 15 секунд и всё это время отвечает клиентам ошибкой, хотя новый ведущий уже есть.',
    en: 'After a failed login PgBouncer does not try again for 15 seconds and answers clients with errors, although the new primary is there.',
  },
  source: 'PgBouncer 1.25, config.md (server_login_retry)',
  example: { retry: 15, target: 120, requirement: 'DUR02' },
}

/** Worth a word from a tenth of the promised time. */
export const rule: Rule = {
  entry,
  check: (context) =>
    poolersOf(context).flatMap(({ database, pool, path }) => {
      const manager = database.failover?.manager
      const retry = knob(pool.serverLoginRetry, '15s')
      if (manager !== 'patroni' || retry <= 1) return []
      const claim = tightest(
        claimsUnder(rtoClaims(context, database.id), (scenario) => !corrupts(scenario, database.id)),
      )
      if (!claim || retry < claim.seconds / 10) return []
      const params = { retry, target: claim.seconds, requirement: claim.requirement }
      return [report(context, entry, `${path}.serverLoginRetry`, params)]
    }),
}
