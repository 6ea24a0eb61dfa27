import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-09',
  severity: 'warning',
  title: { ru: 'Сообщения не называют версию своей схемы', en: 'Messages do not name the version of their schema' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: у сообщений нет версии схемы.`,
    en: (p) => `${en.quote(p.id)}: its messages carry no schema version.`,
  },
  fix: {
    ru: () => 'Добавьте версию в сообщение или реестр схем (schemaVersioned: true).',
    en: () => 'Put a version into the message, or use a schema registry (schemaVersioned: true).',
  },
  why: {
    ru: 'Старые сообщения ещё лежат в очереди, когда выходит новый потребитель: повторное чтение их сломает его.',
    en: 'Old messages are still in the queue when a new consumer comes: replaying them breaks it.',
  },
  source: 'common practice',
  example: { id: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'queue', 'topic').flatMap(({ id, queue }) =>
      queue.schemaVersioned === false ? [report(context, entry, `${id}.queue.schemaVersioned`, { id })] : [],
    ),
}
