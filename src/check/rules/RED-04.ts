import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-04',
  severity: 'error',
  title: { ru: 'Перезапуск Redis сотрёт и реплики', en: 'A restart of Redis wipes the replicas too' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} не пишет на диск и перезапускается сам: он поднимется пустым, и реплики скопируют пустоту.`,
    en: (p) =>
      `${en.quote(p.id)} writes nothing to disk and restarts by itself: it comes up empty, and the replicas copy the emptiness.`,
  },
  fix: {
    ru: () =>
      'Включите AOF или RDB на ведущей копии (persistence) либо отключите автоматический перезапуск (autoRestart: false).',
    en: () =>
      'Turn AOF or RDB on at the master (persistence), or switch the automatic restart off (autoRestart: false).',
  },
  why: {
    ru: 'Процесс возвращается раньше, чем Sentinel замечает пропажу, поэтому переключения не происходит.',
    en: 'The process is back before Sentinel notices that it was gone, so there is no failover.',
  },
  source: 'Redis documentation, replication.md (safety of replication when master has persistence turned off)',
  example: { id: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, technology, persistence, redis }) => {
      const copied = context.groupsOf(id).some((group) => group.standbys.length > 0)
      if (technology !== 'redis' || persistence !== 'none' || redis?.autoRestart !== true || !copied) return []
      return [report(context, entry, `${id}.redis.autoRestart`, { id })]
    }),
}
