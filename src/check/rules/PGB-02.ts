import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { poolersOf } from '../poolers.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-02',
  severity: 'error',
  title: {
    ru: 'Возможности сессии не работают в режиме transaction',
    en: 'Session features do not work in transaction mode',
  },
  message: {
    ru: (p) => `${ru.quote(p.id)}: PgBouncer в режиме ${p.mode}, а приложение опирается на ${p.features}.`,
    en: (p) => `${en.quote(p.id)}: PgBouncer runs in ${p.mode} mode, but the application relies on ${p.features}.`,
  },
  fix: {
    ru: () =>
      'Откажитесь от них (SET LOCAL, pg_advisory_xact_lock) или выделите таким клиентам пул в режиме session (pool.mode).',
    en: () =>
      'Do without them (SET LOCAL, pg_advisory_xact_lock), or give such clients a pool in session mode (pool.mode).',
  },
  why: {
    ru: 'После каждой транзакции соединение уходит другому клиенту: состояние сессии теряется или достаётся чужому.',
    en: 'After each transaction the connection goes to another client: the state of the session is lost, or found by a stranger.',
  },
  source: 'PgBouncer 1.25, doc/config.md, features',
  example: { id: 'profiles', mode: 'transaction', features: 'advisory-locks, listen' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    poolersOf(context).flatMap(({ database: { id }, pool, path }) => {
      const features = pool.sessionFeatures ?? []
      if ((pool.mode ?? 'session') === 'session' || features.length === 0) return []
      const params = { id, mode: pool.mode ?? '', features: features.join(', ') }
      return [report(context, entry, `${path}.sessionFeatures`, params)]
    }),
}
