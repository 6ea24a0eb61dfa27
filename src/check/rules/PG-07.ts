import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { hopsDoing, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-07',
  severity: 'warning',
  title: { ru: 'Чтение с реплики выпадает из serializable', en: 'A replica read is outside serializable' },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.journey)}: ${ru.quote(p.service)} читает ${ru.quote(p.store)} с реплики и затем пишет. Уровень serializable такое чтение не видит.`,
    en: (p) =>
      `In ${en.quote(p.journey)}, ${en.quote(p.service)} reads a replica of ${en.quote(p.store)} and then writes: serializable does not see that read.`,
  },
  fix: {
    ru: () => 'Читайте в той же транзакции на ведущем узле (operation: read), если запись зависит от прочитанного.',
    en: () =>
      'Read on the primary (operation: read), in the same transaction, when the write depends on what was read.',
  },
  why: {
    ru: 'На реплике serializable недоступен. Условие, проверенное по устаревшим данным, к моменту записи может уже не выполняться.',
    en: 'A hot standby has no serializable level. A condition checked on stale data may no longer hold when the write comes.',
  },
  source: 'PostgreSQL 15, hot-standby.html; Jepsen, Amazon RDS for PostgreSQL 17.4',
  example: { journey: 'accrue', service: 'api', store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, isolation }) => {
      if (isolation !== 'serializable') return []
      const reads = hopsDoing(context, id, 'read-replica')
      return hopsDoing(context, id, 'write').flatMap((write) => {
        const read = reads.find(({ journey, from }) => journey === write.journey && from === write.from)
        if (!read || write.journey.steps.indexOf(read.step) > write.journey.steps.indexOf(write.step)) return []
        const params = { journey: write.journey.id, service: write.from, store: id }
        return [report(context, entry, read.path, params, write.journey.id)]
      })
    }),
}
