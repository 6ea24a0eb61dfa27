import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-12',
  severity: 'warning',
  title: { ru: 'Поток изменений прервётся при переключении', en: 'Change data capture breaks at a failover' },
  message: {
    ru: (p) =>
      `Логический слот ${ru.quote(p.id)} не переходит на новый ведущий узел: потребитель изменений что-то пропустит или начнёт сначала.`,
    en: (p) =>
      `The logical slot of ${en.quote(p.id)} does not follow a failover: the consumer of changes misses some or starts again.`,
  },
  fix: {
    ru: () => 'Включите failover-слоты PostgreSQL 17 или постоянные слоты Patroni; потребителя сделайте идемпотентным.',
    en: () => 'Use failover slots of PostgreSQL 17 or permanent slots of Patroni, and make the consumer idempotent.',
  },
  why: {
    ru: 'Обычный логический слот живёт только на том узле, где создан. После переключения позиции чтения нет.',
    en: 'A plain logical slot lives on the node that made it. After a failover the position is gone.',
  },
  source: 'Patroni 4.1.4, dynamic_configuration.rst (slots); Debezium, PostgreSQL connector (slot.failover)',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, changeDataCapture, failover }) => {
      const automatic = failover?.manager === 'patroni' || failover?.manager === 'managed'
      if (changeDataCapture?.failoverSlots !== false || !automatic) return []
      return [report(context, entry, `${id}.changeDataCapture.failoverSlots`, { id })]
    }),
}
