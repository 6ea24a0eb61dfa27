import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-05',
  severity: 'warning',
  title: { ru: 'Отставшую реплику придётся создавать заново', en: 'A standby that falls behind must be built anew' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: слотов нет, wal_keep_size не задан, архива журнала нет. Реплика, отключённая дольше одного checkpoint, не догонит ведущего.`,
    en: (p) =>
      `${en.quote(p.id)} has no slots, no wal_keep_size and no WAL archive: a standby that is away for longer than a checkpoint cannot catch up.`,
  },
  fix: {
    ru: () => 'Включите слоты репликации, архив журнала или задайте walKeepSize.',
    en: () => 'Turn replication slots on, archive the WAL, or set walKeepSize.',
  },
  why: {
    ru: 'Полная копия базы занимает часы, и всё это время на одну реплику меньше.',
    en: 'A full copy of the database takes hours, and all that time there is one standby less.',
  },
  source: 'PostgreSQL 15, runtime-config-replication.html (wal_keep_size)',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap((database) => {
      const kept = database.walKeepSize !== undefined && bytes(database.walKeepSize) > 0
      const standbys = context.groupsOf(database.id).some((group) => group.standbys.length > 0)
      if (database.slots !== false || kept || database.backup?.walArchive || !standbys) return []
      return [report(context, entry, `${database.id}.slots`, { id: database.id })]
    }),
}
