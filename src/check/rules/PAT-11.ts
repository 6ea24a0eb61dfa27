import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-11',
  severity: 'error',
  title: { ru: 'pg_rewind не сможет вернуть прежний ведущий узел', en: 'pg_rewind cannot bring the old primary back' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: usePgRewind включён, но нет ни контрольных сумм страниц, ни wal_log_hints.`,
    en: (p) => `${en.quote(p.id)}: usePgRewind is on, but there are neither data checksums nor wal_log_hints.`,
  },
  fix: {
    ru: () => 'Включите контрольные суммы (pg_checksums) или walLogHints.',
    en: () => 'Turn data checksums on (pg_checksums), or walLogHints.',
  },
  why: {
    ru: 'Без них pg_rewind отказывается работать, и после каждого переключения узел копируют заново целиком.',
    en: 'Without them pg_rewind refuses to work, and after every failover the node is copied anew as a whole.',
  },
  source: 'Patroni 4.1.4, dynamic_configuration.rst (use_pg_rewind)',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, failover }) => {
      if (failover.usePgRewind !== true || database.dataChecksums !== false || database.walLogHints === true) return []
      return [report(context, entry, `${database.id}.failover.usePgRewind`, { id: database.id })]
    }),
}
