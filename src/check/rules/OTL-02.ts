import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'OTL-02',
  severity: 'warning',
  title: { ru: 'Коллектор не ограничивает свою память', en: 'The collector does not limit its memory' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: обработчик memory_limiter не настроен.`,
    en: (p) => `${en.quote(p.id)}: the memory_limiter processor is not configured.`,
  },
  fix: {
    ru: () => 'Поставьте memory_limiter первым в каждом конвейере (memoryLimiter: true).',
    en: () => 'Put memory_limiter first in every pipeline (memoryLimiter: true).',
  },
  why: {
    ru: 'Когда хранилище трасс отвечает медленно, очередь растёт, пока коллектор не убьют вместе со всем, что в нём было.',
    en: 'When the trace store is slow the queue grows until the collector is killed with all it held.',
  },
  source: 'OpenTelemetry Collector, memory_limiter processor',
  example: { id: 'collector' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs, 'monitoring').flatMap(({ id, opentelemetry }) =>
      opentelemetry?.memoryLimiter === false
        ? [report(context, entry, `${id}.opentelemetry.memoryLimiter`, { id })]
        : [],
    ),
}
